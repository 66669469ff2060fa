import type { Document } from '../model/document.ts';
import { isArray, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { append, tokensOf } from '../model/pointer.ts';
import type { Address, Pointer } from '../model/pointer.ts';

/** The virtual file that holds what normalising had to write itself. */
export const SYNTHESISED_FILE = '@synthesised';

/** Where the parts of a synthesised value were really said. */
export interface Origins {
  /** Of the value itself and of every part that `parts` says nothing nearer about. */
  readonly whole: Address;
  /** By pointer into the value. */
  readonly parts?: ReadonlyMap<Pointer, Address>;
}

/** A document with room for values that stand in none of its files. */
export interface Overlay {
  /** The document, with `@synthesised` as one more of its files. */
  readonly document: Document;
  /** Adds a value and answers with its address. A `$ref` in it is an address of the document, not a URI. */
  readonly synthesise: (value: Json, origins: Origins) => Address;
}

/** Lays a file of synthesised values over a document; positions of those values lead to what they came from. */
export function createOverlay(document: Document): Overlay {
  const values: Json[] = [];
  const origins: Origins[] = [];
  const prefix = `${SYNTHESISED_FILE}#`;

  function at(address: Address): Json | undefined {
    if (!address.startsWith(prefix)) return document.at(address);
    return step(values, tokensOf(address.slice(prefix.length)));
  }

  function writtenAt(address: Address): Address {
    if (!address.startsWith(prefix)) return address;
    const pointer = address.slice(prefix.length);
    const end = pointer.indexOf('/', 1);
    const origin = origins[Number(end < 0 ? pointer.slice(1) : pointer.slice(1, end))];
    if (origin === undefined) return '#';
    for (let part = end < 0 ? '' : pointer.slice(end); part !== ''; part = part.slice(0, part.lastIndexOf('/'))) {
      const nearer = origin.parts?.get(part);
      if (nearer !== undefined) return nearer;
    }
    return origin.whole;
  }

  return {
    document: {
      source: document.source,
      root: document.root,
      at,
      resolve: (reference, from) => {
        if (!from.startsWith(prefix)) return document.resolve(reference, from);
        return at(reference) === undefined ? undefined : reference;
      },
      locate: (address) => document.locate(writtenAt(address)),
      ...(document.hasNames === undefined ? {} : { hasNames: document.hasNames }),
      ...(document.digitsAt === undefined ? {} : { digitsAt: document.digitsAt }),
      ...(document.files === undefined ? {} : { files: document.files }),
      writtenAt,
    },
    synthesise: (value, from) => {
      values.push(value);
      origins.push(from);
      return append(prefix, values.length - 1);
    },
  };
}

function step(value: Json, tokens: readonly string[]): Json | undefined {
  let current: Json | undefined = value;
  for (const token of tokens) {
    current = isArray(current) ? (/^(0|[1-9]\d*)$/.test(token) ? current[Number(token)] : undefined) : own(current, token);
  }
  return current;
}
