/**
 * A set of code points as sorted, disjoint, inclusive ranges, written one after the other:
 * `[first, last, first, last, ...]`. No two ranges touch, so equal sets have equal ranges.
 */
export type CharacterSet = readonly number[];

/** The greatest code point. */
export const LAST_CODE_POINT = 0x10ffff;

/** Every code point, surrogates included: a JSON string may hold one alone. */
export const ANY_CHARACTER: CharacterSet = [0, LAST_CODE_POINT];

/** The surrogates, which stand in no well-formed text. */
export const SURROGATES: CharacterSet = [0xd800, 0xdfff];

/** ECMA-262 `\d`. */
export const DIGITS: CharacterSet = [0x30, 0x39];

/** ECMA-262 `\w` without the `i` flag. */
export const WORD_CHARACTERS: CharacterSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

/** ECMA-262 `\s`: WhiteSpace and LineTerminator. */
export const SPACES: CharacterSet = [
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000,
  0xfeff, 0xfeff,
];

/** ECMA-262 `.` without the `s` flag: everything but LineTerminator. */
export const NO_LINE_TERMINATORS: CharacterSet = complement([0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029]);

/** One code point. */
export function singleton(codePoint: number): CharacterSet {
  return [codePoint, codePoint];
}

/** Whether the set holds the code point. */
export function holds(set: CharacterSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < at(set, 2 * middle)) high = middle - 1;
    else if (codePoint > at(set, 2 * middle + 1)) low = middle + 1;
    else return true;
  }
  return false;
}

/** What the set does not hold. */
export function complement(set: CharacterSet): CharacterSet {
  const ranges: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    if (at(set, index) > next) ranges.push(next, at(set, index) - 1);
    next = at(set, index + 1) + 1;
  }
  if (next <= LAST_CODE_POINT) ranges.push(next, LAST_CODE_POINT);
  return ranges;
}

/** What both sets hold. */
export function intersection(left: CharacterSet, right: CharacterSet): CharacterSet {
  const ranges: number[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const first = Math.max(at(left, i), at(right, j));
    const last = Math.min(at(left, i + 1), at(right, j + 1));
    if (first <= last) ranges.push(first, last);
    if (at(left, i + 1) < at(right, j + 1)) i += 2;
    else j += 2;
  }
  return ranges;
}

/** What at least one of the sets holds. The ranges of each may come in any order. */
export function union(sets: readonly CharacterSet[]): CharacterSet {
  const pairs: { readonly first: number; readonly last: number }[] = [];
  for (const set of sets)
    for (let index = 0; index < set.length; index += 2) pairs.push({ first: at(set, index), last: at(set, index + 1) });
  pairs.sort((a, b) => a.first - b.first);
  const ranges: number[] = [];
  for (const { first, last } of pairs) {
    const end = ranges.length - 1;
    if (end >= 0 && first <= at(ranges, end) + 1) ranges[end] = Math.max(at(ranges, end), last);
    else ranges.push(first, last);
  }
  return ranges;
}

/** Whether every member of `inner` is in `outer`. */
export function isSubset(inner: CharacterSet, outer: CharacterSet): boolean {
  let j = 0;
  for (let i = 0; i < inner.length; i += 2) {
    while (j < outer.length && at(outer, j + 1) < at(inner, i)) j += 2;
    if (j >= outer.length || at(outer, j) > at(inner, i) || at(outer, j + 1) < at(inner, i + 1)) return false;
  }
  return true;
}

function at(set: CharacterSet, index: number): number {
  return set[index] as number;
}
