import { groupedBy } from './grouped-by.ts';
import type { RatedChange, TagsOf } from './rated-change.ts';

/** Operations that came or went together. */
export interface OperationSet {
  /** What they have in common, to stand after the noun: `` of tag `Pets` `` or `` below `/pets` ``. */
  readonly name: string;
  readonly members: readonly RatedChange[];
}

/** Changes of operations parted by their first tag; those that this leaves alone, by the beginning of their paths. */
export function operationSetsOf(changes: readonly RatedChange[], tagsOf: TagsOf, fewest: number): readonly OperationSet[] {
  const byTag = [...groupedBy(changes, ({ change }) => tagsOf(change.subject.name)[0] ?? '')]
    .filter(([tag, members]) => tag !== '' && members.length >= fewest)
    .map(([tag, members]) => ({ name: `of tag ${code(tag)}`, members }));
  const taken = new Set(byTag.flatMap(({ members }) => members));
  const byPath = [
    ...groupedBy(
      changes.filter((change) => !taken.has(change) && segmentsOf(change).length > 0),
      rootOf,
    ),
  ]
    .filter(([, members]) => members.length >= fewest)
    .map(([, members]) => ({ name: `below ${code(`/${commonSegments(members.map(segmentsOf)).join('/')}`)}`, members }));
  return [...byTag, ...byPath];
}

/** Says which version of the API it is and not which part of it. */
const VERSION = /^(?:api|rest|v?\d[\w.-]*)$/i;

/** The beginning of a path up to its first segment that names something. */
function rootOf(change: RatedChange): string {
  const segments = segmentsOf(change);
  const naming = segments.findIndex((segment) => !VERSION.test(segment) && !segment.startsWith('{'));
  return segments.slice(0, naming < 0 ? segments.length : naming + 1).join('/');
}

/** None for webhooks and callbacks, which have names instead of paths. */
function segmentsOf({ change }: RatedChange): readonly string[] {
  const path = /^\S+ \/(.*)$/.exec(change.subject.name)?.[1] ?? '';
  return path === '' ? [] : path.split('/');
}

function commonSegments([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const end = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return end < 0 ? first : first.slice(0, end);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
