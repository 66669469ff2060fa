import { PROBABLE } from './evidence.ts';
import type { Likelihood } from './evidence.ts';

/** Two things taken for one. */
export interface Renamed<Item> extends Likelihood {
  readonly old: Item;
  readonly new: Item;
  /** Whether another thing would match one of the two nearly as well. */
  readonly isContested?: boolean;
}

/** A rival this close makes a match doubtful. */
const TIE = 0.05;
const TIED = 0.7;

/**
 * Matches what went with what came: the likeliest pairs first over all of them, each thing once. A match
 * that has a rival nearly as likely is not stated as certain. `partners` narrows down what can match.
 */
export function matchRenamed<Item>(
  removed: readonly Item[],
  added: readonly Item[],
  likelihood: (old: Item, next: Item) => Likelihood,
  partners: (old: Item) => readonly Item[] = () => added,
): readonly Renamed<Item>[] {
  const candidates = removed
    .flatMap((old) => partners(old).map((next) => ({ old, new: next, ...likelihood(old, next) })))
    .filter(({ confidence }) => confidence >= PROBABLE)
    .sort((a, b) => b.confidence - a.confidence);
  const rivalsOf = new Map<Item, Renamed<Item>[]>();
  for (const candidate of candidates) {
    for (const item of [candidate.old, candidate.new]) {
      const known = rivalsOf.get(item);
      if (known === undefined) rivalsOf.set(item, [candidate]);
      else known.push(candidate);
    }
  }
  const taken = new Set<Item>();
  const chosen: Renamed<Item>[] = [];
  for (const candidate of candidates) {
    if (taken.has(candidate.old) || taken.has(candidate.new)) continue;
    taken.add(candidate.old);
    taken.add(candidate.new);
    const isContested = hasRival(candidate, rivalsOf, taken);
    chosen.push(isContested ? { ...candidate, isContested, confidence: Math.min(candidate.confidence, TIED) } : candidate);
  }
  return chosen;
}

/** Whether another thing, that has no partner of its own yet, would match either of the two nearly as well. */
function hasRival<Item>(
  candidate: Renamed<Item>,
  rivalsOf: ReadonlyMap<Item, readonly Renamed<Item>[]>,
  taken: ReadonlySet<Item>,
): boolean {
  return [candidate.old, candidate.new].some((item) =>
    (rivalsOf.get(item) ?? []).some((rival) => {
      if (rival === candidate || candidate.confidence - rival.confidence >= TIE) return false;
      return !taken.has(rival.old === item ? rival.new : rival.old);
    }),
  );
}
