import type { Json } from '../model/json.ts';
import { readDecimal } from './number.ts';

/** Plain scalars with one meaning whatever stands around them (YAML 1.2.2, section 10.3.2). */
const WORDS: ReadonlyMap<string, null | boolean> = new Map<string, null | boolean>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

const INTEGER = /^[-+]?\d+$/;
const OCTAL_OR_HEXADECIMAL = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const NO_JSON_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const LONGEST_WORD = 5;

/**
 * The value of a plain scalar by the core schema of YAML 1.2 (section 10.3.2): no `yes` and `no`, no
 * dates. Undefined for numbers that JSON cannot hold (`.inf`, `.nan`, beyond a double).
 */
export function readPlainScalar(text: string): Json | undefined {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  const mayBeNumber = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  return mayBeNumber ? readNumber(text) : text;
}

function readNumber(text: string): Json | undefined {
  if (INTEGER.test(text) || FLOAT.test(text)) return readDecimal(text);
  if (OCTAL_OR_HEXADECIMAL.test(text)) {
    const exact = BigInt(text);
    const double = Number(exact);
    return Number.isSafeInteger(double) ? double : exact;
  }
  return NO_JSON_NUMBER.test(text) ? undefined : text;
}
