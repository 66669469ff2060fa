import { afterSpaces, BACKSLASH, DOUBLE_QUOTE, LINE_FEED, SINGLE_QUOTE, SPACE, TAB } from './characters.ts';
import type { ReadScalar } from './plain.ts';
import { uncommon } from './uncommon.ts';

/** The escapes of YAML that JSON has too, but for `\u` (YAML 1.2.2, section 5.7); the others are uncommon. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  [' ', ' '],
]);
const FOUR_DIGITS = /[0-9a-fA-F]{4}/y;

/** Whether a quoted scalar begins there. */
export function startsQuoted(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
}

/**
 * A scalar in quotes (YAML 1.2.2, sections 7.3.1 and 7.3.2). Lines after the first have to be indented by at least
 * `leastIndent`; line breaks fold as those of plain scalars do.
 */
export function readQuoted(text: string, start: number, leastIndent: number): ReadScalar {
  const isDouble = text.charCodeAt(start) === DOUBLE_QUOTE;
  const quote = isDouble ? DOUBLE_QUOTE : SINGLE_QUOTE;
  let content = '';
  let taken = start + 1;
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (isDouble || text.charCodeAt(at + 1) !== SINGLE_QUOTE) return { content: content + text.slice(taken, at), end: at + 1 };
      content += text.slice(taken, at + 1);
      at += 2;
      taken = at;
    } else if (code === LINE_FEED) {
      content += withoutSpacesAtEnd(text, taken, at);
      const next = afterBreaks(text, at, leastIndent);
      content += next.breaks === 1 ? ' ' : '\n'.repeat(next.breaks - 1);
      at = next.at;
      taken = at;
    } else if (code === BACKSLASH && isDouble) {
      content += text.slice(taken, at);
      if (text.charCodeAt(at + 1) === LINE_FEED) {
        at = afterBreaks(text, at + 1, leastIndent).at;
      } else {
        const escape = escapeAt(text, at + 1);
        content += escape.content;
        at = escape.end;
      }
      taken = at;
    } else if (code === TAB || at >= text.length) {
      uncommon();
    } else {
      at += 1;
    }
  }
}

function withoutSpacesAtEnd(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === SPACE) last -= 1;
  return text.slice(start, last);
}

/** The first character after a line break, blank lines and spaces, with the number of breaks. */
function afterBreaks(text: string, lineFeed: number, leastIndent: number): { readonly at: number; readonly breaks: number } {
  let breaks = 1;
  let lineStart = lineFeed + 1;
  let at = afterSpaces(text, lineStart);
  while (text.charCodeAt(at) === LINE_FEED) {
    breaks += 1;
    lineStart = at + 1;
    at = afterSpaces(text, lineStart);
  }
  if (at - lineStart < leastIndent || text.charCodeAt(at) === TAB) uncommon();
  return { at, breaks };
}

function escapeAt(text: string, at: number): ReadScalar {
  const letter = text.charAt(at);
  const content = ESCAPES.get(letter);
  if (content !== undefined) return { content, end: at + 1 };
  FOUR_DIGITS.lastIndex = at + 1;
  const digits = letter === 'u' ? FOUR_DIGITS.exec(text)?.[0] : undefined;
  return digits === undefined ? uncommon() : { content: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 5 };
}
