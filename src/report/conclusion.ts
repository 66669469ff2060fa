import type { ComparedReport, Report, ReportChange } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { count } from './count.ts';
import { sentenceList } from '../model/sentence-list.ts';
import { expiredWaivers, isWaived } from './waived.ts';

/** The severities, worst first. */
export const severities: readonly Severity[] = ['breaking', 'warning', 'compatible', 'cosmetic'];

/** Whether someone has to do something about it; of what is waived that was decided already. */
export function hurts({ severity, waived }: ReportChange): boolean {
  return waived === null && (severity === 'breaking' || severity === 'warning');
}

/** A sentence with a capital letter, where it does not begin with code. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A number of changes of one severity: `1 breaking change`, `2 warnings`. */
export function countOf(severity: Severity, number: number): string {
  return severity === 'warning' ? count(number, 'warning') : count(number, `${severity} change`);
}

/** How many changes there are of each severity that there is, the worst first; what is waived is not among them. */
export function countsBySeverity(changes: readonly ReportChange[]): readonly { readonly severity: Severity; readonly number: number }[] {
  return severities
    .map((severity) => ({ severity, number: changes.filter((change) => change.severity === severity && !isWaived(change)).length }))
    .filter(({ number }) => number > 0);
}

/** The changes counted by severity, as a list in a sentence: `3 breaking changes, 1 warning and 2 waived changes`, or `no changes`. */
export function countsSentence(changes: readonly ReportChange[]): string {
  const waived = changes.filter(isWaived).length;
  const parts = [
    ...countsBySeverity(changes).map(({ severity, number }) => countOf(severity, number)),
    ...(waived > 0 ? [count(waived, 'waived change')] : []),
  ];
  return parts.length === 0 ? 'no changes' : sentenceList(parts);
}

/**
 * Which version the changes ask for and whether the new document says so, as a clause without a full stop. Holds the
 * documents' own words (their versions), not yet escaped for any format.
 */
export function versionSentence({ verdict: { bump }, new: next }: ComparedReport): string {
  if (bump.recommended === 'none') return 'no new version is needed';
  // Enough and unchanged is a version without the part that would be raised.
  if (bump.enough === true && bump.declared === 'none')
    return `a ${bump.recommended} version is needed, for which ${next.version} has no part`;
  const needed = bump.next === null ? `a ${bump.recommended} version is needed` : `the next version is ${bump.next} (${bump.recommended})`;
  if (bump.enough === null) return needed;
  return bump.enough ? `${needed}, and ${next.version} is enough` : `${needed}, but the new document says ${next.version}`;
}

/**
 * Whose policy rated the changes and what it left out, as a clause without a full stop; null where it is the usual one
 * and nothing was left out. Holds names that somebody chose, not yet escaped for any format.
 */
export function policySentence({ verdict: { policy } }: ComparedReport): string | null {
  const { name, config, rules, overrides, ignored } = policy;
  if (name === 'recommended' && config === null) return null;
  const own = [...(rules > 0 ? [count(rules, 'rule')] : []), ...(overrides > 0 ? [count(overrides, 'override')] : [])];
  const from = config === null ? '' : own.length === 0 ? `, as ${config} says` : `, with ${sentenceList(own)} of ${config}`;
  const left = [
    ...(ignored.changes > 0 ? [count(ignored.changes, 'change')] : []),
    ...(ignored.operations > 0 ? [count(ignored.operations, 'operation')] : []),
  ];
  return `${name}${from}${left.length === 0 ? '' : `; ignores ${sentenceList(left)}`}`;
}

/** The whole verdict as one sentence in plain words, not yet escaped; for an error that nothing was compared. */
export function conclusion(report: Report): string {
  switch (report.status) {
    case 'error':
      return `Nothing was compared: ${report.error.message}`;
    case 'compared': {
      const skipped = report.summary.skipped > 0 ? `; ${count(report.summary.skipped, 'part was', 'parts were')} not compared` : '';
      const expired = expiredWaivers(report).length;
      const ended = expired > 0 ? `${count(expired, 'waiver')} expired; ` : '';
      return `${report.verdict.gate === 'fail' ? 'Fail' : 'Pass'}: ${ended}${countsSentence(report.changes)}; ${versionSentence(report)}${skipped}`;
    }
    default:
      return report satisfies never;
  }
}
