/** Choices that a seed decides, so that the same documents give the same samples. */
export interface Random {
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number, at least 0 and less than `limit`. */
  readonly below: (limit: number) => number;
  /** One item; undefined of an empty list. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
}

/** A linear congruential generator (modulus 2^32) with its high bits mixed into the low ones. */
export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (items) => items[below(items.length)] };
}
