/** Digits that an exact integer may have: enough for an unsigned 256-bit one, few enough to stay cheap. */
const MAX_EXACT_DIGITS = 80;

const DECIMAL = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;

/**
 * The value of a decimal literal of JSON or YAML. Integers that a double does not hold exactly become
 * `bigint`, however they are written (`9007199254740993`, `1e17`); those of more than 80 digits stay
 * doubles. Undefined when the value is too large for a double.
 */
export function readDecimal(literal: string): number | bigint | undefined {
  const double = Number(literal);
  if (Number.isSafeInteger(double) || (Number.isFinite(double) && !Number.isInteger(double))) return double;
  return exactInteger(literal) ?? (Number.isFinite(double) ? double : undefined);
}

function exactInteger(literal: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(literal) ?? [];
  let digits = (whole + fraction).replace(/^0+/, '');
  let zeros = Number(exponent) - fraction.length;
  while (zeros < 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1);
    zeros += 1;
  }
  if (zeros < 0 || digits.length + zeros > MAX_EXACT_DIGITS) return undefined;
  return BigInt(`${sign === '-' ? '-' : ''}${digits}${'0'.repeat(zeros)}`);
}
