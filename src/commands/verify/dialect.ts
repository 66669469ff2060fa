import type { SpecificationVersion } from '../../model/api.ts';

/** What the versions of OpenAPI disagree on where they read a schema. */
export interface VerifiedDialect {
  /** The keywords that assert or apply something; every other keyword is dropped. */
  readonly keywords: ReadonlySet<string>;
  /** 2.0 and 3.0 ignore what stands beside a `$ref` (3.0.3, section 4.7.23); later versions apply it as well. */
  readonly refSiblings: 'ignored' | 'applied';
  /** `exclusiveMinimum: true` beside `minimum`, or a number of its own. */
  readonly exclusive: 'flag' | 'number';
  /** Whether `nullable: true` admits null (3.0 alone has the keyword). */
  readonly nullable: boolean;
  /** Whether `writeOnly` is a keyword (3.0.0, section 4.7.24.1). */
  readonly writeOnly: boolean;
  /** Whether a schema may be `true` or `false` anywhere and `type` a list. */
  readonly jsonSchema: boolean;
}

const shared = [
  '$ref',
  'type',
  'enum',
  'format',
  'multipleOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'items',
  'minProperties',
  'maxProperties',
  'required',
  'properties',
  'additionalProperties',
  'allOf',
] as const;

const openApi3 = [...shared, 'anyOf', 'oneOf', 'not'] as const;

const jsonSchema = [
  ...openApi3,
  'const',
  'if',
  'prefixItems',
  'contains',
  'unevaluatedItems',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  '$dynamicRef',
] as const;

const later: VerifiedDialect = {
  keywords: new Set(jsonSchema),
  refSiblings: 'applied',
  exclusive: 'number',
  nullable: false,
  writeOnly: true,
  jsonSchema: true,
};

const dialects: Readonly<Record<SpecificationVersion, VerifiedDialect>> = {
  '2.0': { keywords: new Set(shared), refSiblings: 'ignored', exclusive: 'flag', nullable: false, writeOnly: false, jsonSchema: false },
  '3.0': { keywords: new Set(openApi3), refSiblings: 'ignored', exclusive: 'flag', nullable: true, writeOnly: true, jsonSchema: false },
  '3.1': later,
  '3.2': later,
};

/** How a version of OpenAPI reads schemas. */
export function dialectOf(specification: SpecificationVersion): VerifiedDialect {
  return dialects[specification];
}
