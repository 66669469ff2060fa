import { entries, isArray, isObject } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { append } from '../../src/model/pointer.ts';
import type { Pointer } from '../../src/model/pointer.ts';

/** The keywords that hold one schema, by what they hold it for. */
export const schemaKeywords = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
]);

/** The keywords that hold a list of schemas. */
export const schemaListKeywords = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** The keywords that hold schemas by name. */
export const schemaMapKeywords = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** A schema and where it stands below the schema that was searched. */
export interface SchemaPlaceBelow {
  readonly pointer: Pointer;
  readonly schema: Json;
}

/** The schemas right below one, with their pointers relative to it. References are not followed. */
export function childSchemas(schema: Json): readonly SchemaPlaceBelow[] {
  const found: SchemaPlaceBelow[] = [];
  const add = (value: Json, pointer: Pointer): void => {
    if (isObject(value) || typeof value === 'boolean') found.push({ pointer, schema: value });
  };
  for (const [keyword, value] of entries(schema)) {
    if (schemaKeywords.has(keyword)) add(value, append('', keyword));
    else if (schemaListKeywords.has(keyword) && isArray(value)) value.forEach((item, index) => add(item, append('', keyword, index)));
    else if (schemaMapKeywords.has(keyword)) for (const [name, member] of entries(value)) add(member, append('', keyword, name));
  }
  return found;
}

/** A schema and every schema in it. */
export function schemaPlaces(schema: Json, pointer: Pointer = ''): readonly SchemaPlaceBelow[] {
  return [{ pointer, schema }, ...childSchemas(schema).flatMap((child) => schemaPlaces(child.schema, pointer + child.pointer))];
}

/** A copy of a schema with each schema right below it replaced. */
export function mapChildSchemas(schema: Json, change: (child: Json, pointer: Pointer) => Json): Json {
  if (!isObject(schema)) return schema;
  const isSchema = (value: Json): boolean => isObject(value) || typeof value === 'boolean';
  return Object.fromEntries(
    entries(schema).map(([keyword, value]) => {
      if (schemaKeywords.has(keyword) && isSchema(value)) return [keyword, change(value, append('', keyword))];
      if (schemaListKeywords.has(keyword) && isArray(value)) {
        return [keyword, value.map((item, index) => (isSchema(item) ? change(item, append('', keyword, index)) : item))];
      }
      if (schemaMapKeywords.has(keyword) && isObject(value)) {
        const members = entries(value).map(([name, member]) => [
          name,
          isSchema(member) ? change(member, append('', keyword, name)) : member,
        ]);
        return [keyword, Object.fromEntries(members) as Json];
      }
      return [keyword, value];
    }),
  );
}
