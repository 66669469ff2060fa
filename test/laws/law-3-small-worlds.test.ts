/*
 * Law 3 where every value can be tried: in worlds of some dozens of values what is contained is counted, so that
 * the search is held to each answer, with the look at the structure before it and without. The search may give up
 * where it says so, and rarely; what it proves and what it shows has to be what counting says.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/model/json.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import type { Store } from '../../src/schema/store.ts';
import { lawRuns } from './runs.ts';
import { worlds } from './small-worlds.ts';

/** A schema made of the atoms of a world, by their places. */
type Recipe =
  number | { readonly kind: 'not'; readonly of: Recipe } | { readonly kind: 'all' | 'any' | 'one'; readonly of: readonly Recipe[] };

const recipes = (atoms: number): fc.Arbitrary<Recipe> =>
  fc.letrec<{ recipe: Recipe; atom: number }>((tie) => ({
    atom: fc.nat(atoms - 1),
    recipe: fc.oneof(
      { maxDepth: 3, withCrossShrink: true, depthSize: 'small' },
      tie('atom'),
      tie('recipe').map((of): Recipe => ({ kind: 'not', of })),
      fc
        .tuple(fc.constantFrom('all', 'any', 'one'), fc.array(tie('recipe'), { minLength: 2, maxLength: 3 }))
        .map(([kind, of]): Recipe => ({ kind, of })),
    ),
  })).recipe;

function cooked(store: Store, atoms: readonly SchemaNode[], recipe: Recipe): SchemaNode {
  if (typeof recipe === 'number') return atoms[recipe] as SchemaNode;
  if (recipe.kind === 'not') return store.not(cooked(store, atoms, recipe.of));
  const parts = recipe.of.map((part) => cooked(store, atoms, part));
  return recipe.kind === 'all' ? store.all(parts) : recipe.kind === 'any' ? store.any(parts) : store.exactlyOne(parts);
}

describe('law 3 in worlds where everything can be counted', () => {
  it.each(worlds)('$name', ({ values, closed, atoms, mostUnknown }) => {
    const figures = { questions: 0, unknown: 0 };
    const places = [...atoms.keys()];
    fc.assert(
      fc.property(
        // Nodes are taken up in the order in which they were made, so that order is drawn too.
        fc.shuffledSubarray(places, { minLength: places.length }),
        fc.array(fc.tuple(recipes(places.length), recipes(places.length)), { minLength: 1, maxLength: 8 }),
        (order, pairs) => {
          const store = createStore();
          const made: SchemaNode[] = [];
          for (const place of order) made[place] = (atoms[place] as (store: Store) => SchemaNode)(store);
          const world = closed(store);
          const judges = [createJudge(store), createJudge(store, undefined, () => false)];
          for (const [one, other] of pairs) {
            const [p, q] = [store.all([world, cooked(store, made, one)]), cooked(store, made, other)];
            const lost = values.filter((value) => evaluate(p, value) === true && evaluate(q, value) === false).map(canonical);
            for (const judge of judges) {
              const verdict = judge.contained(p, q);
              figures.questions += 1;
              if (verdict.answer === 'unknown') figures.unknown += 1;
              else if (verdict.answer === 'refuted') expect(lost).toContain(canonical(verdict.witness));
              else expect({ one, other, lost }).toEqual({ one, other, lost: [] });
            }
          }
        },
      ),
      { numRuns: lawRuns(80) },
    );
    expect({ ...figures, rare: figures.unknown <= figures.questions * mostUnknown }).toEqual({ ...figures, rare: true });
  });
});
