/*
 * What schemas with an `$id` mean, which the translations leave out: `@hyperjump/json-schema` reads the
 * whole document as written, by OpenAPI's own dialect. Without a direction, because it knows of none.
 */
import { setShouldValidateFormat } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1';
import { asDoubles } from '../../src/commands/verify/doubles.ts';
import type { Ruling } from '../../src/commands/verify/referee.ts';
import type { SchemaPlace, SpecificationVersion } from '../../src/model/api.ts';
import { isArray, isObject, own } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { splitAddress } from '../../src/model/pointer.ts';
import { mapSchemas } from './rewrites/targets.ts';

const DIALECT = 'https://spec.openapis.org/oas/3.1/dialect/base';
const BOUNDS: Readonly<Record<string, JsonObject>> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -(2 ** 63), exclusiveMaximum: 2 ** 63 },
};
let registered = 0;

/** What the validator says of the schema at one place of a document of 3.1 or later. Await it for each. */
export async function voteAsWritten(root: JsonObject, specification: SpecificationVersion, { address }: SchemaPlace): Promise<Ruling> {
  const uri = `https://written.example/${(registered += 1)}/document`;
  setShouldValidateFormat(true);
  registerSchema(
    JSON.parse(JSON.stringify(mapSchemas(root, specification, withBounds))) as Parameters<typeof registerSchema>[0],
    uri,
    DIALECT,
  );
  try {
    const check = await validate(`${uri}#${encodeURI(splitAddress(address).pointer)}`);
    return (value) => {
      const plain = asDoubles(value);
      if (plain === undefined) return 'unknown';
      try {
        return check(plain as never).valid;
      } catch (error) {
        if (error instanceof RangeError || isUncompiled(error)) return 'unknown';
        throw error;
      }
    };
  } finally {
    unregisterSchema(uri);
  }
}

/** The validator compiles what references lead to as they stand, and a dynamic one may lead to what nothing else does. */
function isUncompiled(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'schemaAst is not iterable';
}

/** The formats of numbers are of OpenAPI's registry, and the validator takes them for annotations. */
function withBounds(schema: JsonObject): Json {
  const format = own(schema, 'format');
  const bounds = typeof format === 'string' ? BOUNDS[format] : undefined;
  const said = own(schema, 'allOf');
  return bounds === undefined || !isObject(schema) ? schema : { ...schema, allOf: [...(isArray(said) ? said : []), bounds] };
}
