import type { SpecificationVersion } from '../../src/model/api.ts';
import { isArray, isObject, own } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { append } from '../../src/model/pointer.ts';
import type { Pointer } from '../../src/model/pointer.ts';
import { mapChildSchemas } from './schema-places.ts';

/** The objects of the specification that the tests tell apart. */
export type ObjectKind =
  | 'document'
  | 'components'
  | 'path item'
  | 'operation'
  | 'parameter'
  | 'request body'
  | 'response'
  | 'header'
  | 'media type'
  | 'encoding'
  | 'schema';

interface Field {
  readonly kind: ObjectKind;
  /** One object, a list, a map by name, or a map of maps (callbacks: name, then expression). */
  readonly shape: 'one' | 'list' | 'map' | 'map of maps';
}

type Fields = { readonly [field: string]: Field };

const one = (kind: ObjectKind): Field => ({ kind, shape: 'one' });
const list = (kind: ObjectKind): Field => ({ kind, shape: 'list' });
const map = (kind: ObjectKind): Field => ({ kind, shape: 'map' });

/** The methods that a path item may have. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

const operations: Fields = Object.fromEntries(methods.map((method) => [method, one('operation')]));

const version3: Readonly<Record<ObjectKind, Fields>> = {
  document: { components: one('components'), paths: map('path item'), webhooks: map('path item') },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    requestBodies: map('request body'),
    headers: map('header'),
    callbacks: { kind: 'path item', shape: 'map of maps' },
    pathItems: map('path item'),
    mediaTypes: map('media type'),
  },
  'path item': { ...operations, parameters: list('parameter'), additionalOperations: map('operation') },
  operation: {
    parameters: list('parameter'),
    requestBody: one('request body'),
    responses: map('response'),
    callbacks: { kind: 'path item', shape: 'map of maps' },
  },
  parameter: { schema: one('schema'), content: map('media type') },
  header: { schema: one('schema'), content: map('media type') },
  'request body': { content: map('media type') },
  response: { headers: map('header'), content: map('media type') },
  'media type': { schema: one('schema'), itemSchema: one('schema'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  schema: {},
};

const version2: Readonly<Record<ObjectKind, Fields>> = {
  ...version3,
  document: { definitions: map('schema'), parameters: map('parameter'), responses: map('response'), paths: map('path item') },
  'path item': { ...operations, parameters: list('parameter') },
  operation: { parameters: list('parameter'), responses: map('response') },
  parameter: { schema: one('schema') },
  response: { schema: one('schema'), headers: map('header') },
  header: {},
};

/** Changes one object of a document; its parts are changed already. References (`$ref`) are given as they stand. */
export type ChangeObject = (kind: ObjectKind, value: JsonObject, pointer: Pointer) => Json;

/** A copy of a document with every object that the specification names changed, inner ones first. Data and extensions stay. */
export function mapObjects(root: Json, specification: SpecificationVersion, change: ChangeObject): Json {
  const grammar = specification === '2.0' ? version2 : version3;

  function visit(kind: ObjectKind, value: Json, pointer: Pointer): Json {
    if (!isObject(value)) return value;
    if (kind === 'schema') {
      return change(kind, mapChildSchemas(value, (child, below) => visit('schema', child, pointer + below)) as JsonObject, pointer);
    }
    const fields = grammar[kind];
    const parts = Object.entries(value).map(([name, part]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field === undefined ? part : visitField(field, part, append(pointer, name))];
    });
    return change(kind, Object.fromEntries(parts) as JsonObject, pointer);
  }

  function visitField(field: Field, value: Json, pointer: Pointer): Json {
    switch (field.shape) {
      case 'one':
        return visit(field.kind, value, pointer);
      case 'list':
        return isArray(value) ? value.map((item, index) => visit(field.kind, item, append(pointer, index))) : value;
      case 'map':
        return mapMembers(value, (member, name) =>
          name.startsWith('x-') && field.kind !== 'schema' && field.kind !== 'header'
            ? member
            : visit(field.kind, member, append(pointer, name)),
        );
      case 'map of maps':
        return mapMembers(value, (inner, name) =>
          own(inner, '$ref') !== undefined
            ? inner
            : mapMembers(inner, (member, key) => visit(field.kind, member, append(pointer, name, key))),
        );
    }
  }

  return visit('document', root, '');
}

/** Calls `visit` for every object of a document, inner ones first. */
export function visitObjects(
  root: Json,
  specification: SpecificationVersion,
  visit: (kind: ObjectKind, value: JsonObject, pointer: Pointer) => void,
): void {
  mapObjects(root, specification, (kind, value, pointer) => {
    visit(kind, value, pointer);
    return value;
  });
}

/** A copy of a map with each member changed; anything else as it is. */
export function mapMembers(value: Json, change: (member: Json, name: string) => Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member, name)]));
}

/** The version of the specification that a document declares. */
export function specificationOf(root: Json): SpecificationVersion {
  const text = own(root, 'openapi');
  const short = typeof text === 'string' ? text.slice(0, 3) : '2.0';
  return short === '3.0' || short === '3.1' || short === '3.2' ? short : '2.0';
}

/** Whether an object stands for another. */
export function isReference(value: Json): boolean {
  return typeof own(value, '$ref') === 'string';
}
