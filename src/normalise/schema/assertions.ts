import { isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { isAssertedFormat } from '../../schema/format/format.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { LimitKind, SchemaNode } from '../../schema/node.ts';
import { constants } from './combine.ts';
import type { Lowering } from './lower.ts';
import { integerRange, isNumber, typeBit } from './masks.ts';
import { typeKeyword } from './facts.ts';
import type { Place } from './place.ts';

const NUMBER_FORMATS: ReadonlySet<string> = new Set(['float', 'double']);

/** Notes a keyword whose value is not what the specification asks for; such a keyword says nothing. */
function noteMisuse({ note, places }: Lowering, place: Place, keyword: string, wanted: string): void {
  if (places.read(place, keyword) !== undefined) note(append(place.address, keyword), `${keyword} is not ${wanted}`);
}

/** `type`, `enum` and `const`. */
export function lowerTypes(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, note } = lowering;
  const parts: SchemaNode[] = [];
  const mask = typeKeyword(places, place);
  if (mask !== undefined) parts.push(store.types(mask));
  noteTypes(lowering, place);
  const listed = places.read(place, 'enum');
  if (isArray(listed)) {
    if (listed.length > 0) parts.push(constants(store, listed));
    else note(append(place.address, 'enum'), 'enum lists nothing and is read as absent');
  } else noteMisuse(lowering, place, 'enum', 'an array');
  const constant = places.read(place, 'const');
  if (constant !== undefined) parts.push(constants(store, [constant]));
  return parts;
}

function noteTypes({ places, note }: Lowering, place: Place): void {
  const value = places.read(place, 'type');
  if (value === undefined) return;
  const at = append(place.address, 'type');
  const names = isArray(value) ? value : [value];
  const isKnown = (name: Json): boolean =>
    typeof name === 'string' && (typeBit(name) !== 0 || (name === 'file' && places.dialect === '2.0'));
  for (const name of names) if (!isKnown(name)) note(at, `unknown type: ${typeof name === 'string' ? name : JSON.stringify(name)}`);
  if (names.length === 0) note(at, 'type lists nothing and is read as absent');
  if (places.dialect === '2020-12') return;
  if (isArray(value)) note(at, `a list of types is not of OpenAPI ${places.specification}; read as 3.1 does`);
  if (names.includes('null')) note(at, `type null is not of OpenAPI ${places.specification}; read as 3.1 does`);
}

/** `minimum`, `maximum` with both spellings of their exclusive forms, `multipleOf`, and formats that bound numbers. */
export function lowerNumbers(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, note } = lowering;
  const parts: SchemaNode[] = [];
  for (const bound of numberBounds(lowering, place)) parts.push(store[bound.side](bound.bound, bound.exclusive));
  const divisor = places.read(place, 'multipleOf');
  if (isNumber(divisor) && divisor > 0) parts.push(store.multipleOf(divisor));
  else if (divisor !== undefined) note(append(place.address, 'multipleOf'), 'multipleOf is not a number above 0');
  const format = places.read(place, 'format');
  if (typeof format !== 'string') return parts;
  const range = integerRange(format);
  if (range !== undefined) parts.push(store.minimum(range.minimum, false), store.maximum(range.maximum, false));
  if (NUMBER_FORMATS.has(format)) parts.push(store.format(format));
  return parts;
}

type BoundOf = { readonly side: 'minimum' | 'maximum'; readonly bound: number | bigint; readonly exclusive: boolean };

function numberBounds(lowering: Lowering, place: Place): readonly BoundOf[] {
  const { places } = lowering;
  const bounds: BoundOf[] = [];
  const isOld = places.dialect !== '2020-12';
  for (const [side, exclusiveKeyword] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    // prettier-ignore
    const bound = places.read(place, side);
    const exclusive = places.read(place, exclusiveKeyword);
    if (isNumber(bound)) bounds.push({ side, bound, exclusive: isOld && exclusive === true });
    else noteMisuse(lowering, place, side, 'a number');
    if (isOld) {
      if (typeof exclusive !== 'boolean') noteMisuse(lowering, place, exclusiveKeyword, 'a boolean');
    } else if (isNumber(exclusive)) bounds.push({ side, bound: exclusive, exclusive: true });
    else noteMisuse(lowering, place, exclusiveKeyword, 'a number');
  }
  return bounds;
}

/** `minLength`, `maxLength`, `pattern` and the formats that are asserted. */
export function lowerStrings(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places } = lowering;
  const parts = lowerLimits(lowering, place, ['minLength', 'maxLength']);
  const pattern = places.read(place, 'pattern');
  if (typeof pattern === 'string') parts.push(pattern === '' ? store.anything : store.pattern(pattern));
  else noteMisuse(lowering, place, 'pattern', 'a string');
  const format = places.read(place, 'format');
  if (typeof format !== 'string') noteMisuse(lowering, place, 'format', 'a string');
  else if (isAssertedFormat(format) && !NUMBER_FORMATS.has(format) && integerRange(format) === undefined) parts.push(store.format(format));
  return parts;
}

/** `minItems`, `maxItems`, `uniqueItems`, `prefixItems` with `items`, and `contains` with its counts. */
export function lowerArrays(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, node } = lowering;
  const parts = lowerLimits(lowering, place, ['minItems', 'maxItems']);
  const unique = places.read(place, 'uniqueItems');
  if (unique === true) parts.push(store.uniqueItems());
  else if (typeof unique !== 'boolean') noteMisuse(lowering, place, 'uniqueItems', 'a boolean');
  parts.push(lowerItems(lowering, place));
  if (places.read(place, 'contains') !== undefined) {
    const of = node(places.below(place, 'contains'));
    const least = places.read(place, 'minContains');
    const most = places.read(place, 'maxContains');
    parts.push(store.containsAtLeast(of, typeof least === 'number' ? least : 1));
    if (typeof most === 'number') parts.push(store.containsAtMost(of, most));
  }
  return parts;
}

function lowerItems({ store, places, node, note }: Lowering, place: Place): SchemaNode {
  const prefix = places.list(place, 'prefixItems').map(node);
  const items = places.read(place, 'items');
  if (items === undefined) return store.items(prefix, store.anything);
  if (!isArray(items)) return store.items(prefix, node(places.below(place, 'items')));
  note(append(place.address, 'items'), `a list of items is not of OpenAPI ${places.specification}; read as prefixItems`);
  return store.items(places.list(place, 'items').map(node), store.anything);
}

/** `properties` with `patternProperties` and `additionalProperties`, `required`, counts, names and dependencies. */
export function lowerObjects(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, node } = lowering;
  const parts = lowerLimits(lowering, place, ['minProperties', 'maxProperties']);
  const named = lowerMap(lowering, place, 'properties');
  const patterned = lowerMap(lowering, place, 'patternProperties');
  const hasRest = places.read(place, 'additionalProperties') !== undefined;
  parts.push(store.properties(named, patterned, hasRest ? node(places.below(place, 'additionalProperties')) : store.anything));
  parts.push(...lowerRequired(lowering, place));
  if (places.read(place, 'propertyNames') !== undefined) parts.push(store.propertyNames(node(places.below(place, 'propertyNames'))));
  const dependent = places.read(place, 'dependentRequired');
  for (const [name, others] of isObject(dependent) ? Object.entries(dependent) : []) {
    for (const other of isArray(others) ? others : []) {
      // Whatever is no object satisfies the second branch.
      if (typeof other === 'string') parts.push(store.any([store.not(store.required(name)), store.required(other)]));
    }
  }
  for (const [name, of] of places.map(place, 'dependentSchemas')) {
    parts.push(store.any([store.not(store.required(name)), node(of), store.types(ALL_TYPES & ~TYPE.object)]));
  }
  return parts;
}

function lowerMap(lowering: Lowering, place: Place, keyword: string): readonly (readonly [string, SchemaNode])[] {
  const { places, node, note } = lowering;
  const value = places.read(place, keyword);
  if (value !== undefined && !isObject(value)) noteMisuse(lowering, place, keyword, 'an object');
  if (isObject(value) && typeof value['$ref'] === 'string') {
    note(append(place.address, keyword), `${keyword} is itself a reference: ${value['$ref']}`);
  }
  return places.map(place, keyword).map(([name, of]) => [name, node(of)] as const);
}

function lowerRequired(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places } = lowering;
  const required = places.read(place, 'required');
  if (isArray(required)) return required.flatMap((name) => (typeof name === 'string' ? [store.required(name)] : []));
  // A parameter of 2.0 is its own schema, and its `required` is not about properties.
  if (places.dialect !== '2.0') noteMisuse(lowering, place, 'required', 'an array');
  return [];
}

function lowerLimits(lowering: Lowering, place: Place, kinds: readonly LimitKind[]): SchemaNode[] {
  const { store, places, note } = lowering;
  return kinds.flatMap((kind) => {
    const limit = places.read(place, kind);
    if (limit === undefined) return [];
    if (isNumber(limit) && limit >= 0) return [store.limit(kind, Number(limit))];
    note(append(place.address, kind), `${kind} is not a number from 0`);
    return [];
  });
}
