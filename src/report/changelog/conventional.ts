import type { ComparedReport } from '../../classify/report.ts';
import { count } from '../count.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { visible } from '../visible.ts';
import type { ChangelogItem } from './items.ts';
import { contentOf } from './items.ts';

/** What the first line of a message should not be longer than. */
const mostColumns = 72;
const mostFooters = 20;
const shownOperations = 3;

/**
 * A commit message (Conventional Commits 1.0.0): `feat(api)!: ...` where something breaks, `feat` where the API can do
 * more, `docs` where only its wording changed, and a `BREAKING CHANGE:` footer for each cause that breaks. Ends in a
 * line break; empty where nothing changed.
 */
export function renderConventional(report: ComparedReport): string {
  const { items, wording } = contentOf(report);
  if (items.length + wording.length === 0) return '';
  const breaking = items.filter((item) => item.breaking);
  const type = items.length === 0 ? 'docs(api)' : breaking.length > 0 ? 'feat(api)!' : 'feat(api)';
  const footers = breaking.slice(0, mostFooters).map((item) => `BREAKING CHANGE: ${footer(item)}\n`);
  const rest = breaking.slice(mostFooters).reduce((sum, { changes }) => sum + changes, 0);
  const more = rest === 0 ? [] : [`BREAKING CHANGE: ${count(rest, 'more breaking change')}.\n`];
  return [`${subject(type, items, wording.length)}\n`, ...(breaking.length > 0 ? ['\n', ...footers, ...more] : [])].join('');
}

function subject(type: string, items: readonly ChangelogItem[], wording: number): string {
  const [first, second] = items;
  const alone = first === undefined ? undefined : `${type}: ${lowered(visible(first.sentence))}`;
  if (alone !== undefined && second === undefined && alone.length <= mostColumns && first?.kind === 'Changed') return alone;
  return `${type}: ${summary(items, wording)}`;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function summary(items: readonly ChangelogItem[], wording: number): string {
  if (items.length === 0) return `reword ${count(wording, 'detail')} of the description`;
  const sum = (wanted: (item: ChangelogItem) => boolean): number => items.filter(wanted).reduce((total, { changes }) => total + changes, 0);
  const breaking = sum((item) => item.breaking);
  const additions = sum((item) => !item.breaking && item.kind === 'Added');
  const others = sum((item) => !item.breaking && item.kind !== 'Added');
  return sentenceList([
    ...(breaking > 0 ? [count(breaking, 'breaking change')] : []),
    ...(additions > 0 ? [count(additions, 'addition')] : []),
    ...(others > 0 ? [count(others, breaking + additions > 0 ? 'other change' : 'compatible change')] : []),
  ]);
}

/** One line: a footer ends where the next begins. */
function footer({ kind, sentence, operations, advice }: ChangelogItem): string {
  const shown = operations.slice(0, shownOperations);
  const rest = operations.length - shown.length;
  const where = shown.length === 0 ? '' : ` (${sentenceList([...shown, ...(rest === 0 ? [] : [`${rest} more`])])})`;
  // Below its heading a removal is named without its verb; here there is no heading.
  const isNamed = !/ (?:may|must|is|are) /.test(sentence.replaceAll(/`[^`]*`/g, ''));
  const said = (kind === 'Added' || kind === 'Removed') && isNamed ? `${kind}: ${lowered(sentence)}` : sentence;
  return visible(`${said}${where}.${advice === null ? '' : ` ${advice}`}`);
}
