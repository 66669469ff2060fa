import { displayWidth } from './display-width.ts';
import { visible } from '../visible.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/** A line of a document with its changed part marked: `required: [name, email]`, and how far below it the carets go. */
export interface SourceExcerpt {
  readonly text: string;
  /** Columns before the first caret. */
  readonly before: number;
  /** How many carets. */
  readonly carets: number;
}

/** A key with nothing behind it: what it holds stands on other lines. */
const opensBlock = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#[\]{},]+)\s*:\s*(?:[|>][+-]?\d?|[{[]|&\S+)?\s*$/;

/** How much of a line is looked at on each side of the key; minified documents are one line. */
const reach = 300;

/**
 * The line of a document around a column (from 1, UTF-16 units) cut to some columns of the screen, with the key or the
 * scalar there marked. Undefined where the line says no more than the key, since what it holds stands below it.
 */
export function sourceExcerpt(line: string, column: number, columns: number, options: TextOptions): SourceExcerpt | undefined {
  const start = Math.min(Math.max(0, column - 1), line.length);
  const length = tokenLength(line, start);
  if (length === 0 || (line.length < reach && opensBlock.test(line.trim()))) return undefined;
  const token = clean(line.slice(start, start + length), options);
  const head = clean(whole(line, Math.max(0, start - reach), start).trimStart(), options);
  const tail = clean(whole(line, start + length, start + length + reach).trimEnd(), options).replace(/,$/, '');
  return cutAround({ head, token, tail }, columns, signsOf(options).ellipsis);
}

function clean(text: string, { characters }: TextOptions): string {
  return visible(text.replaceAll('\t', ' '), characters);
}

/** A slice that does not part the two halves of a character. */
function whole(text: string, from: number, to: number): string {
  const isLow = (at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at));
  return text.slice(isLow(from) ? from + 1 : from, isLow(to) ? to - 1 : to);
}

/** How long the key or scalar is that starts there: a quoted text, or up to what ends a plain one. */
function tokenLength(line: string, start: number): number {
  const rest = line.slice(start, start + reach);
  const found = /^"(?:[^"\\]|\\.)*"?|^'(?:[^']|'')*'?|^.+?(?=\s*(?::(?:\s|$)|[,[\]{}]|\s#|$))/.exec(rest);
  return found?.[0].length ?? 0;
}

interface Pieces {
  readonly head: string;
  readonly token: string;
  readonly tail: string;
}

/** The token in full, with as much around it as there is room for; what is left out has an ellipsis. */
function cutAround({ head, token, tail }: Pieces, columns: number, ellipsis: string): SourceExcerpt | undefined {
  const room = columns - displayWidth(token);
  if (room < 2 * displayWidth(ellipsis)) return undefined;
  // Half for each where not all fits: what came before is the same on both sides, and then stands below itself.
  const fits = displayWidth(head) + displayWidth(tail) <= room;
  const before = fits ? head : keepEnd(head, Math.floor(room / 2), ellipsis);
  const after = keepStart(tail, room - displayWidth(before), ellipsis);
  return { text: `${before}${token}${after}`, before: displayWidth(before), carets: displayWidth(token) };
}

function keepStart(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  return `${fitting(Array.from(text), columns - displayWidth(ellipsis)).join('')}${ellipsis}`;
}

function keepEnd(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const kept = fitting(Array.from(text).reverse(), columns - displayWidth(ellipsis));
  return `${ellipsis}${kept.reverse().join('')}`;
}

function fitting(characters: readonly string[], columns: number): string[] {
  const kept: string[] = [];
  let width = 0;
  for (const character of characters) {
    width += displayWidth(character);
    if (width > columns) break;
    kept.push(character);
  }
  return kept;
}
