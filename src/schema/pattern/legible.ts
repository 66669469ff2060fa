import type { CharacterSet } from './character-set.ts';
import { holds } from './character-set.ts';

/** What people write first, best kind first. Within a kind the characters follow each other. */
const KINDS: readonly CharacterSet[] = [
  [0x61, 0x7a], // a-z
  [0x41, 0x5a], // A-Z
  [0x31, 0x39], // 1-9
  [0x30, 0x30], // 0
  [0x2d, 0x2e, 0x5f, 0x5f], // - . _
  [0x40, 0x40, 0x2f, 0x2f, 0x3a, 0x3a], // @ / :
  [0x20, 0x7e],
  [0xc0, 0x24f], // Latin letters
  [0x370, 0x2027], // other letters, up to the line separators
  [0x3041, 0xd7ff],
  [0xa1, 0x1fff],
  [0x10000, 0x10ffff],
  [0xe000, 0xffff],
  [0, 0xd7ff],
];

/** A character of a set, and how readily a person would write it (less is better). */
export interface Legible {
  readonly codePoint: number;
  readonly rank: number;
}

/** The most legible character of a set; undefined when it holds only surrogates. */
export function mostLegible(set: CharacterSet): Legible | undefined {
  for (const [rank, kind] of KINDS.entries()) {
    const codePoint = firstCommon(set, kind);
    if (codePoint !== undefined) return { codePoint, rank };
  }
  return undefined;
}

/** A text with one character of each set, legible and not monotonous: `abc`, `a1`, `12-34`. */
export function spell(sets: readonly CharacterSet[]): string {
  const lastOfRank = new Map<number, number>();
  const pieces: string[] = [];
  for (const set of sets) {
    const best = mostLegible(set);
    if (best === undefined) throw new RangeError('only surrogates to spell with');
    const last = lastOfRank.get(best.rank);
    const codePoint =
      best.rank <= 2 && last !== undefined && holds(set, last + 1) && inKind(last + 1, best.rank) ? last + 1 : best.codePoint;
    lastOfRank.set(best.rank, codePoint);
    pieces.push(String.fromCodePoint(codePoint));
  }
  return pieces.join('');
}

function inKind(codePoint: number, rank: number): boolean {
  return holds(KINDS[rank] as CharacterSet, codePoint);
}

function firstCommon(set: CharacterSet, kind: CharacterSet): number | undefined {
  for (let k = 0; k < kind.length; k += 2) {
    for (let s = 0; s < set.length; s += 2) {
      const first = Math.max(kind[k] as number, set[s] as number);
      if (first <= Math.min(kind[k + 1] as number, set[s + 1] as number)) return first;
    }
  }
  return undefined;
}
