import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cyclesOf } from '../../src/diff/schemas/cycles.ts';
import { BOTH_DIRECTIONS } from '../../src/diff/schemas/pair.ts';
import type { PairEdge, SchemaPair } from '../../src/diff/schemas/pair.ts';

/** Pairs of which each leads to those with the ids in its list. */
function pairsOf(below: readonly (readonly number[])[]): readonly SchemaPair[] {
  const edges: PairEdge[][] = below.map(() => []);
  const pairs = edges.map((inside, id): SchemaPair => ({ id, old: [], new: [], medium: 'json', facts: [], edges: inside, isKept: true }));
  below.forEach((ids, id) => {
    for (const to of ids) {
      const pair = pairs[to];
      if (pair !== undefined) edges[id]?.push({ step: { kind: 'item' }, pair, directions: BOTH_DIRECTIONS });
    }
  });
  return pairs;
}

/** The ids that a pair leads to, itself included. */
function reached(below: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const id of found) for (const to of below[id] ?? []) if (to < below.length) found.add(to);
  return found;
}

it('gives pairs that lead to each other one number, and only those', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { maxLength: 8 }), (below) => {
      const cycles = cyclesOf(pairsOf(below));
      const ways = below.map((_, id) => reached(below, id));
      below.forEach((_, a) => {
        below.forEach((__, b) => {
          const isRound = ways[a]?.has(b) === true && ways[b]?.has(a) === true;
          expect([a, b, cycles[a] === cycles[b]]).toEqual([a, b, isRound]);
        });
      });
    }),
    { numRuns: 300 },
  );
});
