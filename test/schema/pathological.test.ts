import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { contains } from '../../src/classify/contains.ts';

const range = (count: number): readonly number[] => [...Array(count).keys()];

/** An object with one tagged property and some of its own. */
function tagged(index: number, maximum: number): JsonObject {
  return {
    type: 'object',
    required: ['kind', 'size'],
    properties: { kind: { const: `kind ${index}` }, size: { type: 'integer', minimum: 0, maximum }, [`own${index}`]: { type: 'string' } },
  };
}

/** The same with a tag that need not be there. */
function looselyTagged(index: number, maximum: number): JsonObject {
  return { ...tagged(index, maximum), required: ['size'] };
}

/** The same without a tag: nothing tells the branches apart but what each requires. */
function untagged(index: number, maximum: number): JsonObject {
  return {
    type: 'object',
    required: [`own${index}`],
    properties: { [`own${index}`]: { type: 'integer', maximum }, shared: { type: 'string' } },
  };
}

/** What each requires the others have no room for. */
function closed(index: number, maximum: number): JsonObject {
  return { ...untagged(index, maximum), additionalProperties: false };
}

function interval(index: number, length: number): JsonObject {
  return { type: 'integer', minimum: index * 40, maximum: index * 40 + length };
}

function text(index: number, length: number): JsonObject {
  return { type: 'string', pattern: `^k${index}[a-z]{0,${length}}$` };
}

type Branch = (index: number, size: number) => JsonObject;

function union(keyword: 'anyOf' | 'oneOf', count: number, branch: Branch, size: (index: number) => number): JsonObject {
  return { [keyword]: range(count).map((index) => branch(index, size(index))) };
}

/** As many mutually recursive objects, each of which may hold any of them. */
function ring(count: number, maximum: number): Json {
  const next = { oneOf: range(count).map((index) => ({ $ref: `#/$defs/N${index}` })) };
  const member = (index: number): Json => ({
    type: 'object',
    required: ['kind', 'size'],
    properties: { kind: { const: `N${index}` }, size: { type: 'integer', maximum }, next },
  });
  return { $ref: '#/$defs/N0', $defs: Object.fromEntries(range(count).map((index) => [`N${index}`, member(index)])) };
}

/** A language of expressions: a number, or an operator with a list of expressions. */
function expressions(operators: readonly number[], maximum: number): Json {
  const operation = (operator: number): Json => ({
    type: 'object',
    additionalProperties: false,
    required: [`op${operator}`],
    properties: { [`op${operator}`]: { type: 'array', items: { $ref: '#' } } },
  });
  return { $id: 'urn:expressions', oneOf: [{ type: 'integer', maximum }, ...operators.map(operation)] };
}

/** As many unions at once, each about a property of its own. */
function unions(count: number, keyword: 'anyOf' | 'oneOf', branch: (name: string, index: number) => Json, branches: number): Json {
  return { allOf: range(count).map((at) => ({ [keyword]: range(branches).map((index) => branch(`p${at}`, index)) })) };
}

const required = (name: string, of: Json): Json => ({ required: [name], properties: { [name]: of } });

type Answer = true | false | 'unknown';
type Case = readonly [name: string, a: Json, b: Json, answers: readonly Answer[]];

const manyByMany: readonly Case[] = (
  [
    ['tagged', tagged, true, [true]],
    ['closed', closed, true, [true]],
    ['intervals', interval, true, [true]],
    ['texts', text, true, [true]],
    ['untagged', untagged, false, [false]],
  ] as const
).flatMap(([name, branch, areApart, exactly]): readonly Case[] => {
  const exact = (count: number, size: number): Json => union('oneOf', count, branch, () => size);
  return [
    [`${name}, all wider`, exact(30, 10), { oneOf: [...range(30)].reverse().map((index) => branch(index, 20)) }, exactly],
    [`${name}, the last narrower`, exact(30, 10), union('oneOf', 30, branch, (index) => (index === 29 ? 5 : 10)), [false]],
    [`${name}, one less`, exact(30, 10), exact(29, 10), [false]],
    [`${name}, one more`, exact(29, 10), exact(30, 10), [areApart]],
    [`${name}, any of wider ones`, exact(30, 10), union('anyOf', 30, branch, () => 20), [true]],
    [`${name}, any of them`, union('anyOf', 30, branch, () => 10), exact(30, 20), [areApart]],
    [`${name}, as items`, { type: 'array', items: exact(30, 10) }, { type: 'array', items: exact(30, 20) }, exactly],
  ];
});

const cases: readonly Case[] = [
  ['20 by 20 loosely tagged branches', union('oneOf', 20, looselyTagged, () => 10), union('oneOf', 20, looselyTagged, () => 20), [true]],
  ['100 by 100 tagged branches', union('oneOf', 100, tagged, () => 10), union('oneOf', 100, tagged, () => 20), [true]],
  ['60 by 60 untagged branches', union('oneOf', 60, untagged, () => 10), union('oneOf', 60, untagged, () => 20), [false]],
  ['a refused union of 30', { not: union('oneOf', 30, untagged, () => 20) }, { not: union('oneOf', 30, untagged, () => 10) }, [false]],
  [
    'two unions at once',
    { allOf: [union('oneOf', 30, tagged, () => 10), union('oneOf', 30, untagged, () => 10)] },
    union('oneOf', 30, untagged, () => 20),
    [false],
  ],
  [
    'allOf of 12 anyOfs of 4',
    unions(12, 'anyOf', (name, index) => ({ properties: { [name]: { enum: [index, index + 1] } } }), 4),
    unions(12, 'anyOf', (name, index) => ({ properties: { [name]: { enum: [index, index + 1, index + 2] } } }), 4),
    [true],
  ],
  [
    'allOf of 20 anyOfs of 3',
    unions(20, 'anyOf', (name, index) => required(name, { minimum: index, maximum: index + 1 }), 3),
    unions(20, 'anyOf', (name, index) => ({ properties: { [name]: { minimum: index, maximum: index + 2 } } }), 3),
    [true],
  ],
  [
    'allOf of 20 anyOfs of 3, one narrower',
    unions(20, 'anyOf', (name, index) => required(name, { const: index }), 3),
    unions(20, 'anyOf', (name, index) => required(name, { const: index }), 2),
    [false],
  ],
  [
    'allOf of 20 oneOfs of 3',
    unions(20, 'oneOf', (name, index) => required(name, { const: index }), 3),
    unions(20, 'oneOf', (name, index) => required(name, { enum: [index, index + 3] }), 3),
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
  ['30 mutually recursive objects, wider', ring(30, 1), ring(30, 2), [true]],
  ['30 mutually recursive objects, narrower', ring(30, 2), ring(30, 1), [false]],
  ['expressions of 30 operators, wider', expressions(range(30), 1), expressions([...range(30)].reverse(), 2), [true]],
  ['expressions of 30 operators, one less', expressions(range(30), 1), expressions(range(29), 1), [false]],
];

/** What a question may take, the cap included. */
const MOST_CPU_MILLISECONDS = 1_000;
/** Other work on the machine slows this down as well: of a few tries the quickest counts. */
const TRIES = 4;

describe.each([
  ['30 by 30 branches of oneOf', manyByMany],
  ['schemas that make searches explode', cases],
] as const)('%s', (_, group) => {
  it.each(group)('%s: answered, or said to be too much, within a second', (_name, a, b, answers) => {
    let quickest = Infinity;
    for (let tries = 0; tries < TRIES && quickest >= MOST_CPU_MILLISECONDS; tries += 1) {
      const before = process.cpuUsage();
      const { contained } = contains(a as never, b as never);
      quickest = Math.min(quickest, process.cpuUsage(before).user / 1_000);
      expect(answers).toContain(contained);
    }
    expect(quickest).toBeLessThan(MOST_CPU_MILLISECONDS);
  });
});
