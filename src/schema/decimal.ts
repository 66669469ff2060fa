import type { Bound } from './node.ts';

/** An exact decimal: `digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The exact decimal that a JSON number is written as. */
export function decimalOf(value: Bound): Decimal {
  if (typeof value === 'bigint') return { digits: value, exponent: 0 };
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const point = mantissa.indexOf('.');
  const fraction = point < 0 ? 0 : mantissa.length - point - 1;
  return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(power) - fraction };
}

/** Decimals as whole numbers of one common unit, ten to the power of the exponent that is returned. */
export function align(values: readonly Bound[]): { readonly units: readonly bigint[]; readonly exponent: number } {
  const decimals = values.map(decimalOf);
  const exponent = decimals.reduce((least, decimal) => Math.min(least, decimal.exponent), 0);
  return { units: decimals.map(({ digits, exponent: own }) => digits * 10n ** BigInt(own - exponent)), exponent };
}

/** The JSON number of so many units: a double where that is exact, a bigint for a large integer. */
export function fromUnits(units: bigint, exponent: number): Bound {
  let digits = units;
  let power = exponent;
  while (power < 0 && digits % 10n === 0n) {
    digits /= 10n;
    power += 1;
  }
  if (power < 0) return Number(`${digits}e${power}`);
  const whole = digits * 10n ** BigInt(power);
  return whole >= BigInt(Number.MIN_SAFE_INTEGER) && whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
}

/** Whether a number is a multiple of another, decided on the decimals as written (2020-12 validation, section 6.2.1). */
export function isMultipleOf(value: Bound, divisor: Bound): boolean {
  const [dividend = 0n, unit = 1n] = align([value, divisor]).units;
  return unit !== 0n && dividend % unit === 0n;
}

/** Whether a JSON number has no fraction (2020-12 core, section 4.2.3: `1.0` is an integer). */
export function isInteger(value: Bound): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** The greatest common divisor of two whole numbers. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
