import { isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { isNumber, typeBit } from './masks.ts';
import type { Place, Places } from './place.ts';

type Check = (value: Json) => boolean;

const isSchemaLike: Check = (value) => typeof value === 'boolean' || isObject(value);
const isCount: Check = (value) => isNumber(value) && value >= 0;
const isNumeric: Check = (value) => isNumber(value);
const isText: Check = (value) => typeof value === 'string';
const isNames: Check = (value) => isArray(value) && value.every((name) => typeof name === 'string');
const isSchemas: Check = (value) => isArray(value);
const isMap: Check = (value) => isObject(value);

/** What a keyword's value has to be, where a value of another kind leaves its meaning open. */
const CHECKS: Readonly<Record<string, Check>> = {
  type: (value) => (isArray(value) ? value : [value]).every((name) => typeof name === 'string' && (typeBit(name) !== 0 || name === 'file')),
  enum: isSchemas,
  minimum: isNumeric,
  maximum: isNumeric,
  exclusiveMinimum: (value) => isNumber(value) || typeof value === 'boolean',
  exclusiveMaximum: (value) => isNumber(value) || typeof value === 'boolean',
  multipleOf: (value) => isNumber(value) && value > 0,
  minLength: isCount,
  maxLength: isCount,
  pattern: isText,
  format: isText,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: (value) => typeof value === 'boolean',
  items: (value) => isSchemaLike(value) || isArray(value),
  prefixItems: isSchemas,
  minProperties: isCount,
  maxProperties: isCount,
  // A parameter of 2.0 stands where its schema does, and says with a boolean whether it is required.
  required: (value) => isNames(value) || typeof value === 'boolean',
  properties: isMap,
  patternProperties: isMap,
  additionalProperties: isSchemaLike,
  propertyNames: isSchemaLike,
  dependentRequired: isMap,
  dependentSchemas: isMap,
  allOf: isSchemas,
  anyOf: isSchemas,
  oneOf: isSchemas,
  not: isSchemaLike,
};

/**
 * The keywords of a schema whose values are none that the specification knows (`type: intger`,
 * `maxLength: "5"`). Nobody can say what such a schema lets through, so nothing is proven about it.
 */
export function misusedKeywords(places: Places, place: Place): readonly string[] {
  if (!isObject(place.value)) return [];
  return Object.keys(place.value).filter((keyword) => {
    const check = Object.hasOwn(CHECKS, keyword) ? CHECKS[keyword] : undefined;
    const value = check === undefined ? undefined : places.read(place, keyword);
    return check !== undefined && value !== undefined && !check(value);
  });
}
