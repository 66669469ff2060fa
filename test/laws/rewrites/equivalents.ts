import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append } from '../../../src/model/pointer.ts';
import { isReference } from '../../support/openapi-objects.ts';
import { mapSchemas, targetsOf } from './targets.ts';

/** Writes an `enum` of several values as `anyOf` of `const` (3.1 and later, which have `const`). */
export function enumToAnyOf(root: JsonObject, specification: SpecificationVersion): JsonObject {
  if (specification === '2.0' || specification === '3.0') return root;
  return mapSchemas(root, specification, (schema) => {
    const values = own(schema, 'enum');
    if (!isArray(values) || values.length < 2 || own(schema, 'anyOf') !== undefined) return schema;
    return Object.fromEntries(
      entries(schema).map(([keyword, value]) =>
        keyword === 'enum' ? ['anyOf', values.map((constant) => ({ const: constant }))] : [keyword, value],
      ),
    );
  });
}

/**
 * Splits an object into two parts of an `allOf`: half of the properties with what requires them each. Its
 * type and all else stays outside, so that `nullable` still speaks of the whole.
 */
export function splitObjects(root: JsonObject, specification: SpecificationVersion): JsonObject {
  const targets = targetsOf(root);
  return mapSchemas(root, specification, (schema, pointer) => {
    const properties = entries(own(schema, 'properties'));
    const whole = ['allOf', 'additionalProperties', 'patternProperties', 'unevaluatedProperties', 'discriminator'];
    const free =
      own(schema, 'type') === 'object' &&
      properties.length >= 2 &&
      !isReference(schema) &&
      !whole.some((keyword) => own(schema, keyword) !== undefined);
    if (!free || targets.below(append(pointer, 'properties'))) return schema;
    const half = Math.ceil(properties.length / 2);
    const required = namesOf(own(schema, 'required'));
    const first = properties.slice(0, half);
    const inFirst = new Set(first.map(([name]) => name));
    const rest = entries(schema).filter(([keyword]) => keyword !== 'properties' && keyword !== 'required');
    return {
      ...Object.fromEntries(rest),
      allOf: [
        part(
          first,
          required.filter((name) => inFirst.has(name)),
        ),
        part(
          properties.slice(half),
          required.filter((name) => !inFirst.has(name)),
        ),
      ],
    };
  });
}

function part(properties: readonly (readonly [string, Json])[], required: readonly string[]): JsonObject {
  const declared: JsonObject = { properties: Object.fromEntries(properties) };
  return required.length > 0 ? { ...declared, required } : declared;
}

function namesOf(required: Json | undefined): readonly string[] {
  return isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
