import type { ComparedReport, Report, ReportChange } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { count, sentenceList } from './count.ts';

/** The severities, worst first. */
export const severities: readonly Severity[] = ['breaking', 'warning', 'compatible', 'cosmetic'];

/** Whether someone has to do something about it. */
export function hurts({ severity }: ReportChange): boolean {
  return severity === 'breaking' || severity === 'warning';
}

/** A sentence with a capital letter, where it does not begin with code. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A number of changes of one severity: `1 breaking change`, `2 warnings`. */
export function countOf(severity: Severity, number: number): string {
  return severity === 'warning' ? count(number, 'warning') : count(number, `${severity} change`);
}

/** The changes counted by severity, as a list in a sentence: `3 breaking changes and 1 warning`, or `no changes`. */
export function countsSentence(changes: readonly ReportChange[]): string {
  const kinds = severities
    .map((severity) => ({ severity, number: changes.filter((change) => change.severity === severity).length }))
    .filter(({ number }) => number > 0);
  return kinds.length === 0 ? 'no changes' : sentenceList(kinds.map(({ severity, number }) => countOf(severity, number)));
}

/**
 * Which version the changes ask for and whether the new document says so, as a clause without a full stop. Holds the
 * documents' own words (their versions), not yet escaped for any format.
 */
export function versionSentence({ verdict: { bump }, new: next }: ComparedReport): string {
  if (bump.recommended === 'none') return 'no new version is needed';
  const needed = bump.next === null ? `a ${bump.recommended} version is needed` : `the next version is ${bump.next} (${bump.recommended})`;
  if (bump.enough === null) return needed;
  return bump.enough ? `${needed}, and ${next.version} is enough` : `${needed}, but the new document says ${next.version}`;
}

/** The whole verdict as one sentence in plain words, not yet escaped; for an error that nothing was compared. */
export function conclusion(report: Report): string {
  switch (report.status) {
    case 'error':
      return `Nothing was compared: ${report.error.message}`;
    case 'compared': {
      const skipped = report.summary.skipped > 0 ? `; ${count(report.summary.skipped, 'part was', 'parts were')} not compared` : '';
      return `${report.verdict.gate === 'fail' ? 'Fail' : 'Pass'}: ${countsSentence(report.changes)}; ${versionSentence(report)}${skipped}`;
    }
    default:
      return report satisfies never;
  }
}
