/*
 * Law 3: contained means that no sampled value that P accepts is refused by Q, and a larger budget may
 * answer an unknown but never flips an answer. Law 4: every witness is accepted by P and refused by Q,
 * says the referee. Judged on schemas as written, without lenses.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge, DEFAULT_BUDGET } from '../../src/schema/judge/judge.ts';
import type { Verdict } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { schemaDocumentPairs } from './arbitraries/documents.ts';
import type { SchemaDocument } from './arbitraries/documents.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { lawRuns } from './runs.ts';
import { rulingOf } from './votes.ts';

function verdictOf(specification: SpecificationVersion, p: SchemaDocument, q: SchemaDocument, steps: number): Verdict {
  const store = createStore();
  const reader = (side: 'old' | 'new', { root }: SchemaDocument) =>
    createSchemaReader({ document: documentOf(root), specification, store, side, evaluation: 'starts' });
  const judge = createJudge(store, { ...DEFAULT_BUDGET, steps });
  return judge.contained(reader('old', p).node([p.place.address]), reader('new', q).node([q.place.address]));
}

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('laws 3 and 4 hold for schemas of %s', async (specification) => {
  const counts = { contained: 0, refuted: 0, unknown: 0, unconfirmed: 0 };
  await fc.assert(
    fc.asyncProperty(schemaDocumentPairs(specification), fc.nat(), async (pair, seed) => {
      const [p, q] = [
        await rulingOf(pair.old.root, specification, pair.old.place),
        await rulingOf(pair.new.root, specification, pair.new.place),
      ];
      const verdict = verdictOf(specification, pair.old, pair.new, DEFAULT_BUDGET.steps);
      counts[verdict.answer] += 1;
      const hasty = verdictOf(specification, pair.old, pair.new, 20);
      if (hasty.answer !== 'unknown' && verdict.answer !== 'unknown') expect(hasty.answer).toBe(verdict.answer);
      if (verdict.answer === 'refuted') {
        const said = { witness: verdict.witness, sent: p(verdict.witness), taken: q(verdict.witness) };
        // The validators know doubles only, so a witness that holds an integer beyond them stays unconfirmed.
        if (said.sent === 'unknown' || said.taken === 'unknown') counts.unconfirmed += 1;
        else expect(said).toEqual({ witness: verdict.witness, sent: true, taken: false });
      }
      if (verdict.answer !== 'contained') return;
      const random = seeded(seed);
      const samples = [pair.old, pair.new].flatMap(({ plain }) => valuesNear(documentOf(plain.root), plain.schema, random, 10));
      for (const value of samples) expect({ value, lost: p(value) === true && q(value) === false }).toEqual({ value, lost: false });
    }),
    { numRuns: lawRuns(300) },
  );
  const judged = counts.contained + counts.refuted + counts.unknown;
  const rare = counts.unknown <= judged / 50 && counts.unconfirmed <= judged / 50;
  expect({ ...counts, rare }).toEqual({ ...counts, rare: true });
});
