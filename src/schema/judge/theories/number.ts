import { align, fromUnits, greatestCommonDivisor, isInteger, isMultipleOf } from '../../decimal.ts';
import type { Bound } from '../../node.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { NumberEnd, NumberFacts, Situation } from '../situation.ts';

const MOST_TRIES = 4_000;
/** Candidates of a dense interval: so many steps from its end, and so many times half of it. */
const MOST_STEPS = 50;
const MOST_HALVES = 60;

/** A number within an interval, a multiple of some numbers and of none of others; the smallest that reads well. */
export function findNumber({ number, excluded }: Situation): Outcome {
  const fits = (value: Bound): boolean => isWithin(number, value) && !excluded.some((other) => other == value);
  return number.integer || number.multiples.length > 0 ? findMultiple(number, fits) : findReal(number, fits);
}

/** Steps through the multiples of the least common multiple, outward from zero. */
function findMultiple({ lower, upper, integer, fraction, multiples, notMultiples }: NumberFacts, fits: (value: Bound) => boolean): Outcome {
  const divisors = integer ? [...multiples, 1] : multiples;
  const forbidden = fraction ? [...notMultiples, 1] : notMultiples;
  const ends = [lower?.bound ?? 0, upper?.bound ?? 0];
  const { units, exponent } = align([...divisors, ...forbidden, ...ends]);
  const step = units.slice(0, divisors.length).reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b);
  const refused = units.slice(divisors.length, divisors.length + forbidden.length);
  if (refused.some((divisor) => divisor !== 0n && step % divisor === 0n)) return NONE;
  const [lowerUnits = 0n, upperUnits = 0n] = units.slice(-2);
  const first = lower === undefined ? undefined : ceilingOf(lowerUnits, step, lower);
  const last = upper === undefined ? undefined : -ceilingOf(-upperUnits, step, upper);
  if (first !== undefined && last !== undefined && first > last) return NONE;
  let up = first !== undefined && first > 0n ? first : last !== undefined && last < 0n ? last : 0n;
  let down = up - 1n;
  if (up === 0n && fits(0)) return found(0);
  if (up === 0n) up = 1n;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const upward = last === undefined || up <= last;
    const downward = first === undefined || down >= first;
    if (!upward && !downward) return NONE;
    if (upward) {
      const value = fromUnits(up * step, exponent);
      if (fits(value)) return found(asDouble(value, fits));
      up += 1n;
    }
    if (downward) {
      const value = fromUnits(down * step, exponent);
      if (fits(value)) return found(asDouble(value, fits));
      down -= 1n;
    }
  }
  return unknown('precision', 'too many numbers to try one by one');
}

/** A number that no double holds, replaced by the next power of ten that fits: most readers of JSON know doubles only. */
function asDouble(value: Bound, fits: (value: Bound) => boolean): Bound {
  if (typeof value !== 'bigint') return value;
  const near = Number(value);
  if (Number.isFinite(near) && BigInt(near) === value) return value;
  const sign = value < 0n ? -1n : 1n;
  const digits = (sign * value).toString().length;
  // Beyond 10^22 a power of ten is no double either.
  for (let power = digits; power <= 22; power += 1) {
    const round = sign * 10n ** BigInt(power);
    if (fits(round)) return round;
  }
  return value;
}

/** The least whole multiple of `step` at or above a bound (strictly above where it is exclusive), counted in steps. */
function ceilingOf(bound: bigint, step: bigint, { exclusive }: NumberEnd): bigint {
  const floor = bound / step - (bound % step < 0n ? 1n : 0n);
  return floor * step === bound ? (exclusive ? floor + 1n : floor) : floor + 1n;
}

/** The reals of an open interval are dense: all but single points are left, so a short list of candidates does. */
function findReal({ lower, upper }: NumberFacts, fits: (value: Bound) => boolean): Outcome {
  if (lower !== undefined && upper !== undefined && lower.bound == upper.bound) return fits(lower.bound) ? found(lower.bound) : NONE;
  for (const candidate of candidates(lower, upper)) if (fits(candidate)) return found(candidate);
  return unknown('precision', 'no number found between the bounds');
}

function candidates(lower: NumberEnd | undefined, upper: NumberEnd | undefined): readonly Bound[] {
  const low = lower === undefined ? undefined : Number(lower.bound);
  const high = upper === undefined ? undefined : Number(upper.bound);
  const list: Bound[] = [0, 1];
  if (lower !== undefined) list.push(lower.bound);
  if (upper !== undefined) list.push(upper.bound);
  const origin = low ?? high ?? 0;
  const away = low === undefined && high !== undefined ? -1 : 1;
  const span = low !== undefined && high !== undefined ? high - low : 1;
  for (let index = 1; index < MOST_STEPS; index += 1) {
    list.push(
      Math.trunc(origin) + away * index,
      origin + away * index,
      origin + away * (index - 0.5),
      origin + away * span * (index / MOST_STEPS),
    );
  }
  for (let power = 1; power < MOST_HALVES; power += 1) list.push(origin + (away * span) / 2 ** power, origin * 2 ** power);
  return list.filter((value) => typeof value === 'bigint' || Number.isFinite(value));
}

function isWithin({ lower, upper, integer, fraction, multiples, notMultiples }: NumberFacts, value: Bound): boolean {
  if (lower !== undefined && (lower.exclusive ? value <= lower.bound : value < lower.bound)) return false;
  if (upper !== undefined && (upper.exclusive ? value >= upper.bound : value > upper.bound)) return false;
  if (integer && !isInteger(value)) return false;
  if (fraction && isInteger(value)) return false;
  return multiples.every((divisor) => isMultipleOf(value, divisor)) && notMultiples.every((divisor) => !isMultipleOf(value, divisor));
}
