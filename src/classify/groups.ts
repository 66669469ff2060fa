import type { Change } from '../diff/change.ts';
import { fingerprintOf } from '../diff/fingerprint.ts';
import { CERTAIN } from '../diff/renames/evidence.ts';
import { canonical } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { affectedOperations } from './affected-operations.ts';
import { callFromServer } from './call-from-server.ts';
import { groupedBy } from './grouped-by.ts';
import { editedLists } from './lists.ts';
import type { EditedLists } from './lists.ts';
import { sharedMessageOf } from './message.ts';
import { operationSetsOf } from './operation-sets.ts';
import type { RatedChange, TagsOf } from './rated-change.ts';
import type { ReportGroup } from './report.ts';
import { isNamedByPlace } from './subject-phrase.ts';

/** Two alike may be chance; not that one name became another in both. */
const FEWEST_MEMBERS = 3;
const FEWEST_RENAMES = 2;

/**
 * What one hand did: alternatives of one choice and values of one enum that came or went together; the same edit made
 * in many places, which is changes of one rule and severity that say the same of the same thing with the same values;
 * and operations of one tag or below one path that came or went together. A change is in one group at most; groups
 * stand in the order of their first members, members in the order given.
 */
export function groupsOf(rated: readonly RatedChange[], tagsOf: TagsOf): readonly ReportGroup[] {
  const order = new Map(rated.map(({ reported }, index) => [reported.fingerprint, index]));
  const at = (fingerprint: string): number => order.get(fingerprint) ?? 0;
  const lists = editedLists(rated);
  const listed = new Set(lists.flatMap(({ members }) => members));
  const fromLists = lists.map(({ members, edit, title, places }) => {
    const sorted = members.toSorted((a, b) => at(a.reported.fingerprint) - at(b.reported.fingerprint));
    return groupOf({ members: sorted, edit: places === 1 ? `${edit}\n${members[0]?.change.place ?? ''}` : edit, title, places });
  });
  const alike = groupedBy(
    rated.filter((one) => !isPresence(one.change) && !listed.has(one)),
    editOf,
  );
  const same = [...alike].flatMap(([edit, members]) =>
    edit === '' || members.length < fewestOf(members) ? [] : [groupOf({ members, edit, title: titleOf(members), places: members.length })],
  );
  const arrivals = groupedBy(
    rated.filter(({ change }) => isPresence(change)),
    ({ change, reported }) => [change.rule, reported.severity].join('\n'),
  );
  const sets = [...arrivals].flatMap(([kind, members]) =>
    operationSetsOf(members, tagsOf, FEWEST_MEMBERS).map((set) =>
      groupOf({
        members: set.members,
        edit: [kind, set.name].join('\n'),
        title: `${set.members.length} operations ${set.name} ${wentOrCame(set.members)}`,
        places: set.members.length,
      }),
    ),
  );
  const first = ({ members }: ReportGroup): number => at(members[0] ?? '');
  return [...fromLists, ...same, ...sets].sort((a, b) => first(a) - first(b));
}

function fewestOf([first]: readonly RatedChange[]): number {
  return (first?.change.rename?.confidence ?? 0) >= CERTAIN ? FEWEST_RENAMES : FEWEST_MEMBERS;
}

function isPresence({ rule }: Change): boolean {
  return rule === 'operation-removed' || rule === 'operation-added';
}

function wentOrCame(members: readonly RatedChange[]): string {
  return members[0]?.change.rule === 'operation-removed' ? 'were removed' : 'were added';
}

/** All that the members of a group have in common; empty for a change that says too little to be like another. */
function editOf({ change, reported }: RatedChange): string {
  const { rule, subject, name, old, new: next, rename } = change;
  const anywhere = isNamedByPlace(subject.kind);
  if (anywhere && name === undefined && old.value === undefined && next.value === undefined) return '';
  const named = anywhere ? '' : subject.name;
  return JSON.stringify([
    rule,
    reported.severity,
    subject.kind,
    named,
    name ?? null,
    valueOf(old.value),
    valueOf(next.value),
    rename === undefined ? null : [rename.from, rename.to, rename.confidence >= CERTAIN],
    // What clients send and what they get by the same words are two things to do.
    callFromServer(change, reported.findings)?.advice ?? null,
  ]);
}

function valueOf(value: Json | undefined): string | null {
  return value === undefined ? null : canonical(value);
}

function groupOf({ members, edit, title, places }: EditedLists): ReportGroup {
  const [first] = members;
  return {
    id: fingerprintOf({ rule: first?.change.rule ?? '', place: 'group', name: edit, old: undefined, new: undefined }),
    rule: first?.reported.rule ?? '',
    severity: first?.reported.severity ?? 'cosmetic',
    title,
    members: members.map(({ reported }) => reported.fingerprint),
    places,
    operations: new Set(members.flatMap(({ reported }) => affectedOperations(reported))).size,
  };
}

/** The message that the members share, without what tells them apart, and how many they are. */
function titleOf(members: readonly RatedChange[]): string {
  const messages = new Set(members.map(({ change, reported }) => sharedMessageOf(change, reported.findings)));
  const undirected = new Set(members.map(({ change }) => sharedMessageOf(change, [])));
  const shared = [messages, undirected].find(({ size }) => size === 1);
  const [sentence = ''] = shared ?? [anonymous(members)];
  return `${sentence}${/ was (?:added|removed)$/.test(sentence) ? '' : ','} in ${members.length} places`;
}

function anonymous([first]: readonly RatedChange[]): string {
  if (first === undefined) return '';
  const { change } = first;
  return sharedMessageOf(isNamedByPlace(change.subject.kind) ? { ...change, subject: { ...change.subject, name: '' } } : change, []);
}
