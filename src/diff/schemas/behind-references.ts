import type { Document } from '../../model/document.ts';
import { isObject, own } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaSet } from '../../normalise/view.ts';

/**
 * The places that a schema set really names: a schema that is a `$ref` and nothing else is the schema it
 * refers to, so that every reference to a component leads to one pair.
 */
export function behindReferences(document: Document, places: SchemaSet): SchemaSet {
  return places.map((place) => behind(document, place));
}

function behind(document: Document, place: Address): Address {
  let address = place;
  for (const visited = new Set<Address>(); !visited.has(address);) {
    visited.add(address);
    const schema = document.at(address);
    const reference = own(schema, '$ref');
    if (typeof reference !== 'string' || !isObject(schema) || Object.keys(schema).length !== 1) return address;
    const target = document.resolve(reference, address);
    if (target === undefined || document.at(target) === undefined) return address;
    address = target;
  }
  return address;
}
