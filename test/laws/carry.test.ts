/*
 * What is refused one step below is often plainly refused above as well, so that no payload is built to
 * show it there. This says that the judge, asked all the same, never finds the place above to be safe.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineUp } from '../../src/diff/line-up.ts';
import { createCarries } from '../../src/diff/schemas/carry.ts';
import { BOTH_DIRECTIONS } from '../../src/diff/schemas/pair.ts';
import { createHosts } from '../../src/diff/schemas/hosts.ts';
import { createProofs } from '../../src/diff/schemas/proofs.ts';
import { createReachability } from '../../src/diff/schemas/reach.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { documentOf } from '../support/document.ts';
import { documentPairs } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

interface Carried {
  readonly step: string;
  readonly below: string;
  readonly above: string;
}

/** Every step that is said to carry, with what the judge says of both of its ends. */
function carried(old: Json, next: Json, directions = BOTH_DIRECTIONS): readonly Carried[] {
  const apis = [normalise(documentOf(old), 'old'), normalise(documentOf(next), 'new')] as const;
  const { readers, store, judge, collector, schemas } = lineUp(...apis);
  const reachability = createReachability(schemas.pairs(), collector.anchors());
  const proofs = createProofs({ ...readers, store, judge, lenses: createLenses(store), reachability });
  const hasExample = (node: SchemaNode): boolean => judge.example(node) !== undefined;
  const carries = createCarries(readers, { old: createHosts(readers.old, hasExample), new: createHosts(readers.new, hasExample) });
  return schemas.pairs().flatMap((pair) =>
    pair.edges.flatMap((edge) =>
      directions
        .filter((direction) => edge.directions.includes(direction) && carries(pair, edge, direction))
        .map((direction) => ({
          step: edge.step.kind,
          below: proofs.ofPair(edge.pair, direction).answer,
          above: proofs.ofPair(pair, direction).answer,
        })),
    ),
  );
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('documents of %s', (specification) => {
  it('refuse above what they plainly refuse below', () => {
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        for (const { below, above } of carried(old, next)) if (below === 'refuted') expect(above).not.toBe('contained');
      }),
      { numRuns: lawRuns(100) },
    );
  });
});

/** What the judge says of every pair that says the same on both sides, and of the pairs inside of it. */
function kept(old: Json, next: Json): readonly { readonly inside: readonly string[]; readonly whole: string }[] {
  const apis = [normalise(documentOf(old), 'old'), normalise(documentOf(next), 'new')] as const;
  const { readers, store, judge, collector, schemas } = lineUp(...apis);
  const reachability = createReachability(schemas.pairs(), collector.anchors());
  const proofs = createProofs({ ...readers, store, judge, lenses: createLenses(store), reachability });
  return schemas.pairs().flatMap((pair) =>
    BOTH_DIRECTIONS.flatMap((direction) => {
      if (!pair.isKept || pair.facts.length > 0) return [];
      const edges = pair.edges.filter((edge) => edge.directions.includes(direction));
      return [{ inside: edges.map((edge) => proofs.ofPair(edge.pair, direction).answer), whole: proofs.ofPair(pair, direction).answer }];
    }),
  );
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('documents of %s', (specification) => {
  it('refuse nothing where they say the same and nothing inside is refused', () => {
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        for (const { inside, whole } of kept(old, next))
          if (inside.every((answer) => answer === 'contained')) expect(whole).not.toBe('refuted');
      }),
      { numRuns: lawRuns(100) },
    );
  });
});

/** A response of one schema, in which a component may change. */
function documentWith(schema: Json, changing: Json): Json {
  const responses = { 200: { description: 'Done', content: { 'application/json': { schema } } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things': { get: { responses } } },
    components: { schemas: { Changing: changing, Cat: { required: ['meow'], properties: { meow: {} }, type: 'object' } } },
  };
}

const loose: Json = { type: 'object', properties: { name: { type: 'string' } } };
const tight: Json = { type: 'object', properties: { name: { type: 'string', maxLength: 3 } } };
const changing: Json = { $ref: '#/components/schemas/Changing' };

describe('a step', () => {
  const stepsOf = (schema: Json): readonly string[] => {
    const found = carried(documentWith(schema, tight), documentWith(schema, loose), ['response']);
    for (const { below, above } of found) if (below === 'refuted') expect(above).toBe('refuted');
    return found.map(({ step }) => step);
  };
  const object = (more: object): Json => ({ type: 'object', properties: { it: changing }, ...more });

  it('carries where nothing around it stands in the way', () => {
    expect(stepsOf(object({}))).toContain('property');
    expect(stepsOf({ type: 'array', items: changing })).toContain('item');
    expect(stepsOf(object({ required: ['it'] }))).toContain('property');
    expect(stepsOf(object({ additionalProperties: false })).filter((step) => step === 'property')).toHaveLength(2);
    expect(stepsOf(object({ required: ['id'], properties: { it: changing, id: { type: 'string', pattern: '^/v1/x' } } }))).toHaveLength(2);
    expect(stepsOf({ anyOf: [changing, { type: 'string' }] })).toContain('branch');
    expect(stepsOf({ oneOf: [changing, { $ref: '#/components/schemas/Cat' }, { type: 'integer' }] })).toContain('branch');
  });

  const branchesOf = (schema: Json): number => stepsOf(schema).filter((step) => step === 'branch').length;
  const choice: Json = { anyOf: [changing, { $ref: '#/components/schemas/Cat' }] };
  const needs = (...names: readonly string[]): Json => ({
    type: 'object',
    required: [...names],
    properties: Object.fromEntries(names.map((name) => [name, {}])),
  });

  it('carries out of a choice within a choice that shares no value with it', () => {
    expect(branchesOf(choice)).toBe(1);
    expect(branchesOf({ anyOf: [choice, { anyOf: [needs('deleted'), { type: 'string' }] }] })).toBe(2);
    expect(branchesOf({ anyOf: [choice, { anyOf: [{ anyOf: [needs('deleted')] }, { type: 'null' }] }] })).toBe(2);
  });

  it('does not where a value of two branches within is one of the others', () => {
    expect(branchesOf({ anyOf: [choice, needs('name', 'meow')] })).toBe(1);
    expect(branchesOf({ anyOf: [choice, { anyOf: [needs('deleted'), { type: 'object' }] }] })).toBe(1);
    expect(branchesOf({ anyOf: [{ anyOf: [changing, { type: 'null' }] }, { anyOf: [needs('deleted'), { type: 'null' }] }] })).toBeLessThan(
      2,
    );
  });

  it('does not to what is never sent, though only the last possible branch of a choice of constants says so', () => {
    const listing = (...values: readonly string[]): Json => ({ type: 'string', enum: [...values], writeOnly: true });
    const stepsTo = (other: Json): readonly string[] => {
      const schema: Json = { type: 'object', properties: { it: { oneOf: [changing, other] } } };
      const found = carried(documentWith(schema, listing('a')), documentWith(schema, listing('a', 'b')), ['response']);
      return found.map(({ step }) => step);
    };
    expect(stepsTo({ type: 'string', enum: [1] })).not.toContain('property');
    expect(stepsTo({ type: 'integer', enum: [1] })).toContain('property');
  });

  it('does not where something does, or may', () => {
    // The step inside of the component itself.
    const onlyInside = ['property'];
    expect(stepsOf(object({ required: ['id'], properties: { it: changing, id: false } }))).toEqual(onlyInside);
    expect(stepsOf(object({ maxProperties: 1 }))).toEqual(onlyInside);
    expect(stepsOf(object({ not: { required: ['other'] } }))).toEqual(onlyInside);
    expect(stepsOf({ allOf: [object({}), { type: 'object', additionalProperties: false }] })).toEqual(onlyInside);
    expect(stepsOf({ type: 'array', items: changing, maxItems: 0 })).toEqual(onlyInside);
    expect(stepsOf({ anyOf: [changing, { type: 'object' }] })).not.toContain('branch');
    expect(stepsOf({ anyOf: [changing, { type: 'string' }], maxProperties: 0 })).not.toContain('branch');
    expect(stepsOf({ anyOf: [changing, { type: ['string', 'null'] }], not: { required: ['name'] } })).not.toContain('branch');
  });
});
