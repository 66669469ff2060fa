import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, append, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';

/** A schema that an `$id` makes a resource of its own (2020-12 core, section 8.2.1), or a whole file. */
export interface Resource {
  readonly uri: string;
  readonly top: Address;
}

/** The schema resources of one file. */
export interface Resources {
  /** The innermost resource around an address. */
  readonly around: (at: Address) => Resource;
  readonly named: (uri: string) => Resource | undefined;
}

/** Reads the resources of the file in which an address lies; relative `$id`s are relative to a made-up place. */
export function resourcesOf(document: Document, at: Address): Resources {
  const { file } = splitAddress(at);
  const whole = { uri: new URL(file, 'https://referee.invalid/').href, top: addressOf(file, '') };
  const byFile = known.get(document) ?? new Map<string, readonly Resource[]>();
  known.set(document, byFile);
  const found = byFile.get(file) ?? [whole, ...resourcesBelow(document.at(whole.top), whole)];
  byFile.set(file, found);
  return {
    // Inner ones are found after those around them.
    around: (place) => found.findLast(({ top }) => place === top || place.startsWith(top.endsWith('#') ? top : `${top}/`)) ?? whole,
    named: (uri) => found.find((resource) => resource.uri === uri),
  };
}

const known = new WeakMap<Document, Map<string, readonly Resource[]>>();

function resourcesBelow(value: Json | undefined, around: Resource, at: Address = around.top): readonly Resource[] {
  if (isArray(value)) return value.flatMap((item, index) => resourcesBelow(item, around, append(at, index)));
  if (!isObject(value)) return [];
  const id = own(value, '$id');
  const uri = typeof id === 'string' && id !== '' && !id.startsWith('#') ? resolved(id, around.uri) : undefined;
  const here = uri === undefined ? around : { uri: uri.split('#')[0] as string, top: at };
  const below = entries(value).flatMap(([key, member]) => (isData(key) ? [] : resourcesBelow(member, here, append(at, key))));
  return here === around ? below : [here, ...below];
}

/** A reference against a base (RFC 3986); undefined where it is none. */
export function resolved(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/** What an example, a value or an extension holds is data. */
export function isData(key: string): boolean {
  return key === 'example' || key === 'examples' || key === 'enum' || key === 'const' || key === 'default' || key.startsWith('x-');
}
