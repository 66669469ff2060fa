import type { ComparedReport } from '../../classify/report.ts';
import { countsSentence, hurts } from '../conclusion.ts';
import { count } from '../count.ts';
import { changesIn } from '../entries.ts';
import type { Entry } from '../entries.ts';
import type { GroupBy } from '../groupings.ts';
import type { Section } from '../sections.ts';
import { sectionsOf } from '../sections.ts';
import { bytesOf } from './bytes.ts';
import { changeHeader, changeRow } from './change.ts';
import { code, struck, table } from './escape.ts';

/** Room for the line that counts what is not shown. */
const closingBytes = 200;

/**
 * The changes below the operations, tags or rules that they belong to, a table each, as many as fit into some
 * bytes of UTF-8; what hurts nobody is folded.
 */
export function sectionTables(report: ComparedReport, groupBy: Exclude<GroupBy, 'cause'>, bytes: number): readonly string[] {
  const sections = sectionsOf(report, groupBy);
  const texts: string[] = [];
  let left = bytes - closingBytes;
  for (const section of sections) {
    const text = sectionTable(section);
    left -= bytesOf(text) + 1;
    if (left < 0) break;
    texts.push(text);
  }
  const rest = sections.length - texts.length;
  if (rest === 0) return texts;
  return [...texts, `Not shown here: ${count(rest, groupBy)}. \`api-diff -v\` and the format \`json\` show everything.\n`];
}

function sectionTable(section: Section): string {
  const { title, entries } = section;
  const rows = table(['severity', ...changeHeader], entries.map(rowOf));
  const counts = countsSentence(changesIn(entries));
  if (entries.some(({ first }) => hurts(first))) return `### ${code(title)}: ${counts}\n\n${rows}`;
  return `### ${code(title)}\n\n<details><summary>${counts}</summary>\n\n${rows}\n</details>\n`;
}

function rowOf(entry: Entry): readonly string[] {
  const { severity } = entry.first;
  return [entry.first.waived === null ? severity : struck(severity), ...changeRow(entry, { only: 'counted' })];
}
