import type { Body, Encoding, MediaType } from '../../model/api.ts';
import { own, put } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { append, parentOf } from '../../model/pointer.ts';
import type { Address, Pointer } from '../../model/pointer.ts';
import type { OperationPlace } from '../dialect.ts';
import { NO_ENCODING } from '../envelope/content.ts';
import { defined, flagOrFalse, textField } from '../envelope/fields.ts';
import type { ObjectPlace } from '../envelope/fields.ts';
import type { Reading } from '../envelope/reading.ts';
import type { Found } from '../envelope/references.ts';
import { collectionWire, FORM_WIRE } from '../envelope/wire.ts';
import { FILE, isUnstated, mediaTypesOf, payloadSchema } from './swagger20-schema.ts';
import type { NamedMediaType } from './swagger20-schema.ts';

/** The body that an `in: body` parameter is, in each media type that the operation consumes. */
export function readBody(reading: Reading, place: OperationPlace, found: ObjectPlace): Body {
  const schema = payloadSchema(reading, found);
  return {
    address: found.address,
    required: flagOrFalse(reading, found, 'required'),
    content: mediaTypesOf(reading, place, 'consumes').map(({ address, value }) => ({
      address: address ?? found.address,
      mediaType: value,
      encoding: NO_ENCODING,
      examples: [],
      ...defined({ schema, isUnstated: isUnstated(address) }),
    })),
    ...defined({ description: textField(reading, found, 'description') }),
  };
}

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/**
 * The body that all `in: formData` parameters are together: one object whose properties refer to the
 * parameters, so that positions stay where people wrote them.
 */
export function readForm(reading: Reading, place: OperationPlace, form: readonly Found[]): Body {
  const list = listOf(place, form);
  const properties: Record<string, Json> = {};
  const required: string[] = [];
  const encoding = new Map<string, Encoding>();
  const parts = new Map<Pointer, Address>();
  let firstRequired: Address | undefined;
  for (const parameter of form) {
    const name = own(parameter.value, 'name') as string;
    const isFile = own(parameter.value, 'type') === 'file';
    const { description } = parameter;
    const said = description === undefined ? {} : { description: description.value };
    put(properties, name, { ...(isFile ? fileOf(parameter) : { $ref: parameter.address }), ...said });
    parts.set(append('/properties', name), parameter.address);
    if (isFile || description !== undefined) {
      parts.set(append('/properties', name, 'description'), description?.address ?? append(parameter.address, 'description'));
    }
    const wanted = flagOrFalse(reading, parameter, 'required');
    if (wanted.value) {
      parts.set(append('/required', required.length), wanted.address);
      required.push(name);
      firstRequired ??= wanted.address;
    }
    const wire = collectionWire(reading, parameter, 'formData');
    if (wire.style !== FORM_WIRE.style || wire.explode !== FORM_WIRE.explode || wire.allowEmptyValue) {
      encoding.set(name, { address: parameter.address, wire, headers: [] });
    }
  }
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  const address = reading.synthesise(schema, { whole: list, parts });
  return {
    address: list,
    required: { address: firstRequired ?? list, value: required.length > 0 },
    content: formMediaTypes(reading, place, form).map((mediaType): MediaType => ({
      address: mediaType.address ?? list,
      mediaType: mediaType.value,
      schema: { address, schema },
      encoding,
      examples: [],
    })),
  };
}

/** A file with what the parameter says of it. */
function fileOf({ value }: ObjectPlace): JsonObject {
  const description = own(value, 'description');
  return typeof description === 'string' ? { ...FILE, description } : FILE;
}

/** The list that the form parameters stand in: that of the operation when it has one, else that of the path item. */
function listOf({ operation }: OperationPlace, form: readonly ObjectPlace[]): Address {
  if (own(operation.value, 'parameters') !== undefined) return append(operation.address, 'parameters');
  const first = form[0];
  return first === undefined ? operation.address : parentOf(first.address);
}

/** The form media types that the operation consumes; where it names none, the one that can carry the parameters. */
function formMediaTypes(reading: Reading, place: OperationPlace, form: readonly ObjectPlace[]): readonly NamedMediaType[] {
  const hasFile = form.some((parameter) => own(parameter.value, 'type') === 'file');
  const named = mediaTypesOf(reading, place, 'consumes').filter(({ value }) => {
    const type = (value.split(';')[0] ?? '').trim().toLowerCase();
    return type === MULTIPART || (type === URL_ENCODED && !hasFile);
  });
  return named.length > 0 ? named : [{ address: undefined, value: hasFile ? MULTIPART : URL_ENCODED }];
}
