/*
 * Law 0: a lowered schema accepts exactly what the referee accepts of the schema as written. Where the
 * evaluation answers `unknown` nothing is promised, but it must be rare.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Direction, SpecificationVersion } from '../../src/model/api.ts';
import { isArray, own } from '../../src/model/json.ts';
import { addressOf, append } from '../../src/model/pointer.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { visitObjects } from '../support/openapi-objects.ts';
import { seeded } from '../support/random.ts';
import { schemaDocuments } from './arbitraries/documents.ts';
import type { SchemaDocument } from './arbitraries/documents.ts';
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
      const node = createSchemaReader({ document, specification, store: createStore(), side: 'old', evaluation: 'starts' }).node([
        place.address,
      ]);
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
      async (schemaDocument, direction, seed) => {
        const { root, place, plain } = schemaDocument;
        const document = documentOf(root);
        const referee = await rulingOf(root, specification, place, direction);
        const store = createStore();
        const node = createSchemaReader({ document, specification, store, side: 'old', evaluation: 'starts' }).node([place.address]);
        const travelling = createLenses(store).travelling(node, direction);
        for (const value of valuesNear(documentOf(plain.root), plain.schema, seeded(seed), 12)) {
          const [said, expected] = [evaluate(travelling, value), referee(value)];
          if (said === 'unknown' || expected === 'unknown' || said === expected) continue;
          if (!isAmbiguous(schemaDocument, specification)) expect([value, said]).toEqual([value, expected]);
        }
      },
    ),
    { numRuns: lawRuns(300) },
  );
});

/**
 * Whether a document leaves open what the referee and the lens may each read in their own way. Marks where unions or conditions
 * meet them: the referee, which reads the text, cannot see that a union of which one branch alone accepts anything is that
 * branch, with its mark, and whether a condition sees a property that does not travel is said nowhere. And a discriminator in a
 * condition, beside a `then` or `else` that takes none of its values: the lens lets it say nothing there, as wherever nobody
 * can send what it asks for, and the referee asks the condition on its own. By neither reading is a payload of such a document valid
 * that its author can have meant.
 */
function isAmbiguous({ root }: SchemaDocument, specification: SpecificationVersion): boolean {
  const store = createStore();
  const judge = createJudge(store);
  const reader = createSchemaReader({ document: documentOf(root), specification, store, side: 'old' });
  const text = JSON.stringify(root);
  const hasMarks = /"(?:readOnly|writeOnly)":true/.test(text);
  let found = hasMarks && text.includes('"if":');
  visitObjects(root, specification, (kind, schema, pointer) => {
    if (found || kind !== 'schema') return;
    found = own(schema, 'if') !== undefined && isToldApart(reader.node([addressOf('', append(pointer, 'if'))]));
    for (const keyword of hasMarks ? ['anyOf', 'oneOf'] : []) {
      const branches = own(schema, keyword);
      if (found || !isArray(branches) || branches.length < 2) continue;
      const nodes = branches.map((_, index) => reader.node([addressOf('', append(pointer, keyword, index))]));
      const live = nodes.filter((node) => judge.contained(node, store.nothing).answer !== 'contained');
      // Two that are one: `anyOf` has the one of them, `oneOf` neither.
      const alone = live.filter((node) => keyword === 'anyOf' || live.indexOf(node) === live.lastIndexOf(node));
      found = new Set(alone).size < 2;
    }
  });
  return found;
}

/** Whether a discriminator tells apart what a schema takes, in whatever part of it that is about the same value. */
function isToldApart(node: SchemaNode, seen: Set<SchemaNode> = new Set()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  switch (node.kind) {
    case 'tagged':
      return true;
    case 'all':
    case 'any':
    case 'exactlyOne':
      return node.of.some((of) => isToldApart(of, seen));
    case 'not':
      return isToldApart(node.of, seen);
    case 'reference':
      return isToldApart(node.target(), seen);
    default:
      return false;
  }
}
