import type { ComparedReport, Report, ReportChange } from '../../classify/report.ts';
import { countOf, hurts, severities } from '../conclusion.ts';
import { operationCount } from '../operation-count.ts';
import { count } from '../count.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { causeCount, causesOf, changesIn } from '../entries.ts';
import { visible } from '../visible.ts';
import { isWaived } from '../waived.ts';
import { entryBlock, entryLine } from './change-block.ts';
import { renderErrorText } from './error.ts';
import { headerLines } from './header.ts';
import type { Line } from './line.ts';
import { gap, hang, lineWidth, paint, span, withHint, words, wrap } from './line.ts';
import { sectionLines } from './section-lines.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';
import { policyLine, verdictLines } from './verdict.ts';
import { unusedTexts, waivedLines } from './waived-lines.ts';

/** The report for a terminal: one block for each cause, the worst first, the verdict last. */
export function renderText(report: Report, options: TextOptions): string {
  switch (report.status) {
    case 'error':
      return renderErrorText(report, options);
    case 'compared':
      return paint(comparedLines(report, options), options.palette);
    default:
      return report satisfies never;
  }
}

function comparedLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  if (report.changes.length === 0) return unchangedLines(report, options);
  const verdict = verdictLines(report, options);
  if (options.detail === 'quiet') return verdict;
  const header = headerLines(report, options);
  const remarks = remarkLines(report, options);
  if (options.detail === 'verbose') {
    const blocks =
      options.groupBy === 'cause'
        ? causesOf(report).flatMap((entry) => [...entryBlock(entry, operationCount(report), options), []])
        : sectionLines(report, options.groupBy, { room: Infinity, options });
    return [...header, [], ...blocks, ...remarks, ...(remarks.length > 0 ? [[]] : []), ...verdict];
  }
  const silent = silentLines(report, options);
  const waived = waivedLines(report, options);
  const tail = [...waived, ...(waived.length > 0 && silent.length + remarks.length > 0 ? [[]] : []), ...silent, ...remarks];
  const closing = tail.length > 0 ? [...tail, []] : [];
  const room = options.rows - header.length - 1 - closing.length - verdict.length;
  const shown = options.groupBy === 'cause' ? screenful(report, room, options) : sectionLines(report, options.groupBy, { room, options });
  return [...header, [], ...shown, ...closing, ...verdict];
}

/** One line says that nothing changed; parts that could not be compared are never passed over in silence. */
function unchangedLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  const signs = signsOf(options);
  const isWhole = report.summary.skipped === 0 && report.verdict.policy.ignored.changes === 0;
  const what = isWhole
    ? 'No changes'
    : report.summary.skipped > 0
      ? 'No changes found in what was compared'
      : 'No changes beside ignored ones';
  const first: Line = [span(`${signs.good} ${what}`, 'good'), gap(2)];
  const [subject = [], ...sources] = headerLines(report, { ...options, width: options.width - lineWidth(first) });
  const remarks = options.detail === 'quiet' ? [] : remarkLines(report, options);
  return [
    [...first, ...subject],
    ...sources,
    ...remarks,
    ...(report.verdict.policy.ignored.changes > 0 ? policyLine(report, options) : []),
  ];
}

/**
 * The breaking changes and warnings within some lines: all as blocks where they fit; else as many of the worst as
 * blocks as leave room for the others, up to a third of it, in one line each; what is left then is counted.
 */
function screenful(report: ComparedReport, room: number, options: TextOptions): readonly Line[] {
  const loud = causesOf(report).filter(({ first }) => hurts(first));
  const lines: Line[] = [];
  let taken = 0;
  for (const entry of loud) {
    const block = [...entryBlock(entry, operationCount(report), options), []];
    const rest = loud.length - taken - 1;
    const reserved = rest === 0 ? 0 : Math.min(rest, Math.floor(room / 3)) + 2;
    if (taken > 0 && lines.length + block.length + reserved > room) break;
    lines.push(...block);
    taken += 1;
  }
  if (taken === loud.length) return lines;
  // Room for the count of the rest, where there will be one, and for an empty line.
  while (taken < loud.length && lines.length + (taken + 1 < loud.length ? 3 : 2) <= room) {
    const entry = loud[taken];
    if (entry !== undefined) lines.push(entryLine(entry, options));
    taken += 1;
  }
  return [...lines, ...restLines(changesIn(loud.slice(taken)), options), []];
}

function restLines(rest: readonly ReportChange[], options: TextOptions): readonly Line[] {
  if (rest.length === 0) return [];
  const breaking = rest.filter((change) => change.severity === 'breaking').length;
  const warnings = rest.length - breaking;
  const parts = [
    ...(breaking > 0 ? [count(breaking, 'more breaking change')] : []),
    ...(warnings > 0 ? [count(warnings, 'more warning')] : []),
  ];
  return withHint([span(`${signsOf(options).more} ${sentenceList(parts)}`, 'strong')], '-v shows them', options.width);
}

/** What changed without harm, counted on one line. */
function silentLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  const kinds = severities
    .filter((severity) => severity === 'compatible' || severity === 'cosmetic')
    .map((severity) => ({ severity, number: report.changes.filter((change) => change.severity === severity && !isWaived(change)).length }))
    .filter((kind) => kind.number > 0);
  if (kinds.length === 0) return [];
  const line = kinds.flatMap(({ severity, number }, index) => [
    gap(index === 0 ? 0 : 3),
    span(`${signsOf(options)[severity]} ${countOf(severity, number)}${causeCount(report, severity)}`, severity),
  ]);
  return withHint(line, kinds.length === 1 && kinds[0]?.number === 1 ? '-v shows it' : '-v shows them', options.width);
}

/** Faults of the documents and parts that were not understood: counted, or listed where everything is shown. */
function remarkLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  const sign = signsOf(options).unknown;
  const { notes, skipped } = report;
  if (options.detail === 'verbose') {
    const listed = [
      ...notes.map((note) => ({
        head: `${sign} ${note.side} document`,
        text: `${note.file === null ? note.pointer : [note.file, note.line, note.column].filter((part) => part !== null).join(':')}  ${note.message}`,
      })),
      ...unusedTexts(report).map(({ place, text }) => ({ head: `${sign} waiver`, text: `${place}  ${text}`.trim() })),
      ...skipped.map((part) => ({ head: `${sign} not compared`, text: `${part.side} \`${part.pointer}\`: ${part.reason}` })),
    ];
    return listed.flatMap(({ head, text }) =>
      hang([span(head, 'cosmetic'), gap(16 - head.length)], wrap(words(visible(text, options.characters)), options.width - 16)),
    );
  }
  const parts = [
    ...(notes.length > 0 ? [count(notes.length, 'fault in the documents', 'faults in the documents')] : []),
    ...(skipped.length > 0 ? [count(skipped.length, 'part that was not compared', 'parts that were not compared')] : []),
  ];
  if (parts.length === 0) return [];
  const single = notes.length + skipped.length === 1;
  return withHint([span(`${sign} ${sentenceList(parts)}`, 'cosmetic')], single ? '-v shows it' : '-v shows them', options.width);
}
