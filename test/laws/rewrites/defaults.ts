import type { SpecificationVersion } from '../../../src/model/api.ts';
import { isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { isReference, mapObjects, visitObjects } from '../../support/openapi-objects.ts';

/** Writes out what the specification says where a document is silent. References and data are left alone. */
export function writeDefaults(root: JsonObject, specification: SpecificationVersion): JsonObject {
  const open = !usesUnevaluated(root, specification);
  return mapObjects(root, specification, (kind, value) => {
    if (isReference(value)) return value;
    switch (kind) {
      case 'operation':
        return { deprecated: false, ...value };
      case 'parameter':
        return parameter(value, specification);
      case 'header':
        return specification === '2.0' ? value : { required: false, deprecated: false, ...serialised(value, 'simple'), ...value };
      case 'request body':
        return { required: false, ...value };
      case 'schema':
        return schema(value, specification, open);
      default:
        return value;
    }
  }) as JsonObject;
}

function parameter(value: JsonObject, specification: SpecificationVersion): JsonObject {
  const where = own(value, 'in');
  const required: JsonObject = where === 'path' ? {} : { required: false };
  if (specification === '2.0') {
    const list: JsonObject = own(value, 'type') === 'array' ? { collectionFormat: 'csv' } : {};
    return { ...required, ...list, ...value };
  }
  return { ...required, deprecated: false, ...serialised(value, where === 'query' || where === 'cookie' ? 'form' : 'simple'), ...value };
}

function serialised(value: JsonObject, style: string): JsonObject {
  if (own(value, 'schema') === undefined) return {};
  const said = own(value, 'style') ?? style;
  return { style: said, explode: said === 'form', ...(own(value, 'in') === 'query' ? { allowReserved: false } : {}) };
}

function schema(value: JsonObject, specification: SpecificationVersion, open: boolean): JsonObject {
  const type = own(value, 'type');
  const has = (name: string): boolean => type === name || (isArray(type) && type.includes(name));
  return {
    ...(specification === '3.0' ? { nullable: false, writeOnly: false } : {}),
    ...(specification === '2.0' ? {} : { deprecated: false }),
    readOnly: false,
    ...(has('array') ? { minItems: 0, uniqueItems: false } : {}),
    ...(has('string') ? { minLength: 0 } : {}),
    ...(has('object') ? { minProperties: 0, ...(open ? { additionalProperties: true } : {}) } : {}),
    ...exclusive(value, specification),
    ...value,
  };
}

function exclusive(value: JsonObject, specification: SpecificationVersion): JsonObject {
  if (specification !== '2.0' && specification !== '3.0') return {};
  const said: Record<string, Json> = {};
  if (own(value, 'minimum') !== undefined) said['exclusiveMinimum'] = false;
  if (own(value, 'maximum') !== undefined) said['exclusiveMaximum'] = false;
  return said;
}

/** `additionalProperties: true` evaluates every property, so it is no default below `unevaluatedProperties`. */
function usesUnevaluated(root: JsonObject, specification: SpecificationVersion): boolean {
  let found = false;
  visitObjects(root, specification, (kind, value) => {
    found ||= kind === 'schema' && own(value, 'unevaluatedProperties') !== undefined;
  });
  return found;
}
