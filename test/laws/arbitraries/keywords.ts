import fc from 'fast-check';
import type { SpecificationVersion } from '../../../src/model/api.ts';
import type { Json } from '../../../src/model/json.ts';
import { bounds, formats, names, patterns, scalars } from './pools.ts';

/** A keyword with its value, or several that belong together. */
export type Keywords = { readonly [keyword: string]: Json };

/** Where the schemas inside a keyword come from. */
export interface Inner {
  /** A schema of another place of the value: a property, an item. It may refer to every component. */
  readonly child: fc.Arbitrary<Json>;
  /** A schema of the same value, which may only refer to components that never lead back here. */
  readonly here: fc.Arbitrary<Json>;
}

const limit = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(...bounds);
const name = fc.constantFrom(...names);
const nameList = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...scalars) },
  { weight: 1, arbitrary: fc.constantFrom<Json>([], ['a'], [1, 1], {}, { a: 1 }, { a: 'a', b: 'b' }) },
);

function one(keyword: string, arbitrary: fc.Arbitrary<Json>): fc.Arbitrary<Keywords> {
  return arbitrary.map((said) => ({ [keyword]: said }));
}

function together(arbitraries: { readonly [keyword: string]: fc.Arbitrary<Json> }, required: string): fc.Arbitrary<Keywords> {
  return fc.record(arbitraries, { requiredKeys: [required] });
}

function mapOf(key: fc.Arbitrary<string>, of: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.dictionary(key, of, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
}

/** Whether a version reads schemas as JSON Schema 2020-12. */
export function isJsonSchema(specification: SpecificationVersion): boolean {
  return specification === '3.1' || specification === '3.2';
}

/** Keywords about numbers. Bounds are written as the dialect has them. */
export function numberKeywords(specification: SpecificationVersion): readonly fc.Arbitrary<Keywords>[] {
  const format = one('format', fc.constantFrom('int32', 'int64'));
  const divisor = one('multipleOf', fc.constantFrom(0.5, 1, 1.5, 2, 3));
  if (isJsonSchema(specification)) {
    return [one('minimum', bound), one('maximum', bound), one('exclusiveMinimum', bound), one('exclusiveMaximum', bound), divisor, format];
  }
  return [
    together({ minimum: bound, exclusiveMinimum: fc.boolean() }, 'minimum'),
    together({ maximum: bound, exclusiveMaximum: fc.boolean() }, 'maximum'),
    divisor,
    format,
  ];
}

/** Keywords about strings. */
export function stringKeywords(specification: SpecificationVersion): readonly fc.Arbitrary<Keywords>[] {
  return [
    one('minLength', limit),
    one('maxLength', limit),
    one('pattern', fc.constantFrom(...Object.keys(patterns))),
    one('format', fc.constantFrom(...Object.keys(formats), 'made-up')),
    ...contentKeywords(specification),
  ];
}

function contentKeywords(specification: SpecificationVersion): readonly fc.Arbitrary<Keywords>[] {
  if (!isJsonSchema(specification)) return [];
  return [
    together(
      {
        contentMediaType: fc.constantFrom('image/png', 'application/json'),
        contentEncoding: fc.constantFrom('base64', 'base32'),
        contentSchema: fc.constantFrom<Json>({ type: 'object' }, { type: 'array' }, true),
      },
      'contentMediaType',
    ),
  ];
}

/** Keywords about arrays. */
export function arrayKeywords(specification: SpecificationVersion, inner: Inner): readonly fc.Arbitrary<Keywords>[] {
  const shared = [one('items', inner.child), one('minItems', limit), one('maxItems', limit), one('uniqueItems', fc.boolean())];
  if (!isJsonSchema(specification)) return shared;
  return [
    ...shared,
    one('prefixItems', fc.array(inner.child, { minLength: 1, maxLength: 2 })),
    together({ contains: inner.child, minContains: limit, maxContains: limit }, 'contains'),
    one('unevaluatedItems', fc.oneof(fc.constant(false), inner.child)),
  ];
}

/** Keywords about objects. */
export function objectKeywords(specification: SpecificationVersion, inner: Inner): readonly fc.Arbitrary<Keywords>[] {
  const shared = [
    one('properties', mapOf(name, inner.child)),
    one('properties', mapOf(name, inner.child)),
    one('required', nameList),
    one('additionalProperties', fc.oneof(fc.boolean(), inner.child)),
    one('minProperties', limit),
    one('maxProperties', limit),
  ];
  if (!isJsonSchema(specification)) return shared;
  return [
    ...shared,
    one('patternProperties', mapOf(fc.constantFrom(...Object.keys(patterns)), inner.child)),
    one('propertyNames', fc.oneof(fc.constantFrom<Json>({ maxLength: 1 }, { pattern: '^a' }, { enum: ['a', 'b'] }, false), inner.child)),
    one('dependentRequired', mapOf(name, nameList)),
    one('dependentSchemas', mapOf(name, inner.here)),
    one('unevaluatedProperties', fc.oneof(fc.constant(false), inner.child)),
  ];
}

/** Keywords about any value: values, combinations, conditions, marks. */
export function generalKeywords(specification: SpecificationVersion, inner: Inner): readonly fc.Arbitrary<Keywords>[] {
  const branches = fc.array(inner.here, { minLength: 1, maxLength: 3 });
  const shared = [
    one('enum', fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: (item) => JSON.stringify(item) })),
    one('allOf', branches),
  ];
  shared.push(one('readOnly', fc.constant(true)), proseKeywords(specification));
  if (specification === '2.0') return shared;
  const later = [...shared, one('writeOnly', fc.constant(true)), one('anyOf', branches), one('oneOf', branches), one('not', inner.here)];
  if (specification === '3.0') return [...later, one('nullable', fc.boolean()), one('nullable', fc.constant(true))];
  return [...later, one('const', value), together({ if: inner.here, then: inner.here, else: inner.here }, 'if')];
}

/** What a schema says beside the values that it allows. */
function proseKeywords(specification: SpecificationVersion): fc.Arbitrary<Keywords> {
  const text = fc.constantFrom('One thing.', 'Another thing.');
  const kinds = [
    one('description', text),
    one('description', text),
    one('title', text),
    one('default', value),
    one('example', value),
    one('externalDocs', fc.constantFrom<Json>({ url: 'https://example.com/1' }, { url: 'https://example.com/2' })),
    one('xml', fc.constantFrom<Json>({ name: 'a' }, { name: 'b' })),
  ];
  if (specification !== '2.0') kinds.push(one('deprecated', fc.boolean()));
  if (isJsonSchema(specification)) kinds.push(one('examples', fc.array(value, { minLength: 1, maxLength: 2 })));
  return fc.oneof(...kinds);
}
