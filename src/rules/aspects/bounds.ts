import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { integerRange } from '../../normalise/schema/masks.ts';
import type { NumberBound, View } from '../../normalise/view.ts';
import type { Bound, TypeMask } from '../../schema/node.ts';
import { TYPE } from '../../schema/node.ts';
import type { Loss, Questions } from '../aspect.ts';
import { NUMBERS, comparable } from './comparable.ts';
import { eachOf, lossOf } from './loss.ts';

type Compare = (a: View, b: View, questions: Questions) => readonly Loss[];

/** Compares a lower limit of lengths or counts; 0 says nothing. */
export function lowerLimit(key: 'minLength' | 'minItems' | 'minProperties', mask: TypeMask): Compare {
  return (a, b, { store }) => {
    const limit = b[key]?.value ?? 0;
    if (!comparable(a, b, mask) || limit <= (a[key]?.value ?? 0)) return [];
    return [lossOf({ before: a[key], after: b[key], lost: store.not(store.limit(key, limit)) })];
  };
}

/** Compares an upper limit of lengths or counts. */
export function upperLimit(key: 'maxLength' | 'maxProperties', mask: TypeMask): Compare {
  return (a, b, { store }) => {
    const limit = b[key]?.value ?? Infinity;
    if (!comparable(a, b, mask) || limit >= (a[key]?.value ?? Infinity)) return [];
    return [lossOf({ before: a[key], after: b[key], lost: store.not(store.limit(key, limit)) })];
  };
}

/**
 * Compares `minimum` or `maximum` in either spelling; between integers `> 0` and `1` are one bound. A bound that the format
 * of its side implies says nothing of its own: `int32` ends at 2147483647 anyway.
 */
export function numericBound(key: 'minimum' | 'maximum'): Compare {
  return (a, b, { store }) => {
    if (!comparable(a, b, NUMBERS)) return [];
    const whole = isWhole(a) && isWhole(b);
    const to = boundOf(b[key], key, whole);
    const others = [boundOf(a[key], key, whole), ...formatBounds(a, key), ...formatBounds(b, key)];
    if (to === undefined || !others.every((other) => isTighter(other, to, key))) return [];
    return [
      lossOf({ before: boundFacet(a[key], key), after: boundFacet(b[key], key), lost: store.not(store[key](to.bound, to.exclusive)) }),
    ];
  };
}

/** Where the integers of its formats begin or end. */
function formatBounds({ format }: View, key: 'minimum' | 'maximum'): readonly NumberBound[] {
  return eachOf(format).flatMap(({ value }) => {
    const range = integerRange(value);
    return range === undefined ? [] : [{ bound: range[key], exclusive: false }];
  });
}

function isWhole(view: View): boolean {
  return (view.types.value & TYPE.number) === 0;
}

function boundOf(facet: Facet<NumberBound> | undefined, key: 'minimum' | 'maximum', whole: boolean): NumberBound | undefined {
  if (facet === undefined || !whole) return facet?.value;
  const { bound, exclusive } = facet.value;
  return { bound: key === 'minimum' ? leastInteger(bound, exclusive) : greatestInteger(bound, exclusive), exclusive: false };
}

function leastInteger(bound: Bound, exclusive: boolean): Bound {
  if (typeof bound === 'bigint') return exclusive ? bound + 1n : bound;
  return exclusive ? Math.floor(bound) + 1 : Math.ceil(bound);
}

function greatestInteger(bound: Bound, exclusive: boolean): Bound {
  if (typeof bound === 'bigint') return exclusive ? bound - 1n : bound;
  return exclusive ? Math.ceil(bound) - 1 : Math.floor(bound);
}

function isTighter(from: NumberBound | undefined, to: NumberBound, key: 'minimum' | 'maximum'): boolean {
  if (from === undefined) return true;
  const isAbove = to.bound > from.bound;
  const isBelow = to.bound < from.bound;
  if (!isAbove && !isBelow) return to.exclusive && !from.exclusive;
  return key === 'minimum' ? isAbove : isBelow;
}

/** A bound as people write it: `18`, `> 0`; the same in both spellings of OpenAPI. */
function boundFacet(facet: Facet<NumberBound> | undefined, key: 'minimum' | 'maximum'): Facet<Json> | undefined {
  if (facet === undefined) return undefined;
  const { bound, exclusive } = facet.value;
  return { address: facet.address, value: exclusive ? `${key === 'minimum' ? '>' : '<'} ${bound}` : bound };
}
