import type { Document } from '../model/document.ts';
import { isArray, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { splitAddress, tokensOf } from '../model/pointer.ts';

/**
 * One schema as a document of its own: `#` and `#/...` lead into it, and every other reference leads nowhere
 * unless an `$id` or an anchor of the schema answers to it. It has no text and so no positions.
 */
export function schemaDocument(schema: Json, source: string): Document {
  const at: Document['at'] = (address) => {
    const { file, pointer } = splitAddress(address);
    let value: Json | undefined = file === '' ? schema : undefined;
    for (const token of tokensOf(pointer)) value = isArray(value) ? value[Number(token)] : own(value, token);
    return value;
  };
  return {
    source,
    root: schema,
    at,
    resolve: (reference) => {
      if (reference !== '#' && !reference.startsWith('#/')) return undefined;
      const address = `#${decoded(reference.slice(1))}`;
      return at(address) === undefined ? undefined : address;
    },
    locate: () => undefined,
  };
}

/** A malformed escape stands for itself. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
