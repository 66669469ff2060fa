import { PROBABLE } from './evidence.ts';
import type { Likelihood } from './evidence.ts';

/** Two things taken for one. */
export interface Renamed<Item> extends Likelihood {
  readonly old: Item;
  readonly new: Item;
}

/** A rival this close makes a match doubtful. */
const TIE = 0.05;
const TIED = 0.7;

/**
 * Matches what went with what came: the likeliest pairs first over all of them, each thing once. A match
 * that has a rival nearly as likely is not stated as certain.
 */
export function matchRenamed<Item>(
  removed: readonly Item[],
  added: readonly Item[],
  likelihood: (old: Item, next: Item) => Likelihood,
): readonly Renamed<Item>[] {
  const candidates = removed
    .flatMap((old) => added.map((next) => ({ old, new: next, ...likelihood(old, next) })))
    .filter(({ confidence }) => confidence >= PROBABLE)
    .sort((a, b) => b.confidence - a.confidence);
  const left = new Set(removed);
  const right = new Set(added);
  const chosen: Renamed<Item>[] = [];
  for (const candidate of candidates) {
    if (!left.delete(candidate.old)) continue;
    if (!right.delete(candidate.new)) {
      left.add(candidate.old);
      continue;
    }
    const rival = candidates.some(
      (other) =>
        other !== candidate &&
        (other.old === candidate.old || other.new === candidate.new) &&
        candidate.confidence - other.confidence < TIE &&
        // A rival that has a better partner of its own is none.
        left.has(other.old) === (other.old !== candidate.old) &&
        right.has(other.new) === (other.new !== candidate.new),
    );
    chosen.push(rival ? { ...candidate, confidence: Math.min(candidate.confidence, TIED) } : candidate);
  }
  return chosen;
}
