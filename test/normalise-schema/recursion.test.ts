import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCycles } from '../../src/normalise/schema/recursion.ts';

/** The ids that one leads to, itself included. */
function reached(below: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const id of found) for (const to of below[id] ?? []) if (to < below.length) found.add(to);
  return found;
}

it('takes for mutual what leads to each other, and only that', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { maxLength: 8 }), (below) => {
      const cycles = createCycles<number>((id) => (below[id] ?? []).filter((to) => to < below.length));
      const ways = below.map((_, id) => reached(below, id));
      below.forEach((_, a) => {
        below.forEach((__, b) => {
          const isRound = ways[a]?.has(b) === true && ways[b]?.has(a) === true;
          expect([a, b, cycles.areMutual(a, b)]).toEqual([a, b, isRound]);
        });
      });
    }),
    { numRuns: 300 },
  );
});
