import type { Facet } from '../../model/api.ts';
import { misusedKeywords } from './misuse.ts';
import { canonical, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { SchemaSet, View } from '../view.ts';
import {
  asserted,
  constantsOf,
  divisor,
  flag,
  isText,
  limit,
  nullability,
  numberBound,
  outermost,
  typesOf,
  typesOfConstants,
} from './facets.ts';
import type { Address } from '../../model/pointer.ts';
import type { Facts } from './facts.ts';
import type { Families } from './families.ts';
import { flatten } from './flatten.ts';
import type { Flat } from './flatten.ts';
import { isSchema } from './place.ts';
import type { Place, Places } from './place.ts';
import {
  closable,
  closedItemsOf,
  conditionsOf,
  containsOf,
  dependentRequiredOf,
  examplesOf,
  extensibleOf,
  leavesNothing,
  negationsOf,
  prefixItemsOf,
  propertiesOf,
  requiredOf,
  schemaFacet,
  schemaMap,
} from './shape.ts';
import { discriminatorFacet, heirsIn, unionsOf } from './unions.ts';

/** An object whose missing fields are written as undefined. */
type Written<Value> = { readonly [Field in keyof Value]: Value[Field] | undefined };

/** What views are built from. */
interface Reading {
  readonly places: Places;
  readonly facts: Facts;
  readonly families: Families;
  /** The schema that is asked for by its address. */
  readonly at: (address: Address) => Place;
  /** One schema taken apart, each once. */
  readonly flattened: (place: Place) => Flat;
}

/** Builds views, each once for the schemas it joins. */
export function createViews(places: Places, facts: Facts, families: Families, at: (address: Address) => Place): (set: SchemaSet) => View {
  const views = new Map<string, View>();
  const flats = new Map<Place, Flat>();
  const flattened = (place: Place): Flat => {
    let flat = flats.get(place);
    if (flat === undefined) flats.set(place, (flat = flatten(places, facts, families, [place])));
    return flat;
  };
  return (set) => {
    const key = set.length === 1 ? (set[0] as string) : set.join(' ');
    let view = views.get(key);
    if (view === undefined) views.set(key, (view = viewOf({ places, facts, families, at, flattened }, set)));
    return view;
  };
}

function viewOf({ places, facts, families, at, flattened }: Reading, set: SchemaSet): View {
  const roots = set.map(at);
  const [only] = roots;
  const flat = roots.length === 1 && only !== undefined ? flattened(only) : flatten(places, facts, families, roots);
  const types = typesOf(places, flat, roots);
  const values = constantsOf(places, facts, flat, types.value);
  const view: Written<View> = {
    places: set,
    parts: flat.parts.map(({ address }) => address),
    component: componentOf(places, facts, roots),
    types: typesOfConstants(types, values),
    nullable: nullability(places, facts, roots),
    values,
    extensible: extensibleOf(flat) ?? extensibleUnion(flat),

    minimum: numberBound(places, flat, 'minimum'),
    maximum: numberBound(places, flat, 'maximum'),
    multipleOf: divisor(flat),

    minLength: limit(flat, 'minLength'),
    maxLength: limit(flat, 'maxLength'),
    patterns: patternsOf(flat),
    format: asserted(flat, 'format', isText),
    contentMediaType: outermost(flat, 'contentMediaType', isText),
    contentEncoding: outermost(flat, 'contentEncoding', isText),
    contentSchema: schemaFacet(places, flat, 'contentSchema'),

    minItems: limit(flat, 'minItems'),
    maxItems: limit(flat, 'maxItems'),
    uniqueItems: flag(flat, 'uniqueItems'),
    prefixItems: prefixItemsOf(places, flat),
    items: schemaFacet(places, flat, 'items'),
    closedItems: closedItemsOf(flat),
    contains: containsOf(places, flat),
    unevaluatedItems: leavesNothing(flat, 'items', 'unevaluatedItems') ? undefined : schemaFacet(places, flat, 'unevaluatedItems'),

    properties: propertiesOf(places, facts, flat),
    required: requiredOf(flat),
    patternProperties: schemaMap(places, flat, 'patternProperties'),
    additionalProperties: closable(places, flat, 'additionalProperties'),
    unevaluatedProperties: leavesNothing(flat, 'additionalProperties', 'unevaluatedProperties')
      ? undefined
      : closable(places, flat, 'unevaluatedProperties'),
    propertyNames: schemaFacet(places, flat, 'propertyNames'),
    minProperties: limit(flat, 'minProperties'),
    maxProperties: limit(flat, 'maxProperties'),
    dependentRequired: dependentRequiredOf(flat),
    dependentSchemas: schemaMap(places, flat, 'dependentSchemas'),

    unions: unionsOf(places, facts, families, flattened, flat),
    heirs: heirsIn(places, facts, families, flat),
    not: negationsOf(places, flat),
    conditions: conditionsOf(places, flat),
    discriminator: discriminatorFacet(places, facts, families, flat),

    readOnly: flag(flat, 'readOnly'),
    writeOnly: flag(flat, 'writeOnly'),
    deprecated: flag(flat, 'deprecated'),
    default: outermost(flat, 'default', isAnything),
    title: outermost(flat, 'title', isText),
    description: outermost(flat, 'description', isText),
    examples: examplesOf(places, flat),
    externalDocs: outermost(flat, 'externalDocs', isObject),
    xml: outermost(flat, 'xml', isObject),
    opaque: opaqueOf(places, flat),
  };
  // What is not said stays as an undefined field: views of one shape are read faster.
  return view as View;
}

function componentOf(places: Places, facts: Facts, roots: readonly Place[]): string | undefined {
  const components = new Set(roots.map(facts.component));
  const [only] = components;
  return components.size === 1 && only !== undefined ? places.componentName(only.address) : undefined;
}

function extensibleUnion(flat: Flat): Facet<boolean> | undefined {
  const union = flat.unions.find(({ form }) => form === 'extensible');
  return union === undefined ? undefined : { value: true, address: append(union.place.address, union.keyword) };
}

function patternsOf(flat: Flat): readonly Facet<string>[] {
  const patterns = new Map<string, Facet<string>>();
  for (const { part, value } of flat.said('pattern')) {
    if (typeof value === 'string' && !patterns.has(value)) patterns.set(value, { value, address: append(part.address, 'pattern') });
  }
  return [...patterns.values()];
}

/** What a view leaves out: references that lead nowhere, values that are no schema, keywords that are misused. */
function opaqueOf(places: Places, flat: Flat): readonly Facet<string>[] {
  const references = flat.unresolved.map(({ place, reference }) => ({
    value: reference.keyword,
    address: append(place.address, reference.keyword),
  }));
  const faulty = flat.parts.filter(({ value }) => !isSchema(value));
  return [
    ...references,
    ...faulty.map(({ address }) => ({ value: 'schema', address })),
    ...flat.parts.flatMap((part) =>
      misusedKeywords(places, part).map((keyword) => ({
        value: `${keyword}: ${canonical(places.read(part, keyword) ?? null)}`,
        address: append(part.address, keyword),
      })),
    ),
  ];
}

function isAnything(value: Json): value is Json {
  return value !== undefined;
}
