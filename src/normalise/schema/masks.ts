import type { Json } from '../../model/json.ts';
import { TYPE } from '../../schema/node.ts';
import type { Bound, TypeMask } from '../../schema/node.ts';

const BITS: ReadonlyMap<string, TypeMask> = new Map(Object.entries(TYPE));

/** The bit of a JSON Schema type name; 0 for a name that is none. */
export function typeBit(name: string): TypeMask {
  return BITS.get(name) ?? 0;
}

/** The types that both masks allow; an integer is a number. */
export function meet(a: TypeMask, b: TypeMask): TypeMask {
  const both = a & b;
  if ((both & TYPE.number) !== 0) return both & ~TYPE.integer;
  const integers = (a | b) & TYPE.integer;
  return integers !== 0 && (a & (TYPE.number | TYPE.integer)) !== 0 && (b & (TYPE.number | TYPE.integer)) !== 0
    ? both | TYPE.integer
    : both;
}

/** The types that either mask allows. */
export function join(a: TypeMask, b: TypeMask): TypeMask {
  const either = a | b;
  return (either & TYPE.number) === 0 ? either : either & ~TYPE.integer;
}

/** The narrowest mask that a value has. */
export function maskOf(value: Json): TypeMask {
  if (value === null) return TYPE.null;
  switch (typeof value) {
    case 'boolean':
      return TYPE.boolean;
    case 'bigint':
      return TYPE.integer;
    case 'number':
      return Number.isInteger(value) ? TYPE.integer : TYPE.number;
    case 'string':
      return TYPE.string;
    default:
      return Array.isArray(value) ? TYPE.array : TYPE.object;
  }
}

/** Whether a value has one of the types. */
export function hasType(value: Json, mask: TypeMask): boolean {
  const own = maskOf(value);
  return (own & mask) !== 0 || (own === TYPE.integer && (mask & TYPE.number) !== 0);
}

/** The mask of all values in a list. */
export function maskOfAll(values: readonly Json[]): TypeMask {
  return values.reduce<TypeMask>((mask, value) => join(mask, maskOf(value)), 0);
}

/** Whether no value has both masks. */
export function areDisjoint(a: TypeMask, b: TypeMask): boolean {
  return meet(a, b) === 0;
}

/** Whether a value is a number of any size. */
export function isNumber(value: Json | undefined): value is Bound {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The integers of a format of OpenAPI's format registry; undefined for any other name. */
export function integerRange(format: string): { readonly minimum: Bound; readonly maximum: Bound } | undefined {
  const parts = /^(u?)int(8|16|32|64)$/.exec(format);
  if (parts === null) return undefined;
  const bits = BigInt(parts[2] as string);
  const [minimum, maximum] = parts[1] === 'u' ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
  return { minimum: narrowed(minimum), maximum: narrowed(maximum) };
}

// A document holds a bigint only where a double would lose digits; bounds of formats follow suit.
function narrowed(value: bigint): Bound {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
