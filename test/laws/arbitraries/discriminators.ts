import fc from 'fast-check';
import type { SpecificationVersion } from '../../../src/model/api.ts';
import { isObject } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Inner, Keywords } from './keywords.ts';

/** The property that most discriminators read. */
const TAG = 'a';

/** Values that select a branch; three of them are names of components as well. */
const tags = ['A', 'B', 'C', 'dog', 'cat'] as const;

/** Objects that carry a tag, as the branches of a discriminated union do; some are bases with a discriminator of their own. */
export function taggedObjects(specification: SpecificationVersion, inner: Inner): fc.Arbitrary<Json> {
  const tag = fc.constantFrom<Json>(
    { type: 'string' },
    ...tags.slice(0, 4).map((value): JsonObject => ({ type: 'string', enum: [value] })),
    { type: 'string', enum: ['A', 'B'] },
  );
  return fc
    .record({
      tag,
      required: fc.boolean(),
      other: fc.option(inner.child, { nil: undefined }),
      base: fc.option(bases(specification), { freq: 4, nil: {} }),
    })
    .map(({ tag: schema, required, other, base }) => ({
      type: 'object',
      ...(required ? { required: [TAG] } : {}),
      properties: { [TAG]: schema, ...(other === undefined ? {} : { b: other }) },
      ...base,
    }));
}

/** Schemas, few of which say themselves by which value a discriminator selects them, as documents for AutoRest do. */
export function givenValue(schema: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const value = fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...tags) });
  return fc
    .tuple(schema, value)
    .map(([said, given]) => (isObject(said) && given !== undefined ? { ...said, 'x-ms-discriminator-value': given } : said));
}

function bases(specification: SpecificationVersion): fc.Arbitrary<Keywords> {
  return specification === '2.0'
    ? fc.constant<Keywords>({ discriminator: TAG })
    : discriminators([]).map((discriminator) => ({ discriminator }));
}

/** `discriminator` objects (OpenAPI 3.x): without a mapping, with values for some of `targets`, or for what is not there. */
export function discriminators(targets: readonly string[]): fc.Arbitrary<Json> {
  const propertyName = fc.constantFrom(TAG, TAG, TAG, 'b');
  const target = fc.constantFrom(...targets, ...targets, 'Nowhere');
  const mapping = fc.dictionary(fc.constantFrom(...tags), target, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  return fc
    .record({ propertyName, mapping: fc.option(mapping, { nil: undefined }) })
    .map((said) => (said.mapping === undefined ? { propertyName: said.propertyName } : { ...said, mapping: said.mapping }));
}

/** Unions whose branches a discriminator tells apart, by the names of `targets` or by what its mapping says of them. */
export function discriminatedUnions(branch: fc.Arbitrary<Json>, targets: readonly string[]): fc.Arbitrary<Json> {
  return fc
    .record({
      keyword: fc.constantFrom('oneOf', 'oneOf', 'anyOf'),
      branches: fc.array(branch, { minLength: 1, maxLength: 3 }),
      discriminator: discriminators(targets),
      typed: fc.boolean(),
    })
    .map(({ keyword, branches, discriminator, typed }) => ({ ...(typed ? { type: 'object' } : {}), [keyword]: branches, discriminator }));
}

/** A discriminator with its property, one mapping or all of them changed; a mapping where there was none. */
export function editedDiscriminator(discriminator: JsonObject, choice: number): JsonObject {
  const { propertyName, mapping } = discriminator as { readonly propertyName: string; readonly mapping?: JsonObject };
  const values = Object.keys(mapping ?? {});
  const value = values[choice % Math.max(values.length, 1)];
  if (choice % 5 === 0) return { ...discriminator, propertyName: propertyName === TAG ? 'b' : TAG };
  if (mapping === undefined || value === undefined) return { propertyName, mapping: { dog: tags[choice % 3] as string } };
  if (choice % 5 === 1) return { propertyName };
  const { [value]: target, ...others } = mapping;
  if (choice % 5 === 2) return { propertyName, mapping: others };
  return {
    propertyName,
    mapping: { ...others, [choice % 5 === 3 ? 'cat' : value]: choice % 5 === 3 ? (target as Json) : (tags[choice % 3] as string) },
  };
}
