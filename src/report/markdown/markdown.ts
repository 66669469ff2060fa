import type { ComparedReport, ErrorReport, Report, ReportChange } from '../../classify/report.ts';
import { capitalised, countsSentence, policySentence, versionSentence } from '../conclusion.ts';
import { operationCount } from '../operation-count.ts';
import { count } from '../count.ts';
import { causesOf, changesIn } from '../entries.ts';
import type { Entry } from '../entries.ts';
import { positionText } from '../place.ts';
import type { GroupBy } from '../groupings.ts';
import { usualView } from '../view.ts';
import type { ReportView } from '../view.ts';
import { expiredText, expiredWaivers, unusedWaivers } from '../waived.ts';
import { bytesOf } from './bytes.ts';
import { changeHeader, changeRow, changeSection } from './change.ts';
import { code, prose, table } from './escape.ts';
import { sectionTables } from './sections.ts';

/** A comment on GitHub takes 65,536 characters; what posts it may add something of its own. In bytes of UTF-8. */
const mostBytes = 60_000;

/** So many breaking changes are told whole; more are not read but skimmed. */
const mostSections = 12;

/** So many expired waivers are named. */
const mostExpired = 5;

/** What sections may take, so that rows of the others find room. */
const sectionBytes = 40_000;

/** The report for a comment on a pull request or a step summary: the verdict first, what breaks in full, the rest folded. */
export function renderMarkdown(report: Report, view: ReportView = usualView): string {
  switch (report.status) {
    case 'error':
      return errorPage(report);
    case 'compared':
      return page(report, view);
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

function page(report: ComparedReport, view: ReportView): string {
  const { old, new: next, verdict } = report;
  const title = next.title || old.title || 'API';
  const policy = policySentence(report);
  const head = [
    `## ${verdict.gate === 'fail' ? '✗' : '✓'} ${prose(headline(report))}`,
    `**${prose(title)}** ${code(old.version || '?')} → ${code(next.version || '?')}, ${code(old.source)} → ${code(next.source)}`,
    ...expiredParagraph(report),
    ...(verdict.bump.note === null ? [] : [prose(verdict.bump.note)]),
    ...(policy === null ? [] : [`Policy: ${prose(policy)}.`]),
  ].map((line) => `${line}\n`);
  return [
    ...head,
    ...(view.groupBy === 'cause' ? causeParts(report, bytesLeft(head), view) : otherParts(report, bytesLeft(head), view.groupBy)),
  ].join('\n');
}

function bytesLeft(parts: readonly string[]): number {
  return mostBytes - bytesOf(parts.join('\n')) - closingBytes;
}

/** The changes below their operations, tags or rules, and what is wrong with the documents. */
function otherParts(report: ComparedReport, bytes: number, groupBy: Exclude<GroupBy, 'cause'>): readonly string[] {
  const tables = sectionTables(report, groupBy, bytes - closingBytes);
  const remarks = remarksOf(report, bytes - bytesOf(tables.join('\n')));
  return remarks === '' ? tables : [...tables, remarks];
}

/** What breaks in sections, the rest folded by severity, and what is wrong with the documents. */
function causeParts(report: ComparedReport, bytes: number, view: ReportView): readonly string[] {
  const { sections, rest } = sectionsOf(report, view);
  const body = [...sections];
  const waived = rest.filter(({ first }) => first.waived !== null);
  const counted = rest.filter(({ first }) => first.waived === null);
  const loud = counted.filter(({ first }) => first.severity === 'breaking');
  let left = bytes - bytesOf(body.join('\n')) - 1;
  const hidden: ReportChange[] = [];
  for (const { name, entries } of [
    { name: `${sections.length === 0 ? '' : 'more '}breaking`, entries: loud },
    ...(['warning', 'compatible', 'cosmetic'] as const).map((severity) => ({
      name: severity,
      entries: counted.filter(({ first }) => first.severity === severity),
    })),
    { name: 'waived', entries: waived },
  ]) {
    const folded = fold(name, entries, left);
    if (folded.text !== '') body.push(folded.text);
    left -= bytesOf(folded.text) + 1;
    hidden.push(...changesIn(folded.hidden));
  }
  const remarks = remarksOf(report, left);
  if (remarks !== '') body.push(remarks);
  if (hidden.length > 0) body.push(`Not shown here: ${countsSentence(hidden)}. \`api-diff -v\` and the format \`json\` show everything.\n`);
  return body;
}

/** Room for the line that counts what is not shown. */
const closingBytes = 400;

function headline(report: ComparedReport): string {
  return `${subjectOf(report)}: ${versionSentence(report)}`;
}

function subjectOf(report: ComparedReport): string {
  const { changes, summary } = report;
  const expired = expiredWaivers(report).length;
  const ended = expired > 0 ? `${count(expired, 'waiver')} expired, ` : '';
  const breaking = changes.filter(({ severity, waived }) => severity === 'breaking' && waived === null);
  if (breaking.length > 0) return `${ended}${countsSentence(breaking)}`;
  if (ended !== '') return `${ended}nothing else breaks`;
  if (changes.some(({ severity }) => severity === 'breaking')) return 'Nothing breaks that is not waived';
  if (changes.length > 0) return 'Nothing breaks';
  return summary.skipped > 0 ? 'No changes in what was compared' : 'No changes';
}

/** Which waivers have expired; in a list where they are several. */
function expiredParagraph(report: ComparedReport): readonly string[] {
  const texts = expiredWaivers(report).map((waiver) => prose(capitalised(expiredText(waiver))));
  const shown = texts.slice(0, mostExpired);
  const rest = texts.length - shown.length;
  const items = [...shown, ...(rest > 0 ? [`and ${count(rest, 'more waiver')}`] : [])];
  return texts.length === 0 ? [] : [items.length === 1 ? items.join('') : items.map((item) => `- ${item}`).join('\n')];
}

function sectionsOf(
  report: ComparedReport,
  { detail }: ReportView,
): { readonly sections: readonly string[]; readonly rest: readonly Entry[] } {
  const all = causesOf(report);
  const causes = all.filter(({ first }) => first.waived === null);
  const sections: string[] = [];
  let bytes = 0;
  for (const entry of causes) {
    if (entry.first.severity !== 'breaking' || sections.length === mostSections) break;
    const section = changeSection(entry, { operations: operationCount(report), detail });
    bytes += bytesOf(section) + 1;
    if (bytes > sectionBytes) break;
    sections.push(section);
  }
  return { sections, rest: [...causes.slice(sections.length), ...all.filter(({ first }) => first.waived !== null)] };
}

/** Entries of one severity behind a line to click on, as many as fit into some bytes. */
function fold(name: string, entries: readonly Entry[], bytes: number): { readonly text: string; readonly hidden: readonly Entry[] } {
  if (entries.length === 0) return { text: '', hidden: [] };
  const number = changesIn(entries).length;
  const noun = name === 'warning' ? count(number, 'warning') : count(number, `${name} change`);
  const causes = number === entries.length ? '' : ` (${count(entries.length, 'cause')})`;
  const frame = (rows: readonly (readonly string[])[]): string =>
    `<details><summary>${noun}${causes}</summary>\n\n${table(changeHeader, rows)}\n</details>\n`;
  const rows: (readonly string[])[] = [];
  let left = bytes - bytesOf(frame([]));
  for (const entry of entries) {
    const row = changeRow(entry, { only: 'named' });
    left -= bytesOf(table([], [row]));
    if (left < 0) break;
    rows.push(row);
  }
  return { text: rows.length === 0 ? '' : frame(rows), hidden: entries.slice(rows.length) };
}

/** Faults of the documents and what was not compared; counted alone where there is no room to list them. */
function remarksOf(report: ComparedReport, bytes: number): string {
  const { notes, skipped } = report;
  const unused = unusedWaivers(report);
  if (notes.length + skipped.length + unused.length === 0) return '';
  const counts = [
    ...(notes.length > 0 ? [count(notes.length, 'fault in the documents', 'faults in the documents')] : []),
    ...(skipped.length > 0 ? [count(skipped.length, 'part that was not compared', 'parts that were not compared')] : []),
    ...(unused.length > 0 ? [count(unused.length, 'waiver that matches no change', 'waivers that match no change')] : []),
  ].join(', ');
  const rows = [
    ...notes.map((note) => [note.side, code(positionText(note) || note.pointer), prose(note.message)]),
    ...skipped.map((part) => [part.side, code(part.pointer), `not compared: ${prose(part.reason)}`]),
    ...unused.map((waiver) => ['waiver', code(positionText(waiver) || '?'), `matches no change: ${prose(waiver.reason)}`]),
  ];
  const text = `<details><summary>${counts}</summary>\n\n${table(['document', 'where', 'what'], rows)}\n</details>\n`;
  return bytesOf(text) <= bytes ? text : `${counts}.\n`;
}
