import type { Encoding, Facet, Header, MediaType } from '../../model/api.ts';
import { isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { defined, field, flagField, flagOrFalse, members, schemaField, text, textField, wrongType } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import { describedBy, follow } from './references.ts';
import type { Found } from './references.ts';
import { remember } from './reading.ts';
import type { Reading } from './reading.ts';
import { contentWire, readWire } from './wire.ts';

/** The `content` of a 3.x body or response, in the document's order (OpenAPI 3.1, section 4.8.14). */
export function readContent(reading: Reading, owner: ObjectPlace): readonly MediaType[] {
  return members(reading, owner, 'content').flatMap((member) => {
    const found = follow(reading, member, 'a media type');
    return found === undefined ? [] : [readMediaType(reading, member.name, found)];
  });
}

/** The only media type that a 3.x parameter or header may have in its `content`. */
export function readOnlyContent(reading: Reading, owner: ObjectPlace): MediaType | undefined {
  const content = readContent(reading, owner);
  if (content.length > 1) reading.note(append(owner.address, 'content'), 'content should have one entry here; the first one is read');
  return content[0];
}

function readMediaType(reading: Reading, mediaType: string, found: Found): MediaType {
  for (const keyword of ['prefixEncoding', 'itemEncoding']) {
    if (own(found.value, keyword) !== undefined) reading.note(append(found.address, keyword), `${keyword} is not compared yet`);
  }
  return {
    address: found.address,
    mediaType,
    encoding: readEncodings(reading, found),
    examples: readExamples(reading, found).map((example) => example.value),
    ...defined({ schema: schemaField(reading, found, 'schema'), itemSchema: schemaField(reading, found, 'itemSchema') }),
  };
}

/** The values of `example` and `examples` of a 3.x object, references to examples followed. */
export function readExamples(reading: Reading, owner: ObjectPlace): readonly Facet<Json>[] {
  const single = field(owner, 'example');
  const values: Facet<Json>[] = single === undefined ? [] : [single];
  if (own(owner.value, 'examples') === undefined) return values;
  for (const member of members(reading, owner, 'examples')) {
    const found = follow(reading, member, 'an example');
    const value = found === undefined ? undefined : (field(found, 'value') ?? field(found, 'dataValue'));
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** The encodings of a media type that declares none. */
export const NO_ENCODING: ReadonlyMap<string, Encoding> = new Map();

function readEncodings(reading: Reading, owner: ObjectPlace): ReadonlyMap<string, Encoding> {
  if (own(owner.value, 'encoding') === undefined) return NO_ENCODING;
  const encodings = new Map<string, Encoding>();
  for (const { name, address, value } of members(reading, owner, 'encoding')) {
    if (!isObject(value)) {
      reading.note(address, wrongType(name, 'an object', value));
      continue;
    }
    const place = { address, value };
    encodings.set(name, {
      address,
      wire: readWire(reading, place, 'query'),
      headers: readHeaders(reading, place),
      ...defined({ contentType: text(reading, place, 'contentType') }),
    });
  }
  return encodings;
}

/**
 * The `headers` of a 3.x response or encoding. `Content-Type` is said by the media type and ignored here
 * (OpenAPI 3.1, section 4.8.17).
 */
export function readHeaders(reading: Reading, owner: ObjectPlace): readonly Header[] {
  if (own(owner.value, 'headers') === undefined) return [];
  return members(reading, owner, 'headers').flatMap((member) => {
    if (member.name.toLowerCase() === 'content-type') return [];
    const found = follow(reading, member, 'a header');
    if (found === undefined) return [];
    const read = () => readHeader(reading, member.name, found);
    const header = found.by === 'place' ? read() : remember(reading.memos.headers, `${member.name} ${found.address}`, read);
    return [describedBy(found, header)];
  });
}

function readHeader(reading: Reading, name: string, place: ObjectPlace): Header {
  const content = own(place.value, 'content') === undefined ? undefined : readOnlyContent(reading, place);
  return {
    address: place.address,
    name,
    required: flagOrFalse(reading, place, 'required'),
    wire: content === undefined ? readWire(reading, place, 'header') : contentWire(content.mediaType),
    ...defined({
      description: textField(reading, place, 'description'),
      deprecated: flagField(reading, place, 'deprecated'),
      schema: schemaField(reading, place, 'schema') ?? content?.schema,
    }),
  };
}
