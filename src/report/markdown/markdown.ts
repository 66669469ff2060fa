import type { ComparedReport, ErrorReport, Report, ReportChange } from '../../classify/report.ts';
import { countsSentence, versionSentence } from '../conclusion.ts';
import { count } from '../count.ts';
import { positionText } from '../place.ts';
import { changeHeader, changeRow, changeSection } from './change.ts';
import { code, prose, table } from './escape.ts';

/** A comment on GitHub takes 65,536 characters; what posts it may add something of its own. In bytes of UTF-8. */
const mostBytes = 60_000;

/** So many breaking changes are told whole; more are not read but skimmed. */
const mostSections = 12;

/** What sections may take, so that rows of the others find room. */
const sectionBytes = 40_000;

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** The report for a comment on a pull request or a step summary: the verdict first, what breaks in full, the rest folded. */
export function renderMarkdown(report: Report): string {
  switch (report.status) {
    case 'error':
      return errorPage(report);
    case 'compared':
      return page(report);
    default:
      return report satisfies never;
  }
}

function errorPage(report: ErrorReport): string {
  const { code: id, message, hint } = report.error;
  const place = positionText(report.error);
  const lines = [
    '## ✗ Nothing was compared',
    `${place === '' ? '' : `${code(place)}: `}${message.split('\n').map(prose).join(' ')}`,
    ...(hint === null ? [] : [`**Fix:** ${prose(hint)}`]),
    `There is no verdict: this says nothing about the changes. (${code(id)})`,
  ];
  return `${lines.join('\n\n')}\n`;
}

function page(report: ComparedReport): string {
  const { old, new: next, verdict } = report;
  const title = next.title || old.title || 'API';
  const head = [
    `## ${verdict.gate === 'fail' ? '✗' : '✓'} ${prose(headline(report))}`,
    `**${prose(title)}** ${code(old.version || '?')} → ${code(next.version || '?')}, ${code(old.source)} → ${code(next.source)}`,
    ...(verdict.bump.note === null ? [] : [prose(verdict.bump.note)]),
  ].map((line) => `${line}\n`);
  const { sections, rest } = sectionsOf(report);
  const body = [...head, ...sections];
  const loud = rest.filter(({ severity }) => severity === 'breaking');
  let left = mostBytes - bytesOf(body.join('\n')) - closingBytes;
  const hidden: ReportChange[] = [];
  for (const { name, changes } of [
    { name: `${loud.length === report.summary.breaking ? '' : 'more '}breaking`, changes: loud },
    ...(['warning', 'compatible', 'cosmetic'] as const).map((severity) => ({
      name: severity,
      changes: rest.filter((change) => change.severity === severity),
    })),
  ]) {
    const folded = fold(name, changes, left);
    if (folded.text !== '') body.push(folded.text);
    left -= bytesOf(folded.text) + 1;
    hidden.push(...folded.hidden);
  }
  const remarks = remarksOf(report, left);
  if (remarks !== '') body.push(remarks);
  if (hidden.length > 0) body.push(`Not shown here: ${countsSentence(hidden)}. \`api-diff -v\` and the format \`json\` show everything.\n`);
  return body.join('\n');
}

/** Room for the line that counts what is not shown. */
const closingBytes = 400;

function headline(report: ComparedReport): string {
  return `${subjectOf(report)}: ${versionSentence(report)}`;
}

function subjectOf({ changes, summary }: ComparedReport): string {
  const breaking = changes.filter(({ severity }) => severity === 'breaking');
  if (breaking.length > 0) return countsSentence(breaking);
  if (changes.length > 0) return 'Nothing breaks';
  return summary.skipped > 0 ? 'No changes in what was compared' : 'No changes';
}

function sectionsOf(report: ComparedReport): { readonly sections: readonly string[]; readonly rest: readonly ReportChange[] } {
  const sections: string[] = [];
  let bytes = 0;
  for (const change of report.changes) {
    if (change.severity !== 'breaking' || sections.length === mostSections) break;
    const section = changeSection(change, report.summary.operations.total);
    bytes += bytesOf(section) + 1;
    if (bytes > sectionBytes) break;
    sections.push(section);
  }
  return { sections, rest: report.changes.slice(sections.length) };
}

/** Changes of one severity behind a line to click on, as many as fit into some bytes. */
function fold(
  name: string,
  changes: readonly ReportChange[],
  bytes: number,
): { readonly text: string; readonly hidden: readonly ReportChange[] } {
  if (changes.length === 0) return { text: '', hidden: [] };
  const noun = name === 'warning' ? count(changes.length, 'warning') : count(changes.length, `${name} change`);
  const frame = (rows: readonly (readonly string[])[]): string =>
    `<details><summary>${noun}</summary>\n\n${table(changeHeader, rows)}\n</details>\n`;
  const rows: (readonly string[])[] = [];
  let left = bytes - bytesOf(frame([]));
  for (const change of changes) {
    const row = changeRow(change);
    left -= bytesOf(table([], [row]));
    if (left < 0) break;
    rows.push(row);
  }
  return { text: rows.length === 0 ? '' : frame(rows), hidden: changes.slice(rows.length) };
}

/** Faults of the documents and what was not compared; counted alone where there is no room to list them. */
function remarksOf({ notes, skipped }: ComparedReport, bytes: number): string {
  if (notes.length + skipped.length === 0) return '';
  const counts = [
    ...(notes.length > 0 ? [count(notes.length, 'fault in the documents', 'faults in the documents')] : []),
    ...(skipped.length > 0 ? [count(skipped.length, 'part that was not compared', 'parts that were not compared')] : []),
  ].join(', ');
  const rows = [
    ...notes.map((note) => [note.side, code(positionText(note) || note.pointer), prose(note.message)]),
    ...skipped.map((part) => [part.side, code(part.pointer), `not compared: ${prose(part.reason)}`]),
  ];
  const text = `<details><summary>${counts}</summary>\n\n${table(['document', 'where', 'what'], rows)}\n</details>\n`;
  return bytesOf(text) <= bytes ? text : `${counts}.\n`;
}
