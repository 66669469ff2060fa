/** Choices that a seed decides, so that a failing run can be repeated. */
export interface Random {
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number, at least 0 and less than `limit`. */
  readonly below: (limit: number) => number;
  /** One item; undefined of an empty list. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
  /** The items in another order. */
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
}

/** A linear congruential generator (modulus 2^32); good enough to vary tests. */
export function seeded(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // The low bits of such a generator repeat soon, so they are mixed with the high ones.
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return mixed / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)],
    shuffled: (items) => {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const kept = result[last] as (typeof result)[number];
        result[last] = result[other] as (typeof result)[number];
        result[other] = kept;
      }
      return result;
    },
  };
}
