/*
 * Law 0 where `$dynamicRef`s have several targets: random documents of few resources that refer to each other
 * statically and dynamically, of the same value and inside of it. Two validators have to say what we say: one
 * that reads the document as written, and one behind the translation, which follows dynamic scopes on its own.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { loadReferee } from '../../src/commands/verify/referee.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { matchNatively } from '../support/match.ts';
import { lawRuns } from './runs.ts';
import { voteAsWritten } from './written-vote.ts';

const factory = await loadReferee(matchNatively);
const NAMES = ['A', 'B', 'C', 'D'] as const;
const ANCHORS = ['node', 'leaf'] as const;

interface Link {
  readonly kind: 'dynamic' | 'static';
  readonly to: number;
  readonly anchor: string;
}

interface Resource {
  /** The names that it gives, each to itself or to a definition inside of it. */
  readonly anchors: readonly { readonly name: string; readonly isItself: boolean }[];
  readonly inherits: number;
  readonly next: Link;
  readonly items: Link;
}

const link: fc.Arbitrary<Link> = fc.record({
  kind: fc.constantFrom('dynamic', 'dynamic', 'static'),
  to: fc.nat(NAMES.length - 1),
  anchor: fc.constantFrom(...ANCHORS),
});

const anchor = fc.record({ name: fc.constantFrom(...ANCHORS), isItself: fc.boolean() });

const resource = (mostNames: number): fc.Arbitrary<Resource> =>
  fc.record({
    anchors: fc.uniqueArray(anchor, { maxLength: mostNames, selector: ({ name }) => name }),
    inherits: fc.nat(NAMES.length),
    next: link,
    items: link,
  });

/** Of half of the documents each resource gives one name at most. */
const resources = fc
  .constantFrom(1, 2)
  .chain((mostNames) => fc.array(resource(mostNames), { minLength: NAMES.length, maxLength: NAMES.length }));

const uriOf = (index: number): string => `https://scopes.example/${NAMES[index] as string}`;

function referenceOf({ kind, to, anchor: name }: Link, all: readonly Resource[]): JsonObject {
  const isNamed = all[to]?.anchors.some((one) => one.name === name) === true;
  return kind === 'dynamic' && isNamed ? { $dynamicRef: `${uriOf(to)}#${name}` } : { $ref: uriOf(to) };
}

function schemaOf({ anchors, inherits, next, items }: Resource, index: number, all: readonly Resource[]): JsonObject {
  // One schema has one name at most.
  const itself = anchors.find(({ isItself }) => isItself)?.name;
  const inside = anchors.filter(({ name }) => name !== itself);
  return {
    $id: uriOf(index),
    ...(itself === undefined ? {} : { $dynamicAnchor: itself }),
    type: 'object',
    properties: {
      v: { not: { const: index } },
      next: referenceOf(next, all),
      items: { type: 'array', items: referenceOf(items, all) },
    },
    // Only further on, so that no schema refers to itself without going into the value.
    ...(inherits > index && inherits < all.length ? { $ref: uriOf(inherits) } : {}),
    $defs: Object.fromEntries(
      inside.map(({ name }) => [name, { $dynamicAnchor: name, type: 'object', properties: { v: { not: { const: index + 10 } } } }]),
    ),
  };
}

/** What tells which schemas apply at every place up to three steps inside of a value. */
const probes: readonly Json[] = placed(3).flatMap((put) => [0, 1, 2, 3, 10, 11, 12, 13].map((refused) => put({ v: refused })));

function placed(depth: number): readonly ((value: Json) => Json)[] {
  const here = (value: Json): Json => value;
  if (depth === 0) return [here];
  return [
    here,
    ...placed(depth - 1).flatMap((put) => [(value: Json) => ({ next: put(value) }), (value: Json) => ({ items: [put(value)] })]),
  ];
}

it('a schema accepts what it accepts in its dynamic scope', async () => {
  let refused = 0;
  let unread = 0;
  await fc.assert(
    fc.asyncProperty(resources, fc.nat(3), async (all, offset) => {
      const schemas = Object.fromEntries(all.map((one, index) => [NAMES[index] as string, schemaOf(one, index, all)]));
      const place = { schema: { $ref: uriOf(0) }, address: '#/components/schemas/S' };
      const info = { title: 'Scopes', version: '1' };
      const root = { openapi: '3.1.0', info, paths: {}, components: { schemas: { ...schemas, S: place.schema } } };
      const document = documentOf(root);
      const node = createSchemaReader({ document, specification: '3.1', store: createStore(), side: 'old', evaluation: 'starts' }).node([
        place.address,
      ]);
      const [translated, written] = [factory(document, '3.1')(place), await voteAsWritten(root, '3.1', place)];
      // To this validator the resource that a dynamic reference starts from is on the way, wherever the reference then
      // leads, with all the names that it gives; to us only a resource that evaluation enters is.
      const isRead = all.every(({ anchors }) => anchors.length < 2);
      for (const value of probes.filter((_, index) => index % 4 === offset)) {
        const said = evaluate(node, value);
        const [one, other] = [translated(value), isRead ? written(value) : 'unknown'];
        if (isRead && other === 'unknown') unread += 1;
        expect([value, said, said]).toEqual([value, one, other === 'unknown' ? said : other]);
        if (said === false) refused += 1;
      }
    }),
    { numRuns: lawRuns(100) },
  );
  expect(refused).toBeGreaterThan(10 * unread);
});
