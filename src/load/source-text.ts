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

/** A function from offsets to lines and columns. LF, CRLF and a lone CR end a line; the lines are counted on the first call. */
export function createPositions(source: SourceText): (offset: number) => Position {
  let lineStarts: readonly number[] | undefined;
  return (offset) => {
    lineStarts ??= findLineStarts(source.text);
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: source.file, line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let lineBreak = text.indexOf('\n'); lineBreak !== -1; lineBreak = text.indexOf('\n', lineBreak + 1)) starts.push(lineBreak + 1);
    return starts;
  }
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineBreak.length);
  return starts;
}
