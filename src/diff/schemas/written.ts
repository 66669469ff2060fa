import type { Document } from '../../model/document.ts';
import { canonical, entries, isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';

/** The keywords whose lists have no order. */
const SETS: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'oneOf', 'anyOf', 'allOf']);

/** Tells whether one text stands at a place of each document, in whatever order it lists what has no order. */
export function createSameText(documents: { readonly old: Document; readonly new: Document }): (old: Address, next: Address) => boolean {
  const texts = { old: new Map<Address, string>(), new: new Map<Address, string>() };
  const textOf = (side: 'old' | 'new', address: Address): string => {
    let text = texts[side].get(address);
    if (text === undefined) texts[side].set(address, (text = canonical(unordered(documents[side].at(address) ?? null))));
    return text;
  };
  return (old, next) => textOf('old', old) === textOf('new', next);
}

function unordered(value: Json): Json {
  if (isArray(value)) return value.map(unordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    entries(value).map(([keyword, of]) => {
      const inside = unordered(of);
      return [keyword, SETS.has(keyword) && isArray(inside) ? inside.map(canonical).sort() : inside];
    }),
  );
}
