import { isArray, put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';

/*
 * The validator knows doubles only. A document's integers beyond 2^53 come as `bigint`; they are
 * replaced by doubles that answer every question about doubles alike, or reported as not expressible.
 */

/** Whether an integer is exactly a double. */
export function isDouble(value: bigint): boolean {
  return Number.isFinite(Number(value)) && BigInt(Number(value)) === value;
}

/** The least double at or above an integer: `v >= bound` and `v >= leastDouble(bound)` agree for every double. */
export function leastDouble(bound: bigint): number {
  const near = Number(bound);
  return Number.isFinite(near) && BigInt(near) < bound ? nextUp(near) : near;
}

/** The greatest double at or below an integer. */
export function greatestDouble(bound: bigint): number {
  return -leastDouble(-bound);
}

function nextUp(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/**
 * A value with doubles for its integers; undefined where one of them is no double, so that no double
 * can be equal to the value.
 */
export function asDoubles(value: Json): Json | undefined {
  if (typeof value === 'bigint') return isDouble(value) ? Number(value) : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    const items = value.map(asDoubles);
    return items.includes(undefined) ? undefined : (items as readonly Json[]);
  }
  const result: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) {
    const converted = asDoubles(member);
    if (converted === undefined) return undefined;
    put(result, name, converted);
  }
  return result;
}
