import fc from 'fast-check';
import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isArray, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { replaceAt } from '../../support/replace.ts';
import { schemaPlaces } from '../../support/schema-places.ts';
import { editedDiscriminator } from './discriminators.ts';
import type { Keywords } from './keywords.ts';
import { componentNames, keywords, schemas } from './schemas.ts';

/** A schema and a small edit of it, or one that has nothing to do with it. */
export interface SchemaPair {
  readonly old: Json;
  readonly new: Json;
}

/** Pairs: seven of ten are a schema and its edit, three are independent. */
export function schemaPairs(specification: SpecificationVersion, here: readonly string[] = componentNames): fc.Arbitrary<SchemaPair> {
  const one = schemas(specification, 2, here);
  return fc.oneof(
    { weight: 7, arbitrary: one.chain((old) => edits(specification, old).map((edited) => ({ old, new: edited }))) },
    { weight: 3, arbitrary: fc.record({ old: one, new: one }) },
  );
}

/** Small edits of a schema: a keyword put in, taken out or shifted by one somewhere in it. */
export function edits(specification: SpecificationVersion, schema: Json): fc.Arbitrary<Json> {
  const places = schemaPlaces(schema);
  const kinds = fc.constantFrom('put', 'take', 'shift', 'shift');
  return fc.tuple(fc.constantFrom(...places), kinds, fc.nat(), keywords(specification)).map(([place, kind, choice, said]) => {
    return replaceAt(schema, place.pointer, edit(place.schema, kind, choice, said));
  });
}

function edit(schema: Json, kind: string, choice: number, said: Keywords): Json {
  if (!isObject(schema)) return typeof schema === 'boolean' && kind === 'shift' ? !schema : said;
  const present = Object.keys(schema);
  if (kind === 'take' && present.length > 0) {
    const taken = present[choice % present.length];
    return Object.fromEntries(entries(schema).filter(([keyword]) => keyword !== taken));
  }
  const discriminator = own(schema, 'discriminator');
  if (isObject(discriminator) && kind !== 'put') return { ...schema, discriminator: editedDiscriminator(discriminator, choice) };
  if (kind === 'shift') {
    const shifted = shift(schema, choice);
    if (shifted !== undefined) return shifted;
  }
  return { ...schema, ...said };
}

/** Moves a number by one, drops a member of a list, or turns a flag. */
function shift(schema: JsonObject, choice: number): Json | undefined {
  const movable = entries(schema).filter(([keyword, value]) => isMovable(keyword, value));
  const found = movable[choice % Math.max(movable.length, 1)];
  if (found === undefined) return undefined;
  const [keyword, value] = found;
  return { ...schema, [keyword]: moved(value, choice) };
}

function isMovable(keyword: string, value: Json): boolean {
  if (isArray(value)) return value.length > 1;
  return (typeof value === 'number' && keyword !== 'const' && keyword !== 'multipleOf') || typeof value === 'boolean';
}

function moved(value: Json, choice: number): Json {
  if (isArray(value)) return value.filter((_, index) => index !== choice % value.length);
  if (typeof value === 'number') return choice % 2 === 0 ? value + 1 : Math.max(value - 1, 0);
  return value !== true;
}
