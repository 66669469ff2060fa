/*
 * Punycode (RFC 3492): how the labels of internationalized names are written in ASCII. The parameters are those of
 * section 5; the digits are those of section 5, letters for 0 to 25 and numerals for 26 to 35.
 */

const BASE = 36;
const LEAST_THRESHOLD = 1;
const MOST_THRESHOLD = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_CODE_POINT = 0x80;
const LAST_CODE_POINT = 0x10ffff;

/** The text that a punycode writes, without the `xn--` before it; undefined where it writes none (RFC 3492, section 6.2). */
export function decodePunycode(encoded: string): string | undefined {
  const delimiter = encoded.lastIndexOf('-');
  const points = Array.from(delimiter > 0 ? encoded.slice(0, delimiter) : '', (character) => character.codePointAt(0) ?? 0);
  const digits = Array.from(encoded.slice(delimiter > 0 ? delimiter + 1 : 0), digitOf);
  let [point, index, bias, at] = [INITIAL_CODE_POINT, 0, INITIAL_BIAS, 0];
  while (at < digits.length) {
    const before = index;
    for (let [weight, k, goesOn] = [1, BASE, true]; goesOn; k += BASE) {
      const digit = digits[at];
      at += 1;
      if (digit === undefined) return undefined;
      const threshold = Math.min(Math.max(k - bias, LEAST_THRESHOLD), MOST_THRESHOLD);
      index += digit * weight;
      weight *= BASE - threshold;
      goesOn = digit >= threshold;
      if (!Number.isSafeInteger(index)) return undefined;
    }
    const length = points.length + 1;
    bias = adapted(index - before, length, before === 0);
    point += Math.floor(index / length);
    index %= length;
    if (point > LAST_CODE_POINT || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    points.splice(index, 0, point);
    index += 1;
  }
  return String.fromCodePoint(...points);
}

/** RFC 3492, section 6.1. */
function adapted(difference: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? DAMP : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((BASE - LEAST_THRESHOLD) * MOST_THRESHOLD) / 2; k += BASE) delta = Math.floor(delta / (BASE - LEAST_THRESHOLD));
  return k + Math.floor(((BASE - LEAST_THRESHOLD + 1) * delta) / (delta + SKEW));
}

function digitOf(character: string): number | undefined {
  const digit = Number.parseInt(character, BASE);
  return Number.isNaN(digit) ? undefined : (digit + MOST_THRESHOLD) % BASE;
}
