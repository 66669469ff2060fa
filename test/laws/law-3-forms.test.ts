/*
 * Law 3, asked in other words: "P is within Q", "nothing is in P and not in Q" and "what Q refuses P
 * refuses" are one question. Each way the search meets the same literals in another order, so an answer
 * that hangs on the order shows.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { schemaDocumentPairs } from './arbitraries/documents.ts';
import type { SchemaDocument } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

it.each<SpecificationVersion>(['3.0', '3.1'])('one question has one answer, for schemas of %s', (specification) => {
  fc.assert(
    fc.property(schemaDocumentPairs(specification), (pair) => {
      const store = createStore();
      const node = (side: 'old' | 'new', { root, place }: SchemaDocument): SchemaNode =>
        createSchemaReader({ document: documentOf(root), specification, store, side, evaluation: 'starts' }).node([place.address]);
      const [p, q] = [node('old', pair.old), node('new', pair.new)];
      const difference = store.all([p, store.not(q)]);
      const questions: readonly (readonly [SchemaNode, SchemaNode])[] = [
        [p, q],
        [difference, store.nothing],
        [difference, q],
        [store.not(q), store.not(p)],
        [store.anything, store.any([store.not(p), q])],
      ];
      const shared = createJudge(store);
      const answers = questions.flatMap(([a, b]) => [createJudge(store).contained(a, b).answer, shared.contained(a, b).answer]);
      const decided = new Set(answers.filter((answer) => answer !== 'unknown'));
      expect({ decided: [...decided] }).toEqual({ decided: [...decided].slice(0, 1) });
    }),
    { numRuns: lawRuns(300) },
  );
});
