/*
 * A second validator, `@hyperjump/json-schema`, because the first one judges some schemas with
 * `unevaluatedProperties`, `unevaluatedItems` beside other applicators wrongly. Patterns run natively
 * here, so only patterns that the tests chose may reach it.
 */
import type { Direction, SchemaPlace, SpecificationVersion } from '../../src/model/api.ts';
import type { Document } from '../../src/model/document.ts';
import type { Json } from '../../src/model/json.ts';
import { asDoubles } from '../../src/commands/verify/doubles.ts';
import type { Ruling } from '../../src/commands/verify/referee.ts';
import { createTranslator, selfContained } from '../../src/commands/verify/translate.ts';
import '@hyperjump/json-schema/formats';
import {
  InvalidSchemaError,
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';

let registered = 0;

/** What the second validator says of one place's schema. It compiles the schema at once, so await it for each. */
export async function secondVote(
  document: Document,
  specification: SpecificationVersion,
  place: SchemaPlace,
  direction?: Direction,
): Promise<Ruling> {
  const translator = createTranslator(document, specification, direction === undefined ? {} : { direction });
  const schema = selfContained(translator.schema(place), translator.definitions);
  const uri = `https://second-vote.example/${(registered += 1)}`;
  setShouldValidateFormat(true);
  registerSchema(JSON.parse(JSON.stringify(schema)) as Parameters<typeof registerSchema>[0], uri);
  try {
    const check = await validate(uri);
    return (value) => {
      const plain = asDoubles(value);
      if (plain === undefined) return 'unknown';
      try {
        return check(plain as never).valid;
      } catch (error) {
        if (error instanceof RangeError) return 'unknown';
        throw error;
      }
    };
  } catch (error) {
    // References to nowhere stand for what the translation cannot say.
    if (error instanceof InvalidSchemaError) throw error;
    return () => 'unknown';
  } finally {
    unregisterSchema(uri);
  }
}

/** Whether a schema uses keywords that the first validator may judge wrongly. */
export function needsSecondVote(schema: Json): boolean {
  return JSON.stringify(schema, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes('"unevaluated');
}
