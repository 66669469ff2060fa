import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { seeded } from '../../support/random.ts';
import { madeFrom } from './built.ts';
import type { Made } from './built.ts';
import { holdsLaw } from './law.ts';
import { newShop, oldShop } from './shops.ts';
import { strictProblems } from './strict.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/apis');

function read(...names: readonly string[]): Json {
  return load(readFileSync(join(fixtures, ...names), 'utf8')) as Json;
}

/** Pairs of documents: those of the fixtures there and back, and the shop. */
const pairs = new Map<string, Made>(
  [
    { name: 'shop', old: oldShop, next: newShop },
    ...readdirSync(fixtures).map((name) => ({ name, old: read(name, 'old.yaml'), next: read(name, 'new.yaml') })),
  ].flatMap(({ name, old, next }): readonly (readonly [string, Made])[] => [
    [name, madeFrom(old, next)],
    [`${name} back`, madeFrom(next, old)],
  ]),
);

describe('what an adapter makes is valid on the other side', () => {
  test.each([...pairs])('%s', async (_, made) => {
    const { converted, undecided } = await holdsLaw(made, seeded(7), 24);
    expect(converted + undecided > 0 || made.adapters.adapted.length === 0).toBe(true);
  });
});

test('everything compiles under the strictest options', () => {
  expect(strictProblems(new Map([...pairs].map(([name, { adapters }]) => [name, adapters.files])))).toEqual([]);
  expect(pairs.size).toBeGreaterThan(50);
}, 60_000);
