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
 * schemas, then likeness; never by index alone.
 */
export function pairMembers(
  old: readonly UnionMember[],
  next: readonly UnionMember[],
  questions: {
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
  for (const a of [...left]) {
    const b = [...right].find((candidate) => questions.sameSchema(a, candidate));
    if (b !== undefined) pair(a, b);
  }
  const scored = [...left].flatMap((a) => [...right].map((b) => ({ a, b, likeness: questions.likeness(a, b) })));
  for (const { a, b, likeness } of scored.sort((x, y) => y.likeness - x.likeness)) {
    if (likeness >= LEAST_LIKENESS && left.has(a) && right.has(b)) pair(a, b);
  }
  return { kept, removed: [...left], added: [...right] };
}

/** How alike two schemas are, from 0 to 1: the share of declared properties, or the same scalar type. */
export function likeness(a: View, b: View): number {
  if (a.types.value !== b.types.value) return 0;
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  if (names.size === 0) return a.unions.length === b.unions.length ? 0.6 : 0.3;
  return [...names].filter((name) => a.properties.has(name) && b.properties.has(name)).length / names.size;
}

/** What a branch is called in sentences: its discriminator value, component or title. */
export function memberLabel(member: UnionMember): string {
  return member.tag ?? member.component ?? member.title ?? '';
}

/** The union that a schema is, where it is nothing else: several unions are compared in order. */
export function unionPairs(a: View, b: View): readonly { readonly old: Union; readonly new: Union }[] {
  return a.unions.slice(0, b.unions.length).map((old, index) => ({ old, new: b.unions[index] as Union }));
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
