import type { Facet, SchemaPlace } from '../../model/api.ts';
import { isArray, isObject, own } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Reading } from './reading.ts';

/** An object of the document and where it stands. */
export type ObjectPlace = Facet<JsonObject>;

/** A member of a map, such as one entry of `responses`. */
export interface Member extends Facet<Json> {
  readonly name: string;
}

/** A keyword's value as written; undefined where the keyword does not stand. */
export function field(owner: ObjectPlace, name: string): Facet<Json> | undefined {
  const value = own(owner.value, name);
  return value === undefined ? undefined : { address: append(owner.address, name), value };
}

/** A keyword whose value is a string. Another type is noted and counts as absent. */
export function textField(reading: Reading, owner: ObjectPlace, name: string): Facet<string> | undefined {
  const value = own(owner.value, name);
  if (value === undefined) return undefined;
  const address = append(owner.address, name);
  if (typeof value === 'string') return { address, value };
  reading.note(address, wrongType(name, 'a string', value));
  return undefined;
}

/** The string of a keyword, where nobody asks for its address. */
export function text(reading: Reading, owner: ObjectPlace, name: string): string | undefined {
  return textField(reading, owner, name)?.value;
}

/** A keyword whose value is `true` or `false`. Another type is noted and counts as absent. */
export function flagField(reading: Reading, owner: ObjectPlace, name: string): Facet<boolean> | undefined {
  const value = own(owner.value, name);
  if (value === undefined) return undefined;
  const address = append(owner.address, name);
  if (typeof value === 'boolean') return { address, value };
  reading.note(address, wrongType(name, 'true or false', value));
  return undefined;
}

/** A boolean keyword that is false where it is not said; the address is then its owner's. */
export function flagOrFalse(reading: Reading, owner: ObjectPlace, name: string): Facet<boolean> {
  return flagField(reading, owner, name) ?? { address: owner.address, value: false };
}

/** A keyword whose value is an object. Another type is noted and counts as absent. */
export function objectField(reading: Reading, owner: ObjectPlace, name: string): ObjectPlace | undefined {
  const value = own(owner.value, name);
  if (value === undefined) return undefined;
  const address = append(owner.address, name);
  if (isObject(value)) return { address, value };
  reading.note(address, wrongType(name, 'an object', value));
  return undefined;
}

/** The members of a keyword that maps names to things, in the document's order. */
export function members(reading: Reading, owner: ObjectPlace, name: string): readonly Member[] {
  const place = objectField(reading, owner, name);
  return place === undefined ? [] : membersOf(place);
}

/** The members of an object whose names are free, in the document's order. */
export function membersOf(place: ObjectPlace): readonly Member[] {
  return Object.keys(place.value).map((name) => ({ name, address: append(place.address, name), value: own(place.value, name) as Json }));
}

/** The items of a keyword whose value is an array; undefined where the keyword does not stand. Another type is noted and counts as absent. */
export function items(reading: Reading, owner: ObjectPlace, name: string): readonly Facet<Json>[] | undefined {
  const value = own(owner.value, name);
  if (value === undefined) return undefined;
  const address = append(owner.address, name);
  if (isArray(value)) return value.map((item, index) => ({ address: append(address, index), value: item }));
  reading.note(address, wrongType(name, 'an array', value));
  return undefined;
}

/** The items of an array of strings; what is no string is noted and left out. */
export function textItems(reading: Reading, owner: ObjectPlace, name: string): readonly Facet<string>[] | undefined {
  const all = items(reading, owner, name);
  if (all === undefined || all.every(isText)) return all;
  for (const { address, value } of all) {
    if (typeof value !== 'string') reading.note(address, wrongType(`an item of ${name}`, 'a string', value));
  }
  return all.filter(isText);
}

function isText(item: Facet<Json>): item is Facet<string> {
  return typeof item.value === 'string';
}

/** A keyword whose value is a schema; a boolean is one too. Another type is noted and counts as absent. */
export function schemaField(reading: Reading, owner: ObjectPlace, name: string): SchemaPlace | undefined {
  const schema = own(owner.value, name);
  if (schema === undefined) return undefined;
  const address = append(owner.address, name);
  if (isObject(schema) || typeof schema === 'boolean') return { address, schema };
  reading.note(address, wrongType(name, 'a schema', schema));
  return undefined;
}

/** The members that are not undefined, for objects with optional properties. */
export function defined<Members extends object>(all: Members): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const result: { [Name in keyof Members]?: Exclude<Members[Name], undefined> } = {};
  for (const name in all) {
    const value = all[name];
    if (value !== undefined) result[name] = value as Exclude<Members[typeof name], undefined>;
  }
  return result;
}

/** Whether a name is an extension where extensions and other names share one object. */
export function isExtension(name: string): boolean {
  return name.startsWith('x-');
}

/** What a note says about a value of the wrong type. */
export function wrongType(name: string, expected: string, value: Json): string {
  const found = value === null ? 'null' : isArray(value) ? 'an array' : isObject(value) ? 'an object' : `a ${typeof value}`;
  return `${name} should be ${expected}, but is ${found}`;
}
