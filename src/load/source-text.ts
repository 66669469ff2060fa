import type { Position } from '../model/document.ts';
import { InputError } from './input-error.ts';
import type { InputErrorCode } from './input-error.ts';

/** A text and the name that people know its file by. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** What is wrong at one offset of a text. */
export interface TextFault {
  readonly code: InputErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** The error for a fault at an offset of a text. */
export function textError(source: SourceText, fault: TextFault): InputError {
  return new InputError({ ...fault, position: createPositions(source)(fault.offset) });
}

/** The lines of a text, counted from 1. LF, CRLF and a lone CR end one. */
export interface TextLines {
  readonly placeOf: (offset: number) => Pick<Position, 'line' | 'column'>;
  /** The line as it stands, without what ends it; undefined where there is none. */
  readonly textOf: (line: number) => string | undefined;
}

/** So many lines are skipped in one step. */
const LINES_IN_BLOCK = 64;
/** The engine of regular expressions goes over lines far faster than a loop that has just begun to run. */
const BLOCK_OF_LINES = new RegExp(`(?:[^\\n]*\\n){${LINES_IN_BLOCK}}`, 'y');

/** The lines of a text; they are counted when first asked for. */
export function createLines(given: string): TextLines {
  let known: string | undefined;
  const blocks = [0];

  /** Offsets stay what they are. */
  function lines(): string {
    if (known !== undefined) return known;
    const text = given.includes('\r') ? given.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : given;
    for (BLOCK_OF_LINES.lastIndex = 0; BLOCK_OF_LINES.test(text);) blocks.push(BLOCK_OF_LINES.lastIndex);
    known = text;
    return text;
  }

  return {
    placeOf: (offset) => {
      const text = lines();
      let block = 0;
      for (let high = blocks.length - 1; block < high;) {
        const middle = (block + high + 1) >> 1;
        if ((blocks[middle] ?? 0) <= offset) block = middle;
        else high = middle - 1;
      }
      let line = block * LINES_IN_BLOCK + 1;
      let start = blocks[block] ?? 0;
      for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
        start = end + 1;
        line += 1;
      }
      return { line, column: offset - start + 1 };
    },
    textOf: (line) => {
      const text = lines();
      let start = blocks[Math.floor((line - 1) / LINES_IN_BLOCK)];
      for (let left = (line - 1) % LINES_IN_BLOCK; left > 0 && start !== undefined; left -= 1) {
        const end = text.indexOf('\n', start);
        start = end === -1 ? undefined : end + 1;
      }
      if (start === undefined) return undefined;
      const end = text.indexOf('\n', start);
      return given.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
    },
  };
}

/** A function from offsets to lines and columns. */
export function createPositions({ file, text }: SourceText): (offset: number) => Position {
  const { placeOf } = createLines(text);
  return (offset) => ({ file, ...placeOf(offset) });
}
