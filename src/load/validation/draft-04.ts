import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { lastToken } from '../../model/pointer.ts';

const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';
const SIMPLE_TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** What the schema of Swagger 2.0 takes over from the metaschema of JSON Schema draft 4. */
const PARTS: Json = {
  title: { type: 'string' },
  description: { type: 'string' },
  pattern: { type: 'string' },
  default: {},
  multipleOf: { type: 'number', minimum: 0, exclusiveMinimum: true },
  maximum: { type: 'number' },
  exclusiveMaximum: { type: 'boolean' },
  minimum: { type: 'number' },
  exclusiveMinimum: { type: 'boolean' },
  uniqueItems: { type: 'boolean' },
  positiveInteger: { type: 'integer', minimum: 0 },
  positiveIntegerDefault0: { type: 'integer', minimum: 0 },
  stringArray: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
  enum: { type: 'array', minItems: 1, uniqueItems: true },
  type: { anyOf: [{ enum: SIMPLE_TYPES }, { type: 'array', items: { enum: SIMPLE_TYPES }, minItems: 1, uniqueItems: true }] },
};

/** The part of the metaschema of draft 4 that a reference of Swagger 2.0's schema names; anything for what it does not use. */
export function draft04Schema(reference: string): Json {
  if (!reference.startsWith(`${DRAFT_04}/`)) return {};
  return own(PARTS, lastToken(`#${reference.slice(DRAFT_04.length)}`)) ?? {};
}
