import type { ComparedReport, ReportBump, ReportChange } from '../../classify/report.ts';
import { countOf, policySentence, severities } from '../conclusion.ts';
import { causeCount } from '../entries.ts';
import { visible } from '../visible.ts';
import { isWaived } from '../waived.ts';
import type { Line, Span } from './line.ts';
import { fold, gap, hang, lineWidth, span, withRight, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';
import { waiveLines } from './waive-command.ts';
import { expiredLines, waivedCount } from './waived-lines.ts';

const labelColumns = 10;

/** Counts and gate, the version declared, the version required, and what to do next. */
export function verdictLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  return [
    ...countsLine(report, options),
    ...expiredLines(report, label('expired'), options),
    ...declaredLine(report, options),
    ...requiredLine(report, options),
    ...policyLine(report, options),
    ...nextLine(report, options),
    ...waiveLine(report, options),
  ];
}

/** Whose policy rated the changes, where that is not the usual one. */
export function policyLine(report: ComparedReport, options: TextOptions): readonly Line[] {
  const sentence = policySentence(report);
  if (sentence === null) return [];
  return hang(label('policy'), wrap(words(visible(sentence, options.characters)), options.width - labelColumns));
}

function label(text: string): Line {
  return [span(text, 'dim'), gap(labelColumns - text.length)];
}

function countsLine(report: ComparedReport, options: TextOptions): readonly Line[] {
  const { summary, verdict } = report;
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => {
      const number = severity === 'warning' ? countOf(severity, summary.warning) : `${summary[severity]} ${severity}`;
      return span(`${number}${causeCount(report, severity)}`, severity);
    });
  if (summary.waived > 0) counts.push(span(waivedCount(report)));
  if (counts.length === 0) counts.push(span('no changes'));
  const left = counts.flatMap((item, index): Span[] => (index === 0 ? [item] : [gap(2), item]));
  const failed = verdict.gate === 'fail';
  const signs = signsOf(options);
  const word: Line = [failed ? span(`${signs.bad} FAIL`, 'bad') : span(`${signs.good} PASS`, 'good')];
  const ratchet = verdict.maxBreaking === undefined ? '' : ` --max-breaking ${verdict.maxBreaking}`;
  const gate: Line = [span(`--fail-on ${verdict.failOn}${ratchet}`, 'dim'), gap(2), ...word];
  const joined = withRight(left, gate, options.width) ?? withRight(left, word, options.width);
  return joined === undefined ? [...fold(left, options.width), word] : [joined];
}

function declaredText(bump: ReportBump): string {
  switch (bump.declared) {
    case null:
      return 'unknown';
    case 'down':
      return 'backwards';
    case 'none':
      return 'unchanged';
    case 'major':
    case 'minor':
    case 'patch':
      return bump.declared;
    default:
      return bump.declared satisfies never;
  }
}

function versions(report: ComparedReport, options: TextOptions): string {
  const [before, after] = [report.old.version, report.new.version].map((version) => visible(version || '?', options.characters));
  return before === after ? `${after}` : `${before} ${signsOf(options).arrow} ${after}`;
}

/** The columns of the second column, so that `minor` stands above `MAJOR`. */
function versionColumns(report: ComparedReport, options: TextOptions): number {
  return Math.max(versions(report, options).length, required(report, options).length) + 3;
}

function declaredLine(report: ComparedReport, options: TextOptions): readonly Line[] {
  const text = versions(report, options);
  const { bump } = report.verdict;
  const row: Line = [
    ...label('declared'),
    span(text),
    gap(versionColumns(report, options) - text.length),
    span(declaredText(bump)),
    ...enough(bump, options),
  ];
  if (bump.note === null) return [row];
  return [row, ...hang(label(''), wrap(words(visible(bump.note, options.characters)), options.width - labelColumns))];
}

function enough(bump: ReportBump, options: TextOptions): Line {
  const signs = signsOf(options);
  if (bump.enough === null || (bump.enough && bump.recommended === 'none')) return [];
  return [gap(3), bump.enough ? span(`${signs.good} enough`, 'good') : span(`${signs.bad} not enough`, 'bad')];
}

function required(report: ComparedReport, options: TextOptions): string {
  const { bump } = report.verdict;
  if (bump.recommended === 'none') return 'nothing';
  return bump.next === null ? '' : visible(bump.next, options.characters);
}

function requiredLine(report: ComparedReport, options: TextOptions): readonly Line[] {
  const { bump } = report.verdict;
  const text = required(report, options);
  const first: Line =
    text === '' ? label('required') : [...label('required'), span(text), gap(versionColumns(report, options) - text.length)];
  if (bump.recommended === 'none') return [[...label('required'), span('nothing: no change asks for a new version')]];
  const start: Line = [...first, span(bump.recommended.toUpperCase(), bump.enough === false ? 'bad' : 'strong'), gap(3)];
  return hang(start, wrap(words(because(report)), Math.max(options.width - lineWidth(start), 20)));
}

/** A waiver lets a change pass the gate; the version that it asks for stays. */
function waivedOf(changes: readonly ReportChange[]): string {
  const waived = changes.filter(isWaived).length;
  if (waived === 0) return '';
  return waived === changes.length ? ' (waived)' : ` (${waived} waived)`;
}

/** The worst kind of change among those that force the bump, counted. */
function because(report: ComparedReport): string {
  const forcing = new Set(report.verdict.bump.because);
  const changes = report.changes.filter((change) => forcing.has(change.fingerprint));
  const kinds = severities
    .map((severity) => changes.filter((change) => change.severity === severity))
    .filter((kind) => kind.length > 0)
    .map((kind) => `${countOf(kind[0]?.severity ?? 'cosmetic', kind.length)}${waivedOf(kind)}`);
  return kinds.length === 0 ? '' : `because of ${kinds.join(' and ')}`;
}

/** What to type to let the worst of what fails the gate pass; where only the version does, no waiver helps. */
function waiveLine({ verdict, changes }: ComparedReport, options: TextOptions): readonly Line[] {
  const worst = changes.find((change) => !isWaived(change));
  if (verdict.gate === 'pass' || verdict.failOn === 'bump' || worst === undefined) return [];
  return waiveLines(worst, label('waive'), options);
}

function nextLine(report: ComparedReport, options: TextOptions): readonly Line[] {
  const { bump, gate } = report.verdict;
  const steps: string[] = [];
  // Where nobody can tell whether the new version is enough, the one that would be is as good a hint.
  if (bump.enough !== true && bump.next !== null) {
    steps.push(
      `set \`info.version\` to \`${visible(bump.next, options.characters)}\` in ${visible(report.new.source, options.characters)}`,
    );
  }
  const worst = report.changes.find((change) => !isWaived(change)) ?? report.changes[0];
  if (gate === 'fail' && worst !== undefined) steps.push(`\`api-diff explain ${visible(worst.rule)}\` says more`);
  if (steps.length === 0) return [];
  return hang(
    label('next'),
    wrap(
      steps.flatMap((step, index) => words(index < steps.length - 1 ? `${step};` : step)),
      options.width - labelColumns,
    ),
  );
}
