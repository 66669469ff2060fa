import { isArray, isObject, own } from '../../../model/json.ts';
import type { Document } from '../../../model/document.ts';
import type { Address } from '../../../model/pointer.ts';
import type { SchemaSet } from '../../../normalise/view.ts';

/** What may stand beside the one alternative and leaves it what it is, but for null. */
const BESIDE = new Set([
  'anyOf',
  'oneOf',
  'allOf',
  'nullable',
  'description',
  'title',
  'example',
  'examples',
  'externalDocs',
  'deprecated',
]);

/**
 * Where a schema leads that is one reference in a list of alternatives, as OpenAPI 3.0 has to write a reference that may
 * be null (`anyOf: [{$ref}], nullable: true`); undefined for any other schema.
 */
export function soleReference(document: Document, [place, second]: SchemaSet): Address | undefined {
  const schema = place === undefined || second !== undefined ? undefined : document.at(place);
  if (place === undefined || !isObject(schema)) return undefined;
  if (!Object.keys(schema).every((keyword) => BESIDE.has(keyword) || keyword.startsWith('x-'))) return undefined;
  const lists = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const members = own(schema, keyword);
    return isArray(members) ? [...members] : [];
  });
  const reference = own(lists[0], '$ref');
  return lists.length === 1 && typeof reference === 'string' ? document.resolve(reference, place) : undefined;
}
