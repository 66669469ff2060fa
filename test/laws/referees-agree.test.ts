/*
 * Before the referee may judge, it is judged: two validators that know nothing of each other agree on
 * random schemas and values. Where one schema carries `unevaluated*`, the second validator alone counts
 * in the laws, so a disagreement there is expected and only counted.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadReferee } from '../../src/commands/verify/referee.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { documentOf } from '../support/document.ts';
import { matchNatively } from '../support/match.ts';
import { seeded } from '../support/random.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { schemaDocuments } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';
import { needsSecondVote, secondVote } from './second-vote.ts';

const factory = await loadReferee(matchNatively);

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('two validators agree on schemas of %s', async (specification) => {
  let accepted = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(schemaDocuments(specification), fc.nat(), async ({ root, place, plain }, seed) => {
      const document = documentOf(root);
      const first = factory(document, specification)(place);
      const second = await secondVote(document, specification, place);
      for (const value of valuesNear(documentOf(plain.root), plain.schema, seeded(seed), 10)) {
        const [one, other] = [first(value), second(value)];
        if (one === 'unknown' || other === 'unknown' || needsSecondVote(root)) continue;
        if (one) accepted += 1;
        else refused += 1;
        expect([value, one]).toEqual([value, other]);
      }
    }),
    { numRuns: lawRuns(200) },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan((accepted + refused) / 10);
});
