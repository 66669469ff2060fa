import { equal, entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Document } from '../../model/document.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { faultsOfAlternatives } from './alternatives.ts';
import { typeOf } from './fault.ts';
import type { Fault } from './fault.ts';
import { isKnown, knownNames, matching, membersOf, schemaOf } from './known-names.ts';

interface Place {
  readonly address: Address;
  readonly value: Json;
}

/**
 * What is wrong with a document by the schema of the specification it names (the JSON Schemas that the OpenAPI
 * Initiative publishes for 2.0, 3.0 and 3.1), each fault once and at the place that has to be mended. References
 * are followed, so that what stands behind one is judged as what it is referred to as. The schemas are known
 * and few, and their patterns run natively, upon names and texts of the document.
 */
export function faultsAgainst(root: Json, document: Document): readonly Fault[] {
  const known = new Map<Json, Map<Address, readonly Fault[]>>();

  /** What is referred to twice is judged once, and what contains itself ends. */
  function judge(schema: Json, written: Place): readonly Fault[] {
    const place = followed(document, written);
    if (!isObject(schema)) return [];
    const ofSchema = known.get(schema) ?? new Map<Address, readonly Fault[]>();
    known.set(schema, ofSchema);
    const before = ofSchema.get(place.address);
    if (before !== undefined) return before;
    ofSchema.set(place.address, []);
    const faults = [...ownFaults(schema, place), ...faultsBelow(schema, place), ...faultsTogether(schema, place)];
    ofSchema.set(place.address, faults);
    return faults;
  }

  function faultsBelow(schema: Json, place: Place): readonly Fault[] {
    if (isArray(place.value)) {
      const items = own(schema, 'items');
      if (items === undefined) return [];
      return place.value.flatMap((value, index) => judge(items, { address: append(place.address, index), value }));
    }
    return entries(place.value).flatMap(([name, value]) => faultsOfField(schema, place, { name, value }));
  }

  function faultsOfField(schema: Json, place: Place, { name, value }: { readonly name: string; readonly value: Json }): readonly Fault[] {
    const field = { address: append(place.address, name), value };
    const declared = own(own(schema, 'properties'), name);
    const patterns = matching(schema, name);
    const schemas = [...(declared === undefined ? [] : [declared]), ...patterns];
    const rest = own(schema, 'additionalProperties');
    if (schemas.length === 0 && rest !== undefined && rest !== false) return judge(rest, field);
    const isUndeclared =
      (rest === false && schemas.length === 0) ||
      (own(schema, 'unevaluatedProperties') === false && !isKnown(root, schema, place.value, name));
    const names = own(schema, 'propertyNames');
    return [
      ...(isUndeclared ? [{ kind: 'undeclared', address: field.address, name, known: knownNames(root, schema) } as const] : []),
      ...(names === undefined ? [] : judge(names, { ...field, value: name })),
      ...schemas.flatMap((each) => judge(each, field)),
    ];
  }

  function faultsTogether(schema: Json, place: Place): readonly Fault[] {
    const faults = [schemaOf(root, schema), ...membersOf(schema, 'allOf')].flatMap((each) =>
      each === undefined ? [] : judge(each, place),
    );
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const members = membersOf(schema, keyword);
      if (members.length > 0) faults.push(...faultsOfChoice(keyword, members, place));
    }
    const condition = own(schema, 'if');
    if (condition !== undefined) {
      const chosen = own(schema, judge(condition, place).length === 0 ? 'then' : 'else');
      if (chosen !== undefined) faults.push(...judge(chosen, place));
    }
    for (const [name, dependent] of entries(own(schema, 'dependentSchemas'))) {
      if (own(place.value, name) !== undefined) faults.push(...judge(dependent, place));
    }
    const not = own(schema, 'not');
    if (not !== undefined && judge(not, place).length === 0) faults.push(faultOfNot(not, place));
    return faults;
  }

  function faultsOfChoice(keyword: 'oneOf' | 'anyOf', members: readonly Json[], place: Place): readonly Fault[] {
    const alternatives = members.map((member) => judge(member, place));
    const fitting = members.filter((_, index) => alternatives[index]?.length === 0);
    if (fitting.length === 0) return faultsOfAlternatives(place, alternatives);
    if (fitting.length === 1 || keyword === 'anyOf') return [];
    const required = fitting.flatMap((member) => requiredBy(member));
    // What lacks the field that tells alternatives apart fits several; that the field is missing is said beside.
    return required.length === fitting.length ? [{ kind: 'exclusive', address: place.address, names: required }] : [];
  }

  return judge(root, { address: '#', value: document.root });
}

/** What a keyword asks of a value by itself. */
function ownFaults(schema: Json, { address, value }: Place): readonly Fault[] {
  const types = own(schema, 'type');
  const allowedTypes = typeof types === 'string' ? [types] : isArray(types) ? types.filter((type) => typeof type === 'string') : [];
  if (allowedTypes.length > 0 && !allowedTypes.some((type) => isOfType(type, value))) {
    return [{ kind: 'type', address, value, types: allowedTypes }];
  }
  const faults: Fault[] = [];
  const constant = own(schema, 'const');
  const allowed = constant === undefined ? own(schema, 'enum') : [constant];
  if (isArray(allowed) && !allowed.some((each) => equal(each, value))) {
    faults.push({ kind: 'value', address, value, allowed, tells: allowed.length === 1 });
  }
  if (isObject(value)) {
    for (const name of requiredBy(schema)) if (own(value, name) === undefined) faults.push({ kind: 'missing', address, names: [name] });
  }
  const message = limitMessage(schema, value);
  if (message !== undefined) faults.push({ kind: 'other', address, message });
  return faults;
}

function limitMessage(schema: Json, value: Json): string | undefined {
  const pattern = own(schema, 'pattern');
  if (typeof value === 'string' && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) return `must match \`${pattern}\``;
  if (typeof value === 'number' || typeof value === 'bigint') {
    const minimum = own(schema, 'minimum');
    if (typeof minimum === 'number') {
      const isOver = own(schema, 'exclusiveMinimum') === true;
      if (isOver ? value <= minimum : value < minimum) return `must be ${isOver ? 'more than' : 'at least'} ${String(minimum)}`;
    }
  }
  if (isArray(value)) {
    const least = own(schema, 'minItems');
    if (typeof least === 'number' && value.length < least) return `must have at least ${String(least)} item${least === 1 ? '' : 's'}`;
    if (own(schema, 'uniqueItems') === true && value.some((item, at) => value.slice(0, at).some((other) => equal(item, other)))) {
      return 'must not have the same item twice';
    }
  }
  if (isObject(value)) {
    const count = entries(value).length;
    const [least, most] = [own(schema, 'minProperties'), own(schema, 'maxProperties')];
    if (typeof least === 'number' && count < least) return `must have at least ${String(least)} field${least === 1 ? '' : 's'}`;
    if (typeof most === 'number' && count > most) return `must have at most ${String(most)} field${most === 1 ? '' : 's'}`;
  }
  return undefined;
}

function faultOfNot(not: Json, { address }: Place): Fault {
  const required = requiredBy(not);
  if (required.length === 1) return { kind: 'exclusive', address: append(address, required[0] ?? ''), names: required };
  if (required.length > 1) return { kind: 'exclusive', address, names: required };
  return { kind: 'other', address, message: 'is what must not stand here' };
}

/** The value that a `$ref` leads to, through others; the object with the `$ref` where it leads nowhere. */
function followed(document: Document, place: Place): Place {
  let at = place;
  for (let steps = 0; steps < 32; steps += 1) {
    const reference = own(at.value, '$ref');
    const address = typeof reference === 'string' ? document.resolve(reference, at.address) : undefined;
    const value = address === undefined ? undefined : document.at(address);
    if (address === undefined || value === undefined) return at;
    at = { address, value };
  }
  return place;
}

function isOfType(type: string, value: Json): boolean {
  const actual = typeOf(value);
  if (type !== 'integer') return actual === type;
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

function requiredBy(schema: Json): readonly string[] {
  const list = own(schema, 'required');
  return isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}
