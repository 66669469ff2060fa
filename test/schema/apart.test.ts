import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../src/classify/contains.ts';
import { schemaDocument } from '../../src/classify/schema-document.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { areApart, rivals } from '../../src/schema/judge/apart.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { schemaDocumentPairs } from '../laws/arbitraries/documents.ts';
import { lawRuns } from '../laws/runs.ts';

const tagged = (tag: string): JsonObject => ({ type: 'object', required: ['kind'], properties: { kind: { const: tag } } });

function apart(a: Json, b: Json): boolean {
  const store = createStore();
  const document = schemaDocument({ $defs: { a, b } }, 'apart');
  const reader = createSchemaReader({ document, specification: '3.1', store, side: 'old' });
  const [one, other] = [reader.node(['#/$defs/a']), reader.node(['#/$defs/b'])];
  expect(areApart(other, one)).toBe(areApart(one, other));
  return areApart(one, other);
}

describe('schemas that are plainly apart', () => {
  it.each<readonly [string, Json, Json]>([
    ['other types', { type: 'string' }, { type: ['integer', 'null'] }],
    ['other constants', { enum: [1, 'a'] }, { enum: [2, 'b'] }],
    ['constants that the other refuses', { enum: ['a', 'b'] }, { type: 'string', minLength: 2 }],
    ['bounds that cross', { type: 'number', maximum: 1 }, { type: 'integer', minimum: 2 }],
    ['bounds that touch, one exclusive', { type: 'number', maximum: 1 }, { type: 'number', exclusiveMinimum: 1 }],
    ['lengths that cross', { type: 'string', maxLength: 1 }, { type: 'string', minLength: 2 }],
    ['patterns without a common text', { type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' }],
    ['tags', tagged('a'), tagged('b')],
    ['a tag that one requires', tagged('a'), { type: 'object', properties: { kind: { enum: ['b', 'c'] } } }],
    [
      'a tag in a header',
      { type: 'object', required: ['head'], properties: { head: tagged('a') } },
      { type: 'object', required: ['head'], properties: { head: tagged('b') } },
    ],
    ['what one requires and the other closes out', { type: 'object', required: ['a'] }, { type: 'object', additionalProperties: false }],
    ['a tag inside a union', { anyOf: [tagged('a'), tagged('b')] }, tagged('c')],
  ])('%s', (_, a, b) => {
    expect(apart(a, b)).toBe(true);
  });

  it.each<readonly [string, Json, Json]>([
    ['a type in common', { type: ['string', 'null'] }, { type: ['integer', 'null'] }],
    ['integers and numbers', { type: 'integer' }, { type: 'number' }],
    ['a constant in common', { enum: [1, 2] }, { enum: [2, 3] }],
    ['bounds that touch', { type: 'number', maximum: 1 }, { type: 'integer', minimum: 1 }],
    ['lengths that touch', { type: 'string', maxLength: 1 }, { type: 'string', minLength: 1 }],
    ['bounds of numbers where texts may be', { maximum: 1 }, { minimum: 2 }],
    ['patterns that meet further on', { type: 'string', pattern: '^a' }, { type: 'string', pattern: 'b$' }],
    ['one tag', tagged('a'), tagged('a')],
    [
      'tags of which none is required',
      { type: 'object', properties: tagged('a')['properties'] as Json },
      { type: 'object', properties: { kind: { const: 'b' } } },
    ],
    [
      'tags of objects where texts may be',
      { required: ['kind'], properties: { kind: { const: 'a' } } },
      { required: ['kind'], properties: { kind: { const: 'b' } } },
    ],
    ['an open object', { type: 'object', required: ['a'] }, { type: 'object', properties: { b: {} }, required: ['b'] }],
    [
      'a closed object that a pattern opens',
      { type: 'object', required: ['a'] },
      { type: 'object', patternProperties: { '^a': {} }, additionalProperties: false },
    ],
    ['a branch in common', { anyOf: [tagged('a'), tagged('b')] }, tagged('b')],
  ])('near miss: %s', (_, a, b) => {
    expect(apart(a, b)).toBe(false);
  });

  it('does not lose itself in schemas that contain themselves', () => {
    const list = (name: string): Json => ({ type: 'object', required: ['next'], properties: { next: { $ref: `#/$defs/${name}` } } });
    expect(apart(list('a'), list('b'))).toBe(false);
    const store = createStore();
    const circle: SchemaNode = store.reference('circle', () => store.exactlyOne([circle, store.types(TYPE.string)]));
    expect(areApart(circle, store.types(TYPE.number))).toBe(false);
  });

  it('takes a discriminator for no assertion, as JSON Schema does', () => {
    const branch = (name: string): JsonObject => ({ type: 'object', required: ['kind'], properties: { [name]: { type: 'string' } } });
    const components = { schemas: { A: branch('a'), B: branch('b') } };
    const union = {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'kind' },
    };
    const schema = { ...union, components };
    expect(contains({ enum: [{ kind: 'A' }] }, schema, { dialect: 'openapi-3.1' }).contained).toBe(false);
    expect(contains(schema, { required: ['kind'], properties: { kind: { enum: ['A', 'B'] } } }, { dialect: 'openapi-3.1' }).contained).toBe(
      false,
    );
  });
});

describe('the rivals of a branch', () => {
  it('are those that may hold beside it', () => {
    const store = createStore();
    const values = (list: readonly Json[]): ReturnType<typeof store.values> => store.values(list);
    const [a, b, c] = [values([1, 2]), values([2, 3]), values([4])];
    const union = store.exactlyOne([a, b, c]);
    if (union.kind !== 'exactlyOne') throw new Error(`made ${union.kind} of it`);
    expect([...rivals(union)]).toEqual([
      [a, [b]],
      [b, [a]],
    ]);
  });
});

it.each(['3.0', '3.1'] as const)('law of what is apart: no value in common, in schemas of %s', (specification) => {
  let [proven, tried] = [0, 0];
  fc.assert(
    fc.property(schemaDocumentPairs(specification), (pair) => {
      const store = createStore();
      const [p, q] = (['old', 'new'] as const).map((side) => {
        const { root, place } = pair[side];
        return createSchemaReader({ document: documentOf(root), specification, store, side, evaluation: 'starts' }).node([place.address]);
      }) as [never, never];
      tried += 1;
      if (!areApart(p, q)) return;
      proven += 1;
      expect(createJudge(store, undefined, () => false).contained(store.all([p, q]), store.nothing).answer).not.toBe('refuted');
    }),
    { numRuns: lawRuns(1_000) },
  );
  expect(proven).toBeGreaterThan(tried / 20);
});
