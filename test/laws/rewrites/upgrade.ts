import { entries, isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { isReference, mapObjects } from '../../support/openapi-objects.ts';

/** The keywords that 3.1 reads and 3.0 does not. A 3.0 document may hold them; they said nothing there. */
const unheard = new Set([
  'const',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
]);

/** What describes a schema; it stays outside when the rest becomes a branch. */
const annotations = new Set(['title', 'description', 'default', 'example', 'deprecated', 'readOnly', 'writeOnly', 'externalDocs', 'xml']);

/** The same document in 3.1: `nullable` as a type, exclusive bounds as numbers, webhooks by their name, siblings of `$ref` gone but for prose. */
export function upgradeTo31(root: JsonObject): JsonObject {
  const upgraded = mapObjects(root, '3.0', (kind, value) => {
    if (kind === 'schema') return upgradeSchema(value);
    return isReference(value) && kind !== 'path item' ? { $ref: value['$ref'] as string, ...described(value) } : value;
  }) as JsonObject;
  const { 'x-webhooks': webhooks, ...kept } = upgraded;
  return { ...kept, openapi: '3.1.0', ...(webhooks === undefined ? {} : { webhooks }) };
}

/** The same document in 3.2, which reads everything of 3.1 alike. */
export function upgradeTo32(root: JsonObject): JsonObject {
  return { ...root, openapi: '3.2.0' };
}

function described(reference: JsonObject): JsonObject {
  const description = own(reference, 'description');
  return description === undefined ? {} : { description };
}

function upgradeSchema(schema: JsonObject): Json {
  const nullable = own(schema, 'nullable') === true;
  if (isReference(schema)) {
    const reference = { $ref: schema['$ref'] as string };
    return nullable ? { ...described(schema), anyOf: [reference, { type: 'null' }] } : { ...described(schema), ...reference };
  }
  const kept = exclusiveBounds(
    entries(schema).filter(([keyword]) => keyword !== 'nullable' && !unheard.has(keyword)),
    schema,
  );
  return nullable ? withNull(kept) : Object.fromEntries(kept);
}

type Entries = readonly (readonly [string, Json])[];

function exclusiveBounds(kept: Entries, schema: JsonObject): Entries {
  return kept.flatMap(([keyword, value]): Entries => {
    switch (keyword) {
      case 'minimum':
        return [[own(schema, 'exclusiveMinimum') === true ? 'exclusiveMinimum' : keyword, value]];
      case 'maximum':
        return [[own(schema, 'exclusiveMaximum') === true ? 'exclusiveMaximum' : keyword, value]];
      case 'exclusiveMinimum':
      case 'exclusiveMaximum':
        return [];
      default:
        return [[keyword, value]];
    }
  });
}

function withNull(kept: Entries): Json {
  const schema = Object.fromEntries(kept) as JsonObject;
  const type = own(schema, 'type');
  const branched = ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => own(schema, keyword) !== undefined);
  const values = own(schema, 'enum');
  const admitted: JsonObject = isArray(values) && values.length > 0 && !values.includes(null) ? { enum: [...values, null] } : {};
  if (!branched) return typeof type === 'string' ? { ...schema, ...admitted, type: [type, 'null'] } : { ...schema, ...admitted };
  const isOutside = (keyword: string): boolean => annotations.has(keyword) || keyword.startsWith('x-');
  return {
    ...Object.fromEntries(kept.filter(([keyword]) => isOutside(keyword))),
    anyOf: [Object.fromEntries(kept.filter(([keyword]) => !isOutside(keyword))), { type: 'null' }],
  };
}
