/*
 * Law 3 for whole reports: what a receiver refuses of a payload as a whole is told as breaking at that payload. A
 * change that is proven harmless in its own place must not hide that it is none beside what stands around it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.ts';
import { lineUp } from '../../src/diff/line-up.ts';
import { createProofs } from '../../src/diff/schemas/proofs.ts';
import { createReachability } from '../../src/diff/schemas/reach.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { documentOf } from '../support/document.ts';
import { documentPairs, wholeDocument } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

/** The payloads of which the receiver refuses something, and those at which a change says so. */
function refusedAndTold(old: Json, next: Json): { readonly refused: ReadonlySet<string>; readonly told: ReadonlySet<string> } {
  const apis = [normalise(documentOf(old), 'old'), normalise(documentOf(next), 'new')] as const;
  const { readers, store, judge, collector, schemas } = lineUp(...apis);
  const reachability = createReachability(schemas.pairs(), collector.anchors());
  const proofs = createProofs({ ...readers, store, judge, lenses: createLenses(store), reachability });
  const refused = collector
    .anchors()
    .filter(({ pair, direction }) => proofs.ofPair(pair, direction).answer === 'refuted')
    .map(({ operation, direction, where }) => `${operation} ${direction} ${where}`);
  const told = diff(...apis).changes.flatMap(({ uses }) =>
    uses
      .filter(({ proof }) => proof.answer === 'breaks' || proof.answer === 'unknown' || proof.answer === 'stated')
      .map(({ operation, direction, where }) => `${operation} ${direction} ${where}`),
  );
  return { refused: new Set(refused), told: new Set(told) };
}

function untold(old: Json, next: Json): readonly string[] {
  const { refused, told } = refusedAndTold(old, next);
  return [...refused].filter((payload) => !told.has(payload));
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('documents of %s', (specification) => {
  it('refuse nothing that is not told', () => {
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        expect(untold(old, next)).toEqual([]);
      }),
      { numRuns: lawRuns(60) },
    );
  });
});

/** Schemas in which names stand beside a choice, which has its own: what a sender keeps to is all of them. */
const besides: Readonly<Record<string, (changing: Json) => Json>> = {
  'beside two': (one) => ({ required: ['id'], properties: { id: {} }, oneOf: [one, { required: ['b'], properties: { b: {} } }] }),
  'beside any of two': (one) => ({ required: ['id'], properties: { id: {} }, anyOf: [one, { required: ['b'], properties: { b: {} } }] }),
  'beside many, one of them bare': (one) => ({
    required: ['id'],
    properties: { id: {} },
    anyOf: [one, { required: ['b'], properties: { b: {} } }, { required: ['c'] }, { minProperties: 4 }],
  }),
  'in a part of all': (one) => ({
    allOf: [{ required: ['id'], properties: { id: {} } }, { anyOf: [one, { required: ['b'], properties: { b: {} } }] }],
  }),
  'beside what describes others': (one) => ({
    required: ['id'],
    additionalProperties: { type: ['string', 'object'] },
    anyOf: [one, { required: ['b'] }],
  }),
  'by two choices': (one) => ({
    anyOf: [one, { required: ['b'], properties: { b: {} } }],
    oneOf: [
      { required: ['id'], properties: { id: { type: 'string' } } },
      { required: ['id'], properties: { id: { type: 'integer' } } },
    ],
  }),
};

const branches: Readonly<Record<string, readonly [Json, Json]>> = {
  'shorter texts': [
    { required: ['a'], properties: { a: { type: 'string', maxLength: 10 } } },
    { required: ['a'], properties: { a: { type: 'string', maxLength: 5 } } },
  ],
  'more names': [
    { required: ['a'], minProperties: 2, properties: { a: {} } },
    { required: ['a'], minProperties: 3, properties: { a: {} } },
  ],
  'what is inside': [
    { required: ['a'], properties: { a: { type: 'object', properties: { x: { type: 'string' } } } } },
    { required: ['a'], properties: { a: { type: 'object', properties: { x: { type: 'integer' } } } } },
  ],
};

describe.each(Object.entries(besides))('names %s', (_, schemaOf) => {
  it.each(Object.entries(branches))('and a branch with %s is told, in place and behind a reference', (__, [before, after]) => {
    for (const reference of [false, true]) {
      const [old, next] = [before, after].map((branch) => {
        const schema = { type: 'object', ...(schemaOf(reference ? { $ref: '#/components/schemas/Branch' } : branch) as object) };
        const content = { 'application/json': { schema } };
        const put = { requestBody: { required: true, content }, responses: { 200: { description: 'Done', content } } };
        return wholeDocument('3.1', { Branch: branch }, { '/things': { put } });
      }) as [Json, Json];
      const { refused, told } = refusedAndTold(old, next);
      expect([...refused]).toContain('PUT /things request request body application/json');
      expect([...refused].filter((payload) => !told.has(payload))).toEqual([]);
      expect(refusedAndTold(old, old)).toEqual({ refused: new Set(), told: new Set() });
    }
  });
});
