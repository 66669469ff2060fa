import type { SchemaPlace } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';
import type { OperationPlace } from '../dialect.ts';
import { schemaField, textItems } from '../envelope/fields.ts';
import type { ObjectPlace } from '../envelope/fields.ts';
import type { Reading } from '../envelope/reading.ts';

/**
 * The schema of a 2.0 parameter or header, which stands in the object itself.
 *
 * The contract with the schema reader: the schema has the address of the parameter object and is that
 * object, so that nothing is copied. Reading there, the schema reader passes over what is not about the
 * schema: `name`, `in`, `required` (a boolean here), `description`, `collectionFormat`,
 * `allowEmptyValue`. `type: file` never reaches it by this way: see `FILE`.
 */
export function inlineSchema(place: ObjectPlace): SchemaPlace {
  return { address: place.address, schema: place.value };
}

/** What 2.0 calls `type: file`, in words that a schema knows (as OpenAPI 3.0 has it, section 4.7.14.2). */
export const FILE: JsonObject = { type: 'string', format: 'binary' };

/** The schema of a 2.0 body parameter or response; undefined where none stands. */
export function payloadSchema(reading: Reading, owner: ObjectPlace): SchemaPlace | undefined {
  const place = schemaField(reading, owner, 'schema');
  if (place === undefined || own(place.schema, 'type') !== 'file') return place;
  return { address: reading.synthesise(FILE, { whole: place.address }), schema: FILE };
}

/** A media type that a 2.0 document names, or any where it names none. */
export interface NamedMediaType {
  /** Undefined where no document says it. */
  readonly address: Address | undefined;
  readonly value: string;
}

/**
 * The media types of an operation's payloads: its own list, else the document's. An empty list of its
 * own clears the document's (2.0, "Operation Object"). Where nobody says anything it may be any, and naming it later
 * says what it was.
 */
export function mediaTypesOf(
  reading: Reading,
  { operation, root }: OperationPlace,
  keyword: 'consumes' | 'produces',
): readonly NamedMediaType[] {
  const named = textItems(reading, operation, keyword) ?? textItems(reading, root, keyword) ?? [];
  return named.length === 0 ? [{ address: undefined, value: '*/*' }] : named;
}

/** True for the media type that stands in for those that nobody names, undefined for one that is named. */
export function isUnstated(address: Address | undefined): true | undefined {
  return address === undefined ? true : undefined;
}
