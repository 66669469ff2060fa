import { own } from '../../../src/model/json.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { schemaMutation, withKeyword } from './mutation.ts';
import type { Mutation, SchemaEdit } from './mutation.ts';
import { isPlain } from './uses.ts';

/** A pair of bounds of one type. */
interface Bounds {
  readonly types: readonly string[];
  readonly least: string;
  readonly most: string;
  /** Keywords that would make the verdict depend on more than the bound. */
  readonly unless: readonly string[];
  /** What a bound may not fall below. */
  readonly floor: number;
}

const lengths: Bounds = { types: ['string'], least: 'minLength', most: 'maxLength', unless: ['pattern', 'format'], floor: 0 };
const counts: Bounds = { types: ['array'], least: 'minItems', most: 'maxItems', unless: ['uniqueItems'], floor: 0 };
const numbers: Bounds = {
  types: ['integer', 'number'],
  least: 'minimum',
  most: 'maximum',
  unless: ['multipleOf', 'exclusiveMinimum', 'exclusiveMaximum', 'format'],
  floor: -1e6,
};

function limitOf(schema: JsonObject, keyword: string): number | undefined {
  const limit = own(schema, keyword);
  return typeof limit === 'number' && Number.isInteger(limit) && Math.abs(limit) < 1e6 ? limit : undefined;
}

/** The two bounds where the schema is simple enough; absent bounds are infinite. */
function boundsOf(
  schema: JsonObject,
  { types, least, most, unless, floor }: Bounds,
): { readonly low: number; readonly high: number } | undefined {
  const type = own(schema, 'type');
  if (typeof type !== 'string' || !types.includes(type) || !isPlain(schema) || unless.some((keyword) => own(schema, keyword) !== undefined))
    return undefined;
  const low = limitOf(schema, least);
  const high = limitOf(schema, most);
  if ((own(schema, least) !== undefined && low === undefined) || (own(schema, most) !== undefined && high === undefined)) return undefined;
  return { low: Math.max(low ?? floor, floor), high: high ?? Infinity };
}

function family(name: string, bounds: Bounds): readonly Mutation[] {
  const { least, most } = bounds;
  const edit = (change: (low: number, high: number, schema: JsonObject) => SchemaEdit | undefined) => ({
    edit: ({ schema }: { readonly schema: JsonObject }): SchemaEdit | undefined => {
      const found = boundsOf(schema, bounds);
      return found === undefined || found.low > found.high ? undefined : change(found.low, found.high, schema);
    },
  });
  const said = (schema: JsonObject, keyword: string): boolean => own(schema, keyword) !== undefined;
  return [
    schemaMutation({
      kind: `${most} added`,
      effect: 'narrows',
      ...edit((low, _, schema) => (said(schema, most) ? undefined : withKeyword(schema, most, Math.max(low, 0) + 3))),
    }),
    schemaMutation({
      kind: `${most} lowered`,
      effect: 'narrows',
      ...edit((low, high, schema) => (said(schema, most) && high > low ? withKeyword(schema, most, high - 1) : undefined)),
    }),
    schemaMutation({
      kind: `${most} raised`,
      effect: 'widens',
      ...edit((_, high, schema) => (said(schema, most) ? withKeyword(schema, most, high + 1) : undefined)),
    }),
    schemaMutation({
      kind: `${most} removed`,
      effect: 'widens',
      ...edit((_, __, schema) => (said(schema, most) ? withKeyword(schema, most, undefined) : undefined)),
    }),
    schemaMutation({
      kind: `${least} added`,
      effect: 'narrows',
      ...edit((_, high, schema) => (!said(schema, least) && high >= 2 ? withKeyword(schema, least, 2) : undefined)),
    }),
    schemaMutation({
      kind: `${least} raised`,
      effect: 'narrows',
      ...edit((low, high, schema) => (said(schema, least) && high > low ? withKeyword(schema, least, low + 1) : undefined)),
    }),
    schemaMutation({
      kind: `${least} lowered`,
      effect: 'widens',
      ...edit((low, _, schema) => (said(schema, least) && low > bounds.floor ? withKeyword(schema, least, low - 1) : undefined)),
    }),
    schemaMutation({
      kind: `${least} removed`,
      effect: 'widens',
      ...edit((low, _, schema) => (said(schema, least) && low > bounds.floor ? withKeyword(schema, least, undefined) : undefined)),
    }),
  ].map((mutation) => ({ ...mutation, kind: `${name}: ${mutation.kind}` }));
}

/** Bounds of strings, arrays and numbers: added, tightened, loosened, removed. */
export const boundMutations: readonly Mutation[] = [...family('string', lengths), ...family('array', counts), ...family('number', numbers)];
