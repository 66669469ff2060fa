import { entries, isArray, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { draft04Schema } from './draft-04.ts';

/** Where a schema refers to another with `$ref` (or to any schema, `$dynamicRef`), that one; undefined without a reference. */
export function schemaOf(root: Json, schema: Json): Json | undefined {
  if (own(schema, '$dynamicRef') === '#meta') return { type: ['object', 'boolean'] };
  const reference = own(schema, '$ref');
  if (typeof reference !== 'string') return undefined;
  if (!reference.startsWith('#')) return draft04Schema(reference);
  let target: Json | undefined = root;
  for (const token of tokensOf(decodeURIComponent(reference.slice(1)))) target = own(target, token);
  return target;
}

/** The schemas of `patternProperties` that a name matches. */
export function matching(schema: Json, name: string): readonly Json[] {
  return entries(own(schema, 'patternProperties')).flatMap(([pattern, each]) => (new RegExp(pattern, 'u').test(name) ? [each] : []));
}

/**
 * Whether a schema knows a field of an object by `properties` or `patternProperties`, itself or in what it is put
 * together from. Conditions count whether they hold or not: what is wrong with them is said beside.
 */
export function isKnown(root: Json, schema: Json, value: Json, name: string): boolean {
  if (own(own(schema, 'properties'), name) !== undefined || matching(schema, name).length > 0) return true;
  return partsOf(root, schema, value).some((part) => isKnown(root, part, value, name));
}

/** The names that a schema gives to fields, itself or in what it is put together from. */
export function knownNames(root: Json, schema: Json): readonly string[] {
  const parts = partsOf(root, schema, undefined).flatMap((part) => knownNames(root, part));
  return [...entries(own(schema, 'properties')).map(([name]) => name), ...parts];
}

/** The schemas of a keyword that holds a list of them; none where it does not stand. */
export function membersOf(schema: Json, keyword: 'allOf' | 'oneOf' | 'anyOf'): readonly Json[] {
  const members = own(schema, keyword);
  return isArray(members) ? members : [];
}

function partsOf(root: Json, schema: Json, value: Json | undefined): readonly Json[] {
  const lists = (['allOf', 'oneOf', 'anyOf'] as const).flatMap((keyword) => membersOf(schema, keyword));
  const dependent = entries(own(schema, 'dependentSchemas')).flatMap(([name, part]) =>
    value === undefined || own(value, name) !== undefined ? [part] : [],
  );
  return [schemaOf(root, schema), own(schema, 'then'), own(schema, 'else'), ...lists, ...dependent].filter((part) => part !== undefined);
}
