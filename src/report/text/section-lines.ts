import type { ComparedReport } from '../../classify/report.ts';
import { countOf, countsBySeverity, hurts } from '../conclusion.ts';
import { count } from '../count.ts';
import type { Entry } from '../entries.ts';
import type { GroupBy } from '../groupings.ts';
import type { Section } from '../sections.ts';
import { sectionsOf } from '../sections.ts';
import { visible } from '../visible.ts';
import { isWaived } from '../waived.ts';
import { entryHead, entryLine } from './change-block.ts';
import type { Line } from './line.ts';
import { cutLine, gap, hang, lineWidth, span, withHint, withRight, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/**
 * The changes below the operations, tags or rules that they belong to, one line each: what hurts, within `room`
 * lines, and what is left counted; where everything is shown, all of it with its places.
 */
export function sectionLines(
  report: ComparedReport,
  groupBy: Exclude<GroupBy, 'cause'>,
  { room, options }: { readonly room: number; readonly options: TextOptions },
): readonly Line[] {
  const sections = sectionsOf(report, groupBy);
  if (options.detail === 'verbose') return sections.flatMap((section) => wholeSection(section, options));
  const loud = sections
    .map(({ title, entries }) => ({ title, entries: entries.filter(({ first }) => hurts(first)) }))
    .filter(({ entries }) => entries.length > 0);
  const lines: Line[] = [];
  for (const [index, section] of loud.entries()) {
    const whole = [heading(section, options), ...section.entries.map((entry) => entryLine(entry, options)), []];
    // The count of the rest takes a line, and an empty one.
    if (lines.length + whole.length + (index < loud.length - 1 ? 2 : 0) <= room) lines.push(...whole);
    else return [...lines, ...cutSection(section, room - lines.length - 2, options), ...restLines(loud.slice(index), groupBy, options), []];
  }
  return lines;
}

/** As much of a section as fits, where that is more than its heading and one line. */
function cutSection(section: Section, room: number, options: TextOptions): readonly Line[] {
  const shown = room - 3;
  if (shown < 1) return [];
  const more: Line = [span(`${signsOf(options).more} ${section.entries.length - shown} more here`, 'dim')];
  return [heading(section, options), ...section.entries.slice(0, shown).map((entry) => entryLine(entry, options)), more, []];
}

function restLines(rest: readonly Section[], groupBy: Exclude<GroupBy, 'cause'>, options: TextOptions): readonly Line[] {
  const text = `${signsOf(options).more} ${count(rest.length, groupBy)} not shown whole`;
  return withHint([span(text, 'strong')], '-v shows all', options.width);
}

function wholeSection(section: Section, options: TextOptions): readonly Line[] {
  return [heading(section, options), ...section.entries.flatMap((entry) => wholeEntry(entry, options)), []];
}

function wholeEntry(entry: Entry, options: TextOptions): readonly Line[] {
  const head = entryHead(entry, options);
  const indentation: Line = [gap(lineWidth(head))];
  const message = hang(head, wrap(words(visible(entry.message, options.characters)), options.width - lineWidth(head)));
  const places = entry.changes.map((change): Line => [...indentation, span(visible(change.place, options.characters), 'dim')]);
  return [...message, ...places];
}

/** The title and, at the right edge, how many changes of each severity stand below it. */
function heading({ title, entries }: Section, options: TextOptions): Line {
  const changes = entries.flatMap((entry) => entry.changes);
  const waived = changes.filter(isWaived).length;
  const counts = countsBySeverity(changes).map(({ severity, number }) =>
    severity === 'warning' ? countOf(severity, number) : `${number} ${severity}`,
  );
  const name: Line = [span(visible(title, options.characters), 'strong')];
  const joined = withRight(name, [span([...counts, ...(waived > 0 ? [`${waived} waived`] : [])].join(', '), 'dim')], options.width);
  return joined ?? cutLine(name, options.width, signsOf(options).ellipsis);
}
