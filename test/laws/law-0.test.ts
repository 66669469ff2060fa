/*
 * Law 0: a lowered schema accepts exactly what the referee accepts of the schema as written. Where the
 * evaluation answers `unknown` nothing is promised, but it must be rare.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Direction, SpecificationVersion } from '../../src/model/api.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { schemaDocuments } from './arbitraries/documents.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { lawRuns } from './runs.ts';
import { rulingOf } from './votes.ts';

it.each<SpecificationVersion>(['2.0', '3.0', '3.1', '3.2'])('law 0 holds for schemas of %s', async (specification) => {
  let judged = 0;
  let unknown = 0;
  await fc.assert(
    fc.asyncProperty(schemaDocuments(specification), fc.nat(), async ({ root, place, plain }, seed) => {
      const document = documentOf(root);
      const referee = await rulingOf(root, specification, place);
      const node = createSchemaReader({ document, specification, store: createStore(), side: 'old' }).node([place.address]);
      for (const value of valuesNear(documentOf(plain.root), plain.schema, seeded(seed), 12)) {
        const [said, expected] = [evaluate(node, value), referee(value)];
        if (expected === 'unknown') continue;
        judged += 1;
        if (said === 'unknown') unknown += 1;
        else expect([value, said]).toEqual([value, expected]);
      }
    }),
    { numRuns: lawRuns(300) },
  );
  expect(unknown).toBeLessThan(judged / 100);
});

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('law 0 holds for what travels one way in %s', async (specification) => {
  await fc.assert(
    fc.asyncProperty(
      schemaDocuments(specification),
      fc.constantFrom<Direction>('request', 'response'),
      fc.nat(),
      async ({ root, place, plain }, direction, seed) => {
        const document = documentOf(root);
        const referee = await rulingOf(root, specification, place, direction);
        const store = createStore();
        const node = createSchemaReader({ document, specification, store, side: 'old' }).node([place.address]);
        const travelling = createLenses(store).travelling(node, direction);
        for (const value of valuesNear(documentOf(plain.root), plain.schema, seeded(seed), 12)) {
          const [said, expected] = [evaluate(travelling, value), referee(value)];
          if (said === 'unknown' || expected === 'unknown' || said === expected) continue;
          // A union in which only one branch can be taken is that branch, with its mark; the referee does not see that.
          if (!canCollapse(root)) expect([value, said]).toEqual([value, expected]);
        }
      },
    ),
    { numRuns: lawRuns(300) },
  );
});

/** Whether some marked component is a branch of a union with several. */
function canCollapse(root: JsonObject): boolean {
  const text = JSON.stringify(root);
  return /"(?:readOnly|writeOnly)":true/.test(text) && /"(?:anyOf|oneOf|if)":/.test(text);
}
