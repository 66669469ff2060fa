import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import type { AdapterFile } from '../../../src/report/adapters/print/files.ts';
import { lawRuns } from '../../laws/runs.ts';
import { seeded } from '../../support/random.ts';
import { madeFrom } from './built.ts';
import type { Made } from './built.ts';
import { edited, edits, people } from './edits.ts';
import type { Choice } from './edits.ts';
import { holdsLaw } from './law.ts';
import { strictProblems } from './strict.ts';

/** What is decided of the documents before any edit. */
interface Choices {
  readonly isRequired: Choice;
  readonly isNullable: Choice;
}

const NONE: Choices = { isRequired: () => false, isNullable: () => false };

/** Choices of a seed, which answers of one name always in one way. */
function choicesOf(seed: number): Choices {
  const chosen = (one: number, odds: number): Choice => {
    const random = seeded(one);
    const known = new Map<string, boolean>();
    return (name) => {
      const answer = known.get(name) ?? random.below(odds) === 0;
      known.set(name, answer);
      return answer;
    };
  };
  return { isRequired: chosen(seed, 2), isNullable: chosen(seed + 1, 3) };
}

/** The adapters between the documents before and after some edits. */
function madeBy(names: readonly string[], { isRequired, isNullable }: Choices, way: 'there' | 'back'): Made {
  const old = people(isRequired, isNullable);
  const next = edited(old, names);
  const [from, to] = [old, next].map((document) => structuredClone(document) as unknown as Json);
  return way === 'there' ? madeFrom(from ?? null, to ?? null) : madeFrom(to ?? null, from ?? null);
}

/** Of which properties some values are left to people, there and back: a text that is no number, a list of several. */
const LEFT: Readonly<Record<string, { readonly there: readonly string[]; readonly back: readonly string[] }>> = {
  'a number becomes text': { there: ['age'], back: ['age'] },
  'a text becomes a number': { there: ['height'], back: ['height'] },
  'seconds become a date-time': { there: ['joined'], back: ['joined'] },
  'a value becomes a list': { there: ['hobby'], back: ['hobby'] },
  'a text is cut': { there: ['remark'], back: ['remark'] },
};

describe('each edit is carried over', () => {
  test.each(Object.keys(edits))('%s', async (name) => {
    for (const way of ['there', 'back'] as const) {
      const made = madeBy([name], NONE, way);
      const left = made.adapters.notDerived.map(({ place }) => place.split('.').at(-1));
      expect([...new Set(left)]).toEqual(LEFT[name]?.[way] ?? []);
      const { converted } = await holdsLaw(made, seeded(3), 12);
      expect(converted > 0 || made.adapters.adapted.length === 0).toBe(true);
    }
  });
});

const generated = new Map<string, readonly AdapterFile[]>();

test('so are any of them together', async () => {
  let [converted, undecided] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(Object.keys(edits), { minLength: 1 }),
      fc.nat(),
      fc.constantFrom('there', 'back'),
      async (names, seed, way) => {
        const made = madeBy(names, choicesOf(seed), way);
        generated.set(`pair ${generated.size}`, made.adapters.files);
        const tried = await holdsLaw(made, seeded(seed), 8);
        converted += tried.converted;
        undecided += tried.undecided;
      },
    ),
    { numRuns: lawRuns(25) },
  );
  // What is left to a decision must not be most of it.
  expect(converted).toBeGreaterThan(undecided);
}, 600_000);

test('the modules compile under the strictest options', () => {
  expect(strictProblems(new Map([...generated].slice(0, 25)))).toEqual([]);
}, 60_000);
