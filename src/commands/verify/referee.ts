import type { validate } from '@cfworker/json-schema';
import type { Direction, SchemaPlace, SpecificationVersion } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import type { Json } from '../../model/json.ts';
import { asDoubles } from './doubles.ts';
import { guardPatterns } from './patterns.ts';
import type { MatchPattern } from './patterns.ts';
import { createTranslator } from './translate.ts';
import type { Translator } from './translate.ts';

/** Whether the schema of one place accepts a value; `unknown` where the referee cannot say. */
export type Ruling = (value: Json) => boolean | 'unknown';

/** Judges values by the schemas of a document as written, for one direction, or for none. */
export type Referee = (place: SchemaPlace, direction?: Direction) => Ruling;

/** What makes referees, once the validator is loaded. */
export type RefereeFactory = (document: Document, specification: SpecificationVersion) => Referee;

/**
 * Loads the independent validator (`@cfworker/json-schema`) and answers a factory of referees. `match`
 * decides the patterns of the documents, so that none of them runs in the native engine.
 *
 * Not covered, and answered `unknown`: integers of the value that no double holds, a
 * `$dynamicRef` to a name that one resource gives twice, references that lead nowhere or only to themselves.
 */
export async function loadReferee(match: MatchPattern): Promise<RefereeFactory> {
  const { validate } = await import('@cfworker/json-schema');
  return (document, specification) => {
    const translators = new Map<Direction | undefined, ReturnType<typeof prepared>>();
    function prepared(direction: Direction | undefined): { readonly translator: Translator; readonly prepare: (value: Json) => boolean } {
      const translator = createTranslator(document, specification, direction === undefined ? {} : { direction });
      return { translator, prepare: guardPatterns(translator.patterned, match).prepare };
    }
    return (place, direction) => {
      const known = translators.get(direction) ?? prepared(direction);
      translators.set(direction, known);
      const schema = known.translator.schema(place);
      return (value) => {
        const plain = asDoubles(value);
        if (plain === undefined || !known.prepare(plain)) return 'unknown';
        try {
          return validate(plain, schema as Schema, '2020-12', known.translator.definitions as Record<string, Schema>, true).valid;
        } catch (error) {
          if (isUnanswerable(error)) return 'unknown';
          throw error;
        }
      };
    };
  };
}

/** A `$ref` to nowhere, which stands for what cannot be said, or schemas that refer only to themselves. */
function isUnanswerable(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.message.startsWith('Unresolved $ref'));
}

type Schema = Parameters<typeof validate>[1];
