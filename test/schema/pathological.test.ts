import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { contains } from '../../src/classify/contains.ts';

const range = (count: number): readonly number[] => [...Array(count).keys()];

/** An object with one tagged property and some of its own. */
function tagged(index: number, maximum: number): Json {
  return {
    type: 'object',
    required: ['kind', 'size'],
    properties: { kind: { const: `kind ${index}` }, size: { type: 'integer', minimum: 0, maximum }, [`own${index}`]: { type: 'string' } },
  };
}

/** The same without a tag: nothing tells the branches apart but what each requires. */
function untagged(index: number, maximum: number): Json {
  return {
    type: 'object',
    required: [`own${index}`],
    properties: { [`own${index}`]: { type: 'integer', maximum }, shared: { type: 'string' } },
  };
}

type Answer = true | false | 'unknown';

const cases: readonly (readonly [name: string, a: Json, b: Json, answers: readonly Answer[]])[] = [
  [
    '30 by 30 tagged branches, all wider',
    { oneOf: range(30).map((i) => tagged(i, 10)) },
    { oneOf: range(30).map((i) => tagged(29 - i, 20)) },
    [true],
  ],
  [
    '30 by 30 tagged branches, the last narrower',
    { oneOf: range(30).map((i) => tagged(i, 10)) },
    { oneOf: range(30).map((i) => tagged(i, i === 29 ? 5 : 10)) },
    [false],
  ],
  [
    '30 by 30 untagged branches, all wider',
    { anyOf: range(30).map((i) => untagged(i, 10)) },
    { anyOf: range(30).map((i) => untagged(29 - i, 20)) },
    [true],
  ],
  [
    '30 by 30 untagged branches of oneOf',
    { oneOf: range(30).map((i) => untagged(i, 10)) },
    { oneOf: range(30).map((i) => untagged(i, 20)) },
    [false, 'unknown'],
  ],
  [
    'allOf of 12 anyOfs of 4',
    { allOf: range(12).map((i) => ({ anyOf: range(4).map((j) => ({ properties: { [`p${i}`]: { enum: [j, j + 1] } } })) })) },
    { allOf: range(12).map((i) => ({ anyOf: range(4).map((j) => ({ properties: { [`p${11 - i}`]: { enum: [j, j + 1, j + 2] } } })) })) },
    [true],
  ],
  [
    'mutual recursion through unions',
    {
      $ref: '#/$defs/A',
      $defs: {
        A: { anyOf: [{ type: 'null' }, { type: 'array', items: { $ref: '#/$defs/B' } }] },
        B: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/A' }] },
      },
    },
    {
      $ref: '#/$defs/X',
      $defs: {
        X: { type: ['array', 'null'], items: { $ref: '#/$defs/Y' } },
        Y: { type: ['string', 'array', 'null'], items: { $ref: '#/$defs/Y' } },
      },
    },
    [true],
  ],
];

describe('schemas that make searches explode', () => {
  it.each(cases)('%s: answered, or said to be too much', (_, a, b, answers) => {
    const started = performance.now();
    const { contained } = contains(a as never, b as never);
    expect(answers).toContain(contained);
    // Far above what it takes: what must not happen is a search without an end.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
