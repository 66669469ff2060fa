import type { Facet } from '../../model/api.ts';
import { entries, isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Condition, Contains, Property, SchemaSet } from '../view.ts';
import { together } from './facets.ts';
import type { Facts, Mark } from './facts.ts';
import { saysOnly } from './flatten.ts';
import type { Flat } from './flatten.ts';
import { isNumber } from './masks.ts';
import { isSchema } from './place.ts';
import type { Place, Places } from './place.ts';

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** Whether a schema lets everything through as far as its own text goes. */
function saysNothing(places: Places, place: Place): boolean {
  return place.value === true || saysOnly(places, place, []);
}

/** The schemas of a keyword in all parts together; absent where no part says anything with it. */
export function schemaFacet(places: Places, flat: Flat, keyword: string): Facet<SchemaSet> | undefined {
  const said = flat
    .said(keyword)
    .filter(({ value }) => isSchema(value))
    .map(({ part }) => places.below(part, keyword))
    .filter((place) => !saysNothing(places, place));
  const [first] = said;
  return first === undefined ? undefined : { value: said.map(({ address }) => address), address: first.address };
}

/** As `schemaFacet`, where a schema that lets nothing through is `closed`. */
export function closable(places: Places, flat: Flat, keyword: string): Facet<'closed' | SchemaSet> | undefined {
  const closing = flat.said(keyword).find(({ value }) => value === false);
  if (closing === undefined) return schemaFacet(places, flat, keyword);
  return { value: 'closed', address: append(closing.part.address, keyword) };
}

/**
 * Whether a keyword leaves nothing to the one for what is not evaluated, because it stands beside it wherever that does
 * (JSON Schema 2020-12 core, section 11): `additionalProperties`, whatever it says, evaluates each property.
 */
export function leavesNothing(flat: Flat, keyword: string, unevaluated: string): boolean {
  const evaluating = new Set(flat.said(keyword).flatMap(({ part, value }) => (isArray(value) ? [] : [part])));
  const said = flat.said(unevaluated);
  return said.length > 0 && said.every(({ part }) => evaluating.has(part));
}

/** Where `items` is `false`. */
export function closedItemsOf(flat: Flat): Facet<true> | undefined {
  const closing = flat.said('items').find(({ value }) => value === false);
  return closing === undefined ? undefined : { value: true, address: append(closing.part.address, 'items') };
}

/**
 * The schemas at each position of an array; a part that says nothing of a position means its `items`
 * there. The list form of `items` counts as `prefixItems`.
 */
export function prefixItemsOf(places: Places, flat: Flat): Facet<readonly SchemaSet[]> | undefined {
  const lists = [...flat.said('prefixItems'), ...flat.said('items')].filter(({ value }) => isArray(value));
  const length = lists.reduce((longest, { value }) => Math.max(longest, isArray(value) ? value.length : 0), 0);
  const longest = lists.find(({ value }) => isArray(value) && value.length === length);
  if (length === 0 || longest === undefined) return undefined;
  const speaking = [...new Set([...flat.said('prefixItems'), ...flat.said('items')].map(({ part }) => part))];
  const value = Array.from({ length }, (_, index): SchemaSet => speaking.flatMap((part) => itemAt(places, part, index)?.address ?? []));
  return { value, address: append(longest.part.address, listKeyword(places, longest.part)) };
}

function listKeyword(places: Places, part: Place): 'prefixItems' | 'items' {
  return isArray(places.read(part, 'items')) ? 'items' : 'prefixItems';
}

function itemAt(places: Places, part: Place, index: number): Place | undefined {
  const own = places.list(part, listKeyword(places, part))[index];
  if (own !== undefined) return own;
  return isSchema(places.read(part, 'items')) ? places.below(part, 'items') : undefined;
}

/** `contains` of each part that has it: all of them count. */
export function containsOf(places: Places, flat: Flat): Facet<Contains> | undefined {
  const [first, ...others] = flat.said('contains').map(({ part }) => {
    const { address } = places.below(part, 'contains');
    const least = places.read(part, 'minContains');
    const most = places.read(part, 'maxContains');
    const value = { schema: [address], min: isNumber(least) ? Number(least) : 1, max: isNumber(most) ? Number(most) : Infinity };
    return { value, address };
  });
  return first === undefined || others.length === 0 ? first : { ...first, others };
}

/** The declared properties of all parts, in the order in which one reads them. */
export function propertiesOf(places: Places, facts: Facts, flat: Flat): ReadonlyMap<string, Property> {
  if (flat.said('properties').length === 0) return NONE;
  const schemas = new Map<string, Place[]>();
  for (const { part } of flat.said('properties')) {
    for (const [name, of] of places.map(part, 'properties')) {
      const known = schemas.get(name);
      if (known === undefined) schemas.set(name, [of]);
      else known.push(of);
    }
  }
  const properties = new Map<string, Property>();
  for (const [name, of] of schemas) {
    properties.set(name, propertyOf(name, of, facts));
  }
  return properties;
}

/** A property whose access is read when somebody asks for it: of most nobody does. */
function propertyOf(name: string, of: readonly Place[], facts: Facts): Property {
  let access: Property['access'] | undefined;
  return {
    name,
    address: (of[0] as Place).address,
    schema: of.map((place) => place.address),
    get access() {
      return (access ??= accessOf(of.flatMap(facts.marks)));
    },
  };
}

function accessOf(marks: readonly Mark[]): Property['access'] {
  return marks.includes('readOnly') ? 'readOnly' : (marks[0] ?? 'both');
}

/** The names of required properties. */
export function requiredOf(flat: Flat): ReadonlyMap<string, Facet<boolean>> {
  if (flat.said('required').length === 0) return NONE;
  const required = new Map<string, Facet<boolean>>();
  for (const { part, value } of flat.said('required')) {
    for (const [index, name] of isArray(value) ? value.entries() : []) {
      if (typeof name !== 'string' || required.has(name)) continue;
      required.set(name, { value: true, address: append(part.address, 'required', index) });
    }
  }
  return required;
}

/** A map of schemas of all parts, those of one name together. */
export function schemaMap(places: Places, flat: Flat, keyword: string): ReadonlyMap<string, Facet<SchemaSet>> {
  if (flat.said(keyword).length === 0) return NONE;
  const result = new Map<string, Facet<SchemaSet>>();
  for (const { part } of flat.said(keyword)) {
    for (const [name, { address }] of places.map(part, keyword)) {
      const known = result.get(name);
      result.set(name, known === undefined ? { value: [address], address } : { value: [...known.value, address], address: known.address });
    }
  }
  return result;
}

/** `dependentRequired` of all parts. */
export function dependentRequiredOf(flat: Flat): ReadonlyMap<string, Facet<readonly string[]>> {
  if (flat.said('dependentRequired').length === 0) return NONE;
  const result = new Map<string, Facet<readonly string[]>>();
  for (const { part, value } of flat.said('dependentRequired')) {
    for (const [name, others] of entries(value)) {
      if (!isArray(others)) continue;
      const names = others.filter((other): other is string => typeof other === 'string');
      const known = result.get(name);
      const address = known?.address ?? append(part.address, 'dependentRequired', name);
      result.set(name, { value: [...new Set([...(known?.value ?? []), ...names])], address });
    }
  }
  return result;
}

/** `if` with `then` and `else` of each part; without either it says nothing. */
export function conditionsOf(places: Places, flat: Flat): readonly Facet<Condition>[] {
  return flat.said('if').flatMap(({ part }) => {
    const set = (keyword: string): SchemaSet | undefined =>
      places.read(part, keyword) === undefined ? undefined : [places.below(part, keyword).address];
    const [held, failed] = [set('then'), set('else')];
    if (held === undefined && failed === undefined) return [];
    const condition = places.below(part, 'if').address;
    const value = { if: [condition], ...(held === undefined ? {} : { then: held }), ...(failed === undefined ? {} : { else: failed }) };
    return [{ value, address: condition }];
  });
}

/** `not` of each part. */
export function negationsOf(places: Places, flat: Flat): readonly Facet<SchemaSet>[] {
  return flat.said('not').map(({ part }) => {
    const { address } = places.below(part, 'not');
    return { value: [address], address };
  });
}

/** `example` and `examples` of the outermost parts that have either. */
export function examplesOf(places: Places, flat: Flat): Facet<readonly Json[]> | undefined {
  const said = [...flat.said('example'), ...flat.said('examples')];
  if (said.length === 0) return undefined;
  const facets = new Map<Place, Facet<readonly Json[]>>();
  for (const { part } of flat.outermost(said)) {
    const one = places.read(part, 'example');
    const several = places.read(part, 'examples');
    const list = isArray(several) ? several : [];
    if (one === undefined && list.length === 0) continue;
    const address = append(part.address, one === undefined ? 'examples' : 'example');
    facets.set(part, { value: one === undefined ? list : [one, ...list], address });
  }
  return together([...facets.values()]);
}

/** Whether unknown values have to be expected, as the extensions for it say. */
export function extensibleOf(flat: Flat): Facet<boolean> | undefined {
  for (const { part, value } of flat.said('x-extensible-enum')) {
    if (value !== false) return { value: true, address: append(part.address, 'x-extensible-enum') };
  }
  for (const { part, value } of flat.said('x-ms-enum')) {
    if (isObject(value) && value['modelAsString'] === true) return { value: true, address: append(part.address, 'x-ms-enum') };
  }
  return undefined;
}
