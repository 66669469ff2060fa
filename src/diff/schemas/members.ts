import type { Address } from '../../model/pointer.ts';
import type { Union, UnionMember, View } from '../../normalise/view.ts';

/** Branches of two unions, lined up. */
export interface PairedMembers {
  readonly kept: readonly { readonly old: UnionMember; readonly new: UnionMember }[];
  readonly removed: readonly UnionMember[];
  readonly added: readonly UnionMember[];
}

/** How alike two branches must be to be taken for one that changed. */
export const LEAST_LIKENESS = 0.5;

/**
 * Pairs the branches of two unions: by discriminator value, then component, then title, then equal
 * text, then equal schemas, then likeness; never by index alone.
 */
export function pairMembers(
  old: readonly UnionMember[],
  next: readonly UnionMember[],
  questions: {
    readonly sameText?: (a: UnionMember, b: UnionMember) => boolean;
    readonly sameSchema: (a: UnionMember, b: UnionMember) => boolean;
    readonly likeness: (a: UnionMember, b: UnionMember) => number;
  },
): PairedMembers {
  const left = new Set(old);
  const right = new Set(next);
  const kept: { old: UnionMember; new: UnionMember }[] = [];
  const pair = (a: UnionMember, b: UnionMember): void => {
    kept.push({ old: a, new: b });
    left.delete(a);
    right.delete(b);
  };
  for (const keyOf of [tagOf, componentOf, titleOf]) {
    const byKey = uniqueBy(right, keyOf);
    for (const [key, a] of uniqueBy(left, keyOf)) {
      const b = byKey.get(key);
      if (b !== undefined) pair(a, b);
    }
  }
  // Branches that accept the same may still say something else, so those that say the same go first.
  for (const isSame of [questions.sameText ?? (() => false), questions.sameSchema]) {
    for (const a of [...left]) {
      const b = [...right].find((candidate) => isSame(a, candidate));
      if (b !== undefined) pair(a, b);
    }
  }
  const scored = [...left].flatMap((a) => [...right].map((b) => ({ a, b, likeness: questions.likeness(a, b) })));
  for (const { a, b, likeness } of scored.sort((x, y) => y.likeness - x.likeness)) {
    if (likeness >= LEAST_LIKENESS && left.has(a) && right.has(b)) pair(a, b);
  }
  return { kept, removed: [...left], added: [...right] };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * How alike two schemas are, from 0 to 1: the share of declared properties, or the same scalar type. Names that are
 * `everywhere` tell nothing.
 */
export function likeness(a: View, b: View, everywhere: ReadonlySet<string> = NO_NAMES): number {
  if (a.types.value !== b.types.value) return 0;
  const all = new Set([...a.properties.keys(), ...b.properties.keys()]);
  if (all.size === 0) return a.unions.length === b.unions.length ? 0.6 : 0.3;
  const telling = [...all].filter((name) => !everywhere.has(name));
  // Two that have nothing of their own are alike.
  if (telling.length === 0) return 1;
  return telling.filter((name) => a.properties.has(name) && b.properties.has(name)).length / telling.length;
}

/** What a branch is called in sentences: its discriminator value, component or title. */
export function memberLabel(member: UnionMember): string {
  return member.tag ?? member.component ?? member.title ?? '';
}

/** The unions of two schemas that are compared: those at one index. */
export function unionPairs(a: View, b: View): readonly { readonly old: Union; readonly new: Union }[] {
  return a.unions.slice(0, b.unions.length).map((old, index) => ({ old, new: b.unions[index] as Union }));
}

/**
 * Two views with their unions in one order, those that belong together at one index: members of an `allOf`, which
 * each may have one, have no order. Unions of one text belong together, then those that share the most names.
 */
export function alignUnions(a: View, b: View, sameText: (old: Address, next: Address) => boolean): readonly [View, View] {
  if (a.unions.length < 2 && b.unions.length < 2) return [a, b];
  const [left, right] = [new Set(a.unions), new Set(b.unions)];
  const scored = a.unions.flatMap((old) =>
    b.unions.map((next) => ({ old, next, score: sameText(old.address, next.address) ? 2 : sharedNames(old, next) })),
  );
  const paired: { old: Union; next: Union }[] = [];
  for (const { old, next } of scored.sort((x, y) => y.score - x.score)) {
    if (!left.has(old) || !right.has(next)) continue;
    left.delete(old);
    right.delete(next);
    paired.push({ old, next });
  }
  return [
    { ...a, unions: [...paired.map(({ old }) => old), ...left] },
    { ...b, unions: [...paired.map(({ next }) => next), ...right] },
  ];
}

/** The share of branches that have one name on both sides, a little more where both unions are of one keyword. */
function sharedNames(a: Union, b: Union): number {
  const [names, others] = [labelCounts(a), labelCounts(b)];
  const shared = [...names].reduce((sum, [name, count]) => sum + (name === '' ? 0 : Math.min(count, others.get(name) ?? 0)), 0);
  return shared / Math.max(a.members.length, b.members.length) + (a.keyword === b.keyword ? 0.1 : 0);
}

/** How many branches have each name: a union that names one schema twice shares one branch with a union that names it once. */
function labelCounts({ members }: Union): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of members.map(memberLabel)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function tagOf(member: UnionMember): string | undefined {
  return member.tag;
}

function componentOf(member: UnionMember): string | undefined {
  return member.component;
}

function titleOf(member: UnionMember): string | undefined {
  return member.title;
}

/** Members by key, without those whose key is missing or not theirs alone. */
function uniqueBy(members: Iterable<UnionMember>, keyOf: (member: UnionMember) => string | undefined): Map<string, UnionMember> {
  const byKey = new Map<string, UnionMember>();
  const repeated = new Set<string>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === undefined) continue;
    if (byKey.has(key)) repeated.add(key);
    byKey.set(key, member);
  }
  for (const key of repeated) byKey.delete(key);
  return byKey;
}
