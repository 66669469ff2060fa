import type { MediaType } from '../../model/api.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import type { Questions } from '../../rules/aspect.ts';
import { TYPE } from '../../schema/node.ts';
import { essence } from './media-range.ts';

/**
 * Two media types of a stream (OpenAPI 3.2, section 4.14.2) of which one says what each item is and the other what the whole
 * is: a list, whose items are those of the stream, or in the documents before 3.2, which knew no schema of an item, the item
 * itself. Both are compared item by item then; others as they are.
 */
export function itemByItem(
  pair: { readonly old: MediaType; readonly new: MediaType },
  { there, back }: { readonly there: Questions; readonly back: Questions },
): { readonly old: MediaType; readonly new: MediaType } {
  const { old, new: next } = pair;
  if (!isStream(old) || !isStream(next)) return pair;
  if (isOfItems(old) && isOfWhole(next)) return { old, new: ofItems(next, there.viewOfB) };
  if (isOfWhole(old) && isOfItems(next)) return { old: ofItems(old, back.viewOfB), new: next };
  return pair;
}

const STREAMS = new Set(['text/event-stream', 'application/jsonl', 'application/json-seq', 'application/x-ndjson', 'application/ndjson']);

function isStream({ mediaType }: MediaType): boolean {
  const type = essence(mediaType);
  return STREAMS.has(type) || type.endsWith('+json-seq');
}

function isOfItems({ schema, itemSchema }: MediaType): boolean {
  return schema === undefined && itemSchema !== undefined;
}

function isOfWhole({ schema, itemSchema }: MediaType): boolean {
  return schema !== undefined && itemSchema === undefined;
}

function ofItems({ schema, ...rest }: MediaType, viewOf: (places: SchemaSet) => View): MediaType {
  if (schema === undefined) return rest;
  const { types, items, ...view } = viewOf([schema.address]);
  if ((types.value & TYPE.array) === 0) return { ...rest, itemSchema: schema };
  const [item, ...others] = items?.value ?? [];
  const isPlain = view.unions.length === 0 && view.prefixItems === undefined && view.minItems === undefined && view.maxItems === undefined;
  return isPlain && item !== undefined && others.length === 0
    ? { ...rest, itemSchema: { address: item, schema: {} } }
    : { ...rest, schema };
}
