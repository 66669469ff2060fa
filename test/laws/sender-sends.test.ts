/*
 * A sender that keeps to its document sends something wherever the schema takes something: closing a schema to what it
 * declares, and setting its discriminators, leaves values. Otherwise every break inside of it would be said to affect nobody.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { discriminators } from './arbitraries/discriminators.ts';
import { schemaDocuments } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

/** What the judge says of the values that are sent of a schema, beside whether it takes any. */
function sentOf(
  specification: SpecificationVersion,
  root: JsonObject,
  address: string,
): readonly (readonly [taken: boolean, sent: string])[] {
  const store = createStore();
  const judge = createJudge(store);
  const reader = createSchemaReader({ document: documentOf(root), specification, store, side: 'old', shared: new Set() });
  const node = reader.node([address]);
  const lenses = createLenses(store);
  return (['request', 'response'] as const).map((direction) => [
    judge.example(lenses.travelling(node, direction)) !== undefined,
    judge.contained(lenses.sender(node, direction), store.nothing).answer,
  ]);
}

/**
 * Keywords that can ask for more than a schema declares: what they ask for may be just what nobody declared; or that may
 * leave no room for the property that a discriminator asks for.
 */
const ASKING =
  /"(?:not|if|dependent\w*|m\w+Properties|propertyNames|patternProperties|additionalProperties|unevaluated\w+|contains|format|\$dynamicRef)"|"const":[[{]|"enum":\[[^\]]*[[{]/;

describe.each<SpecificationVersion>(['3.0', '3.1'])('in documents of %s', (specification) => {
  it('something is sent wherever something is taken', () => {
    fc.assert(
      fc.property(schemaDocuments(specification), ({ root, place }) => {
        if (ASKING.test(JSON.stringify(root))) return;
        for (const [taken, sent] of sentOf(specification, root, place.address)) if (taken) expect(sent).not.toBe('contained');
      }),
      { numRuns: lawRuns(200) },
    );
  });

  const kinds = [
    { says: { pattern: '^[a-z]' }, takes: (text: string) => text === text.toLowerCase() },
    { says: { pattern: '^[A-Z]' }, takes: (text: string) => text !== text.toLowerCase() },
    { says: { minLength: 2 }, takes: (text: string) => text.length > 1 },
    { says: { maxLength: 1 }, takes: (text: string) => text.length < 2 },
  ];
  /** An object with a tag that is open, one of some constants, or a text of a kind. */
  const tagged = fc
    .record({
      constants: fc.option(fc.subarray(['A', 'B', 'C', 'dog', 'cat'], { minLength: 1, maxLength: 2 })),
      kind: fc.option(fc.constantFrom(...kinds)),
      isRequired: fc.boolean(),
    })
    // A tag that no text can be makes a branch empty, and a choice of its tag empty with it.
    .filter(({ constants, kind }) => constants === null || kind === null || constants.some(kind.takes))
    .map(({ constants, kind, isRequired }): Json => ({
      type: 'object',
      ...(isRequired ? { required: ['a'] } : {}),
      properties: { a: { type: 'string', ...(constants === null ? {} : { enum: constants }), ...kind?.says } },
    }));
  const unions = (names: readonly string[]): fc.Arbitrary<Json> =>
    fc
      .record({
        keyword: fc.constantFrom('oneOf', 'anyOf'),
        of: fc.subarray([...names], { minLength: 1 }),
        discriminator: fc.option(discriminators(names)),
      })
      .map(({ keyword, of, discriminator }) => ({
        [keyword]: of.map((name) => ({ $ref: `#/components/schemas/${name}` })),
        ...(discriminator === null ? {} : { discriminator }),
      }));
  const choices = fc
    .record({ A: tagged, B: tagged, C: unions(['A', 'B']), S: unions(['A', 'B', 'C']) })
    .map((schemas) => ({ openapi: `${specification}.0`, info: { title: 'Choices', version: '1' }, paths: {}, components: { schemas } }));

  it('something is sent of every choice that takes something', () => {
    let taking = 0;
    fc.assert(
      fc.property(choices, (root) => {
        const [first] = sentOf(specification, root, '#/components/schemas/S');
        if (first?.[0] === true) {
          taking += 1;
          expect(first[1]).not.toBe('contained');
        }
      }),
      { numRuns: lawRuns(300) },
    );
    expect(taking).toBeGreaterThan(0);
  });
});
