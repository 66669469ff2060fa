/*
 * Law 5, first half: every rewrite keeps what the referee says. (That the comparison then says nothing is
 * tested where documents are compared.) Values are sampled near the schema of the first document.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../src/commands/verify/referee.ts';
import type { Direction, SpecificationVersion } from '../../src/model/api.ts';
import { isObject } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { addressOf } from '../../src/model/pointer.ts';
import type { Pointer } from '../../src/model/pointer.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { valueAt } from '../support/value-at.ts';
import { documents } from './arbitraries/documents.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { hasResources } from './rewrites/identify.ts';
import { rewrites } from './rewrites/table.ts';
import type { Rewrite } from './rewrites/table.ts';
import { lawRuns } from './runs.ts';
import { rulingOf } from './votes.ts';

const payloads: readonly { readonly version2: Pointer; readonly version3: Pointer; readonly direction: Direction }[] = [
  {
    direction: 'request',
    version2: '/paths/~1things/post/parameters/0/schema',
    version3: '/paths/~1things/post/requestBody/content/application~1json/schema',
  },
  {
    direction: 'response',
    version2: '/paths/~1things/get/responses/200/schema',
    version3: '/paths/~1things/get/responses/200/content/application~1json/schema',
  },
  {
    direction: 'response',
    version2: '/paths/~1things~1{id}/put/responses/200/schema',
    version3: '/paths/~1things~1{id}/put/responses/200/content/application~1json/schema',
  },
];

async function ruling(
  root: JsonObject,
  specification: SpecificationVersion,
  pointer: Pointer,
  direction: Direction | undefined,
): Promise<Ruling> {
  const place = { schema: valueAt(root, pointer) as Json, address: addressOf('', pointer) };
  expect(isObject(place.schema)).toBe(true);
  return rulingOf(root, specification, place, direction);
}

async function keepsMeaning(rewrite: Rewrite, root: JsonObject, specification: SpecificationVersion, seed: number): Promise<boolean> {
  const rewritten = rewrite.apply(root, specification, seed);
  const made = rewrite.makes ?? specification;
  const random = seeded(seed);
  for (const { version2, version3, direction } of payloads) {
    // Schemas with an `$id` are judged as written, and that is without a direction.
    const way = hasResources(rewritten) ? undefined : direction;
    const before = await ruling(root, specification, specification === '2.0' ? version2 : version3, way);
    const after = await ruling(rewritten, made, made === '2.0' ? version2 : version3, way);
    const schema = valueAt(root, specification === '2.0' ? version2 : version3) as Json;
    for (const value of valuesNear(documentOf(root), schema, random, 8)) expect([value, after(value)]).toEqual([value, before(value)]);
  }
  return JSON.stringify(rewritten) !== JSON.stringify(root);
}

const applied = rewrites.flatMap((rewrite) =>
  rewrite.takes.filter((taken) => taken !== '3.2').map((specification) => ({ rewrite, specification, name: rewrite.name })),
);

describe.each(applied)('$name, $specification', ({ rewrite, specification }) => {
  it('keeps what the referee says, and does something', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(documents(specification), fc.nat(), async (root, seed) => {
        if (await keepsMeaning(rewrite, root, specification, seed)) changed += 1;
      }),
      { numRuns: lawRuns(60) },
    );
    expect(changed).toBeGreaterThan(0);
  });

  it('is deterministic', () => {
    for (const root of fc.sample(documents(specification), { numRuns: 3, seed: 7 })) {
      expect(JSON.stringify(rewrite.apply(root, specification, 5))).toBe(JSON.stringify(rewrite.apply(root, specification, 5)));
    }
  });
});
