import type { Change } from '../diff/change.ts';
import { canonical } from '../model/json.ts';
import { parentOf } from '../model/pointer.ts';
import { groupedBy } from './grouped-by.ts';
import { listMessageOf, sharedListMessageOf } from './message.ts';
import type { RatedChange } from './rated-change.ts';
import { editedWhole } from './subject-phrase.ts';

/** One list of a document that several came to, or went from, by one edit; or several lists that were edited alike. */
export interface EditedLists {
  readonly members: readonly RatedChange[];
  /** How many lists. */
  readonly places: number;
  /** What tells this edit from others. */
  readonly edit: string;
  readonly title: string;
}

/** Two that came together are one thing to read; and two lists that changed by the same two or more are no chance. */
const FEWEST = 2;

/** The rules that tell what one list has more or less: each alternative and each value is a change of its own. */
const LISTED: ReadonlySet<string> = new Set([
  'alternative-added',
  'alternative-removed',
  'enum-value-added',
  'enum-value-removed',
  'extensible-enum-value-added',
  'extensible-enum-value-removed',
]);

/**
 * The alternatives of one choice and the values of one enum that came or went together. Each stays a change with a
 * fingerprint of its own, so that whoever waives one of them has accepted that one and no other.
 */
export function editedLists(rated: readonly RatedChange[]): readonly EditedLists[] {
  const lists = [
    ...groupedBy(
      rated.filter(({ change }) => LISTED.has(change.rule)),
      listKey,
    ).values(),
  ];
  const several = lists.filter((members) => members.length >= FEWEST);
  return [...groupedBy(several, editOf)].map(([edit, alike]) => ({
    members: alike.flat(),
    places: alike.length,
    edit,
    title: titleOf(alike),
  }));
}

/** The list that a change is about, and what was done to it. */
function listKey({ change, reported }: RatedChange): string {
  const { rule, old, new: next } = change;
  const address = (next.value === undefined ? old : next).address;
  const list = /\/(?:anyOf|oneOf)\/\d+$/.test(address) ? parentOf(address) : address;
  // What stands alone and is no list yet goes by what the other side says of it.
  const other = list === address ? (next.value === undefined ? next : old).address : '';
  return [rule, reported.severity, list, other].join('\n');
}

function editOf(members: readonly RatedChange[]): string {
  const [{ change, reported }] = members as readonly [RatedChange];
  const whole = editedWhole(change);
  return JSON.stringify([change.rule, reported.severity, whole.kind, whole.name, members.map((member) => entryOf(member.change)).sort()]);
}

function entryOf({ name, subject, old, new: next }: Change): string {
  return JSON.stringify([name ?? subject.name, canonical(next.value ?? old.value ?? null)]);
}

function titleOf(lists: readonly (readonly RatedChange[])[]): string {
  const [first = []] = lists;
  if (lists.length === 1) return listMessageOf(first);
  return `${sharedListMessageOf(first)}, in ${lists.length} places`;
}
