/*
 * What cannot differ is not looked at. This says that nothing is missed by that: with every place looked
 * at, the changes are the same.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.ts';
import type { Document } from '../../src/model/document.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { NOTHING_IN_COMMON } from '../../src/normalise/unchanged.ts';
import { documentOf } from '../support/document.ts';
import { documentsOfStory, stories } from '../support/stories.ts';
import { documentPairs } from './arbitraries/documents.ts';
import { shop } from './mutations/shop.ts';
import { mutations } from './mutations/table.ts';
import { extractSchemas } from './rewrites/references.ts';
import { lawRuns } from './runs.ts';

function changesOf(old: Document, next: Document, look: 'everywhere' | 'where something can differ'): readonly string[] {
  const apis = [normalise(old, 'old'), normalise(next, 'new')] as const;
  const { changes } = look === 'everywhere' ? diff(...apis, { common: NOTHING_IN_COMMON }) : diff(...apis);
  return changes.map(({ fingerprint, rule, place, uses }) => `${fingerprint} ${rule} ${place} ${uses.length}`).sort();
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('documents of %s', (specification) => {
  it('have the same changes wherever one looks', () => {
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        const [before, after] = [documentOf(old), documentOf(next)];
        expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
      }),
      { numRuns: lawRuns(60) },
    );
  });
});

/** A choice in which nothing is possible, by way of components that do not change. */
function impossible(choice: readonly Json[], left: Json): JsonObject {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Choice' } } };
  const refused = {
    allOf: [
      { type: 'array', items: {} },
      { type: 'number', enum: [4] },
    ],
  };
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things': { put: { requestBody: { content }, responses: { 200: { description: 'Done', content } } } } },
    components: { schemas: { Choice: { oneOf: choice }, Never: refused, Left: left } },
  };
}

const never = { $ref: '#/components/schemas/Never' };
const left = { $ref: '#/components/schemas/Left' };

it.each<[string, readonly Json[], readonly Json[]]>([
  ['twice the same and another', [never, never, left], [never, never, {}]],
  ['once and another', [never, left], [never, {}]],
  ['and something possible', [never, { type: 'string' }], [never, {}]],
])('impossible branches are paired alike wherever one looks: %s', (_, old, next) => {
  const [before, after] = [old, next].map((choice) => documentOf(impossible(choice, { type: 'string', enum: [0] }))) as [
    Document,
    Document,
  ];
  expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
  expect(changesOf(after, before, 'where something can differ')).toEqual(changesOf(after, before, 'everywhere'));
});

describe.each(['3.0.3', '3.1.0'] as const)('a shop in %s', (version) => {
  it.each(mutations)('$kind', ({ apply }) => {
    const root = shop(version);
    for (const shared of [root, extractSchemas(root, version === '3.0.3' ? '3.0' : '3.1')]) {
      const mutated = apply(shared, 1)?.document;
      if (mutated === undefined) continue;
      const [before, after] = [documentOf(shared), documentOf(mutated)];
      expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
    }
  });
});

it.each(stories)('the fixture %s has the same changes wherever one looks', (story) => {
  const { old: before, new: after } = documentsOfStory(story);
  expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
});
