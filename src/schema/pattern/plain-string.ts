import type { LengthWindow } from './emptiness.ts';
import { LONGEST_TEXT } from './emptiness.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The length of a text that nothing asks to be longer or shorter. */
const USUAL_LENGTH = 3;

/**
 * A legible text within the window that is none of `excluded`: `abc`, `abcdefgh`, `ab1`. `undefined` when no
 * simple one is left, or the shortest would be too long to write.
 */
export function plainString(window: LengthWindow, excluded: ReadonlySet<string>): string | undefined {
  const usual = Math.min(Math.max(window.min, USUAL_LENGTH), window.max);
  if (usual > LONGEST_TEXT) return undefined;
  const longest = Math.min(window.max, usual + 2, LONGEST_TEXT);
  for (let length = usual; length <= longest; length += 1) {
    for (let start = 0; start < LETTERS.length; start += 1) {
      const value = lettersFrom(start, length);
      if (!excluded.has(value)) return value;
    }
  }
  return numberedText({ min: usual, max: longest }, excluded);
}

/** Letters that are told apart by a number: `ab1`, `ab2`... One more of them than are excluded always has a free one. */
function numberedText(window: LengthWindow, excluded: ReadonlySet<string>): string | undefined {
  for (let number = 1; number <= excluded.size + 1; number += 1) {
    const digits = String(number);
    if (digits.length >= window.max) return undefined;
    const value = lettersFrom(0, Math.max(1, window.min - digits.length)) + digits;
    if (!excluded.has(value)) return value;
  }
  return undefined;
}

function lettersFrom(start: number, length: number): string {
  return LETTERS.repeat(Math.ceil((start + length) / LETTERS.length)).slice(start, start + length);
}
