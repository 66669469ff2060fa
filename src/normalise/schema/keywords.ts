import type { SpecificationVersion } from '../../model/api.ts';

/** The languages that schemas are written in; OpenAPI 3.1 and 3.2 both use JSON Schema 2020-12. */
export type SchemaDialect = '2.0' | '3.0' | '2020-12';

/** The dialect of the schemas in a document of that version. */
export function dialectOf(specification: SpecificationVersion): SchemaDialect {
  return specification === '2.0' || specification === '3.0' ? specification : '2020-12';
}

/** What becomes of a keyword: an assertion of the node, a mark on it, or words about it that only views carry. */
export type KeywordUse = 'lowered' | 'mark' | 'annotation';

const COMMON = {
  $ref: 'lowered',
  type: 'lowered',
  format: 'lowered',
  enum: 'lowered',
  multipleOf: 'lowered',
  minimum: 'lowered',
  maximum: 'lowered',
  exclusiveMinimum: 'lowered',
  exclusiveMaximum: 'lowered',
  minLength: 'lowered',
  maxLength: 'lowered',
  pattern: 'lowered',
  minItems: 'lowered',
  maxItems: 'lowered',
  uniqueItems: 'lowered',
  items: 'lowered',
  minProperties: 'lowered',
  maxProperties: 'lowered',
  required: 'lowered',
  properties: 'lowered',
  additionalProperties: 'lowered',
  allOf: 'lowered',
  readOnly: 'mark',
  title: 'annotation',
  description: 'annotation',
  default: 'annotation',
  example: 'annotation',
  externalDocs: 'annotation',
  xml: 'annotation',
  'x-extensible-enum': 'annotation',
  'x-ms-enum': 'annotation',
  'x-ms-discriminator-value': 'annotation',
} as const satisfies Record<string, KeywordUse>;

/**
 * Every keyword of each dialect: OpenAPI 2.0 section "Schema Object" (with the parameter, items and header
 * objects that carry the same keywords), OpenAPI 3.0 section 4.7.24, JSON Schema 2020-12 with OpenAPI's base vocabulary.
 */
export const KEYWORDS: Readonly<Record<SchemaDialect, Readonly<Record<string, KeywordUse>>>> = {
  '2.0': {
    ...COMMON,
    'x-nullable': 'lowered',
    discriminator: 'annotation',
    // A parameter or header is its own schema in 2.0; these are its other fields.
    name: 'annotation',
    in: 'annotation',
    schema: 'annotation',
    collectionFormat: 'annotation',
    allowEmptyValue: 'annotation',
  },
  '3.0': {
    ...COMMON,
    nullable: 'lowered',
    'x-nullable': 'lowered',
    anyOf: 'lowered',
    oneOf: 'lowered',
    not: 'lowered',
    writeOnly: 'mark',
    discriminator: 'mark',
    deprecated: 'annotation',
  },
  '2020-12': {
    ...COMMON,
    $dynamicRef: 'lowered',
    const: 'lowered',
    anyOf: 'lowered',
    oneOf: 'lowered',
    not: 'lowered',
    if: 'lowered',
    then: 'lowered',
    else: 'lowered',
    prefixItems: 'lowered',
    contains: 'lowered',
    minContains: 'lowered',
    maxContains: 'lowered',
    unevaluatedItems: 'lowered',
    patternProperties: 'lowered',
    propertyNames: 'lowered',
    dependentRequired: 'lowered',
    dependentSchemas: 'lowered',
    unevaluatedProperties: 'lowered',
    writeOnly: 'mark',
    discriminator: 'mark',
    deprecated: 'annotation',
    examples: 'annotation',
    contentMediaType: 'annotation',
    contentEncoding: 'annotation',
    contentSchema: 'annotation',
    $id: 'annotation',
    $schema: 'annotation',
    $anchor: 'annotation',
    $dynamicAnchor: 'annotation',
    $vocabulary: 'annotation',
    $comment: 'annotation',
    $defs: 'annotation',
    definitions: 'annotation',
  },
};

/** Where schemas stand below a schema, and whether they speak of the same value (`inPlace`) or of a part of it. */
export const SUBSCHEMAS: Readonly<Record<string, { readonly shape: 'schema' | 'list' | 'map'; readonly inPlace: boolean }>> = {
  allOf: { shape: 'list', inPlace: true },
  anyOf: { shape: 'list', inPlace: true },
  oneOf: { shape: 'list', inPlace: true },
  not: { shape: 'schema', inPlace: true },
  if: { shape: 'schema', inPlace: true },
  then: { shape: 'schema', inPlace: true },
  else: { shape: 'schema', inPlace: true },
  dependentSchemas: { shape: 'map', inPlace: true },
  properties: { shape: 'map', inPlace: false },
  patternProperties: { shape: 'map', inPlace: false },
  additionalProperties: { shape: 'schema', inPlace: false },
  propertyNames: { shape: 'schema', inPlace: false },
  unevaluatedProperties: { shape: 'schema', inPlace: false },
  items: { shape: 'schema', inPlace: false },
  prefixItems: { shape: 'list', inPlace: false },
  contains: { shape: 'schema', inPlace: false },
  unevaluatedItems: { shape: 'schema', inPlace: false },
  contentSchema: { shape: 'schema', inPlace: false },
};

/** Why a keyword is not read, or undefined where it is read or is an extension or mere words of another dialect. */
export function whyUnread(keyword: string, specification: SpecificationVersion): string | undefined {
  if (Object.hasOwn(KEYWORDS[dialectOf(specification)], keyword) || keyword.startsWith('x-')) return undefined;
  const elsewhere = Object.values(KEYWORDS).flatMap((table) => (Object.hasOwn(table, keyword) ? [table[keyword]] : []));
  if (elsewhere.length === 0) return 'unknown keyword';
  return elsewhere.every((use) => use === 'annotation') ? undefined : `not a keyword of OpenAPI ${specification}`;
}
