/*
 * Laws 3 and 4 for schemas that contain themselves. Written over twice as many components, of which each
 * refers now to the one and now to the other twin, a recursive schema is still itself: equal by what it
 * accepts, though no two nodes of it are one. Where one twin is edited, contained still means that no
 * sampled value is lost, and a witness is confirmed by the referee.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { addressOf } from '../../src/model/pointer.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import type { Verdict } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { componentsOf, wholeDocument } from './arbitraries/documents.ts';
import { edits } from './arbitraries/edits.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { components, componentNames, componentsPointer } from './arbitraries/schemas.ts';
import { lawRuns } from './runs.ts';
import { rulingOf } from './votes.ts';

/** The schema with every second reference to a component led to that component's twin. */
function towardsTwins(schema: Json, seed: number): Json {
  const random = seeded(seed);
  const text = JSON.stringify(schema, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  return JSON.parse(
    text.replaceAll(/("\$ref":"#[a-z/]+\/(?:[a-z]+\/)?[ABC])"/gi, (whole, start: string) =>
      random.next() < 0.5 ? `${start}Twin"` : whole,
    ),
  ) as Json;
}

/** A document with the components and their twins; `edit` makes the twin of A another schema. */
function withTwins(specification: SpecificationVersion, all: JsonObject, seed: number): JsonObject {
  const spelt = componentNames.flatMap((name, index) => [
    [name, towardsTwins(all[name] as Json, seed + index)] as const,
    [`${name}Twin`, towardsTwins(all[name] as Json, seed + index + 10)] as const,
  ]);
  return wholeDocument(specification, Object.fromEntries(spelt), {});
}

function containedIn(specification: SpecificationVersion, root: JsonObject, p: string, q: string): Verdict {
  const store = createStore();
  const reader = createSchemaReader({ document: documentOf(root), specification, store, side: 'old' });
  const node = (name: string) => reader.node([addressOf('', `${componentsPointer(specification)}/${name}`)]);
  return createJudge(store).contained(node(p), node(q));
}

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('a recursive schema of %s is itself in any spelling', (specification) => {
  const counts = { contained: 0, refuted: 0, unknown: 0 };
  fc.assert(
    fc.property(components(specification), fc.nat(), (all, seed) => {
      const root = withTwins(specification, all, seed);
      for (const name of componentNames) {
        for (const [p, q] of [
          [name, `${name}Twin`],
          [`${name}Twin`, name],
        ] as const) {
          const verdict = containedIn(specification, root, p, q);
          counts[verdict.answer] += 1;
          expect(verdict.answer).not.toBe('refuted');
        }
      }
    }),
    { numRuns: lawRuns(150) },
  );
  expect({ ...counts, rare: counts.unknown <= counts.contained / 100 }).toEqual({ ...counts, rare: true });
});

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])(
  'laws 3 and 4 hold for an edit inside of a recursive schema of %s',
  async (specification) => {
    const counts = { contained: 0, refuted: 0, unknown: 0 };
    const edited = components(specification).chain((all) =>
      edits(specification, all['A'] as Json).map((edit) => ({ all, twins: { ...all, A: edit } as JsonObject })),
    );
    await fc.assert(
      fc.asyncProperty(edited, fc.nat(), async ({ all, twins }, seed) => {
        const spelt = (name: string, index: number) => [name, towardsTwins(all[name] as Json, seed + index)] as const;
        const twin = (name: string, index: number) => [`${name}Twin`, towardsTwins(twins[name] as Json, seed + index + 10)] as const;
        const root = wholeDocument(specification, Object.fromEntries([...componentNames.map(spelt), ...componentNames.map(twin)]), {});
        const place = (name: string) => ({
          schema: componentsOf(specification, root)[name] as Json,
          address: addressOf('', `${componentsPointer(specification)}/${name}`),
        });
        for (const name of ['A', 'B']) {
          const [one, other] = [place(name), place(`${name}Twin`)];
          const [p, q] = [await rulingOf(root, specification, one), await rulingOf(root, specification, other)];
          const verdict = containedIn(specification, root, name, `${name}Twin`);
          counts[verdict.answer] += 1;
          if (verdict.answer === 'refuted') {
            const said = { witness: verdict.witness, sent: p(verdict.witness), taken: q(verdict.witness) };
            if (said.sent !== 'unknown' && said.taken !== 'unknown') expect(said).toEqual({ ...said, sent: true, taken: false });
          }
          if (verdict.answer !== 'contained') continue;
          const random = seeded(seed);
          const samples = [one, other].flatMap(({ schema }) => valuesNear(documentOf(root), schema, random, 10));
          for (const value of samples) expect({ value, lost: p(value) === true && q(value) === false }).toEqual({ value, lost: false });
        }
      }),
      { numRuns: lawRuns(150) },
    );
    expect({ ...counts, rare: counts.unknown <= (counts.contained + counts.refuted) / 50 }).toEqual({ ...counts, rare: true });
  },
);
