import { isArray, own } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { VerifiedDialect } from './dialect.ts';
import { asDoubles, greatestDouble, isDouble, leastDouble } from './doubles.ts';
import { unsupported } from './json-schema.ts';
import type { JsonSchemaObject } from './json-schema.ts';

const types = new Set(['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']);

/** The formats of strings that JSON Schema defines and the validator knows; others are annotations. */
const formats = new Set([
  'date',
  'time',
  'date-time',
  'duration',
  'uri',
  'uri-reference',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
]);

/** The validator lets a relative reference begin with `a:b/`, which would make `a` a scheme (RFC 3986, section 4.2). */
const firstSegmentWithoutColon = '^(?:[A-Za-z][A-Za-z0-9+.-]*:|[^:/?#]*(?:[/?#]|$))';

/** What the formats of numbers bound (OpenAPI 3.1, section 4.4.1; `float` is binary32). */
const numberFormats: Readonly<Record<string, JsonObject>> = {
  int8: { minimum: -(2 ** 7), maximum: 2 ** 7 - 1 },
  int16: { minimum: -(2 ** 15), maximum: 2 ** 15 - 1 },
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -(2 ** 63), exclusiveMaximum: 2 ** 63 },
  uint8: { minimum: 0, maximum: 2 ** 8 - 1 },
  uint16: { minimum: 0, maximum: 2 ** 16 - 1 },
  uint32: { minimum: 0, maximum: 2 ** 32 - 1 },
  uint64: { minimum: 0, exclusiveMaximum: 2 ** 64 },
  float: { minimum: -3.4028234663852886e38, maximum: 3.4028234663852886e38 },
};

/**
 * Writes a keyword that speaks of the value itself into `result`, and answers what must hold besides.
 * Malformed values say nothing.
 */
export function copyAssertion(
  keyword: string,
  value: Json,
  schema: JsonObject,
  dialect: VerifiedDialect,
  result: JsonSchemaObject,
): readonly Json[] {
  switch (keyword) {
    case 'type':
      return type(value, dialect, result);
    case 'enum':
      if (isArray(value) && value.length > 0) return [oneOfValues(value)];
      return [];
    case 'const':
      return [oneOfValues([value])];
    case 'format':
      if (typeof value !== 'string') return [];
      if (formats.has(value)) result['format'] = value;
      if (value === 'uri-reference') return [{ pattern: firstSegmentWithoutColon }];
      return Object.hasOwn(numberFormats, value) ? [numberFormats[value] as JsonObject] : [];
    case 'minimum':
    case 'maximum':
      return bound(keyword, value, dialect.exclusive === 'flag' && own(schema, exclusiveOf(keyword)) === true);
    case 'exclusiveMinimum':
      return dialect.exclusive === 'number' ? bound('minimum', value, true) : [];
    case 'exclusiveMaximum':
      return dialect.exclusive === 'number' ? bound('maximum', value, true) : [];
    case 'multipleOf':
      if (typeof value === 'bigint' && !isDouble(value)) return [{ $ref: unsupported('multipleOf') }];
      if ((typeof value === 'number' || typeof value === 'bigint') && value > 0) result['multipleOf'] = Number(value);
      return [];
    case 'uniqueItems':
      if (value === true) result['uniqueItems'] = true;
      return [];
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      if (typeof value === 'number' && value >= 0) result[keyword] = value;
      return [];
    default:
      throw new Error(`The translation names the keyword ${keyword} and does not translate it.`);
  }
}

function type(value: Json, dialect: VerifiedDialect, result: JsonSchemaObject): readonly Json[] {
  const said = isArray(value) && dialect.jsonSchema ? value : [value];
  const known = said.map((name) => (name === 'file' ? 'string' : name)).filter((name) => typeof name === 'string' && types.has(name));
  if (known.length > 0) result['type'] = known.length === 1 ? (known[0] as string) : known;
  return [];
}

function oneOfValues(values: readonly Json[]): Json {
  const expressible = values.map(asDoubles).filter((value) => value !== undefined);
  return expressible.length > 0 ? { enum: expressible } : false;
}

function bound(keyword: 'minimum' | 'maximum', value: Json, exclusive: boolean): readonly Json[] {
  const name = exclusive ? exclusiveOf(keyword) : keyword;
  if (typeof value === 'number') return [{ [name]: value }];
  if (typeof value !== 'bigint') return [];
  if (isDouble(value)) return [{ [name]: Number(value) }];
  // No double equals the bound, so exclusive and inclusive mean the same from the nearest double on.
  return [{ [keyword]: keyword === 'minimum' ? leastDouble(value) : greatestDouble(value) }];
}

function exclusiveOf(keyword: 'minimum' | 'maximum'): 'exclusiveMinimum' | 'exclusiveMaximum' {
  return keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
}
