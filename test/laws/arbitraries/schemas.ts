import fc from 'fast-check';
import type { SpecificationVersion } from '../../../src/model/api.ts';
import type { Json } from '../../../src/model/json.ts';
import { arrayKeywords, generalKeywords, isJsonSchema, numberKeywords, objectKeywords, stringKeywords } from './keywords.ts';
import type { Inner, Keywords } from './keywords.ts';
import { discriminatedUnions, givenValue, taggedObjects } from './discriminators.ts';

/** The components that random schemas refer to. They may be recursive through properties and items. */
export const componentNames = ['A', 'B', 'C'] as const;

/** The components that a schema of the same value may refer to, so that no schema leads to itself without consuming anything. */
const below: Readonly<Record<string, readonly string[]>> = { A: ['B', 'C'], B: ['C'], C: [] };

/** The reference to a component schema as a version writes it. */
export function referenceTo(specification: SpecificationVersion, name: string): string {
  return `#${componentsPointer(specification)}/${name}`;
}

/** Where a version keeps its component schemas. */
export function componentsPointer(specification: SpecificationVersion): string {
  return specification === '2.0' ? '/definitions' : '/components/schemas';
}

/**
 * Random schemas of one dialect over all of its keywords, small ones first. `here` names the components
 * that may be referred to without going down into the value.
 */
export function schemas(specification: SpecificationVersion, depth = 2, here: readonly string[] = componentNames): fc.Arbitrary<Json> {
  const key = `${specification} ${depth} ${here.join()}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make(specification, depth, here);
  memo.set(key, made);
  return made;
}

const memo = new Map<string, fc.Arbitrary<Json>>();

/** One keyword, or few that belong together, for edits of a schema. It brings no reference for the same value. */
export function keywords(specification: SpecificationVersion): fc.Arbitrary<Keywords> {
  const inner: Inner = { child: schemas(specification, 0), here: schemas(specification, 0, []) };
  return fc.oneof(
    ...numberKeywords(specification),
    ...stringKeywords(specification),
    ...arrayKeywords(specification, inner),
    ...objectKeywords(specification, inner),
    ...generalKeywords(specification, inner),
  );
}

/** The components that random schemas refer to, by name. */
export function components(specification: SpecificationVersion): fc.Arbitrary<{ readonly [name: string]: Json }> {
  const named = (name: string): fc.Arbitrary<Json> => givenValue(schemas(specification, 1, below[name]));
  return fc.record({ A: named('A'), B: named('B'), C: named('C') });
}

function make(specification: SpecificationVersion, depth: number, here: readonly string[]): fc.Arbitrary<Json> {
  const child = depth > 0 ? schemas(specification, depth - 1) : plainTypes(specification);
  const inner: Inner = { child, here: depth > 0 ? schemas(specification, depth - 1, here) : plainTypes(specification) };
  const general = depth > 0 ? generalKeywords(specification, inner) : generalKeywords(specification, inner).slice(0, 1);
  const integer = fc.constantFrom('integer', 'number');
  const options: fc.WeightedArbitrary<Json>[] = [
    { weight: 2, arbitrary: plainTypes(specification) },
    { weight: 4, arbitrary: withKeywords(specification, integer, [...numberKeywords(specification), ...general]) },
    { weight: 4, arbitrary: withKeywords(specification, fc.constant('string'), [...stringKeywords(specification), ...general]) },
    {
      weight: depth > 0 ? 3 : 1,
      arbitrary: withKeywords(specification, fc.constant('array'), [...arrayKeywords(specification, inner), ...general]),
    },
    {
      weight: depth > 0 ? 7 : 1,
      arbitrary: withKeywords(specification, fc.constant('object'), [...objectKeywords(specification, inner), ...general]),
    },
    { weight: depth > 0 ? 4 : 1, arbitrary: combine(fc.constant({}), general) },
  ];
  if (here.length > 0) options.push({ weight: 3, arbitrary: references(specification, here, general) });
  if (depth > 0) options.push({ weight: 2, arbitrary: taggedObjects(specification, inner) });
  if (depth > 0 && specification !== '2.0') {
    const branch: fc.WeightedArbitrary<Json>[] = [{ weight: 1, arbitrary: taggedObjects(specification, inner) }];
    if (here.length > 0) branch.push({ weight: 4, arbitrary: references(specification, here, []) });
    const targets = here.flatMap((name) => [name, referenceTo(specification, name)]);
    options.push({ weight: 3, arbitrary: discriminatedUnions(fc.oneof(...branch), targets) });
  }
  return fc.oneof(...options);
}

function plainTypes(specification: SpecificationVersion): fc.Arbitrary<Json> {
  const types = ['boolean', 'integer', 'number', 'string', 'array', 'object'];
  const plain = types.map((type) => (type === 'array' && !isJsonSchema(specification) ? { type, items: {} } : { type }));
  return fc.constantFrom<Json>({}, ...plain, ...(isJsonSchema(specification) ? [true, false, { type: 'null' }] : []));
}

function withKeywords(
  specification: SpecificationVersion,
  type: fc.Arbitrary<string>,
  from: readonly fc.Arbitrary<Keywords>[],
): fc.Arbitrary<Json> {
  const other = fc.constantFrom('null', 'string', 'integer', 'object');
  const typed: fc.Arbitrary<Keywords> = isJsonSchema(specification)
    ? fc.oneof(
        { weight: 6, arbitrary: type.map((name) => ({ type: name })) },
        { weight: 2, arbitrary: fc.tuple(type, other).map(([name, second]) => ({ type: name === second ? [name] : [name, second] })) },
        { weight: 1, arbitrary: fc.constant({}) },
      )
    : fc.oneof({ weight: 8, arbitrary: type.map((name) => ({ type: name })) }, { weight: 1, arbitrary: fc.constant({}) });
  return combine(typed, from);
}

function combine(base: fc.Arbitrary<Keywords>, from: readonly fc.Arbitrary<Keywords>[]): fc.Arbitrary<Json> {
  return fc
    .tuple(base, fc.array(fc.oneof(...from), { minLength: 1, maxLength: 3 }))
    .map(([first, rest]) => Object.assign({}, first, ...rest) as Json);
}

function references(
  specification: SpecificationVersion,
  here: readonly string[],
  siblings: readonly fc.Arbitrary<Keywords>[],
): fc.Arbitrary<Json> {
  const plain = fc.constantFrom(...here).map((name) => ({ $ref: referenceTo(specification, name) }));
  if (siblings.length === 0) return plain;
  return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: combine(plain, siblings) });
}
