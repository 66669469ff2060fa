import { createPlaces, NO_CHILDREN } from './places.ts';
import type { Children, Place, Places } from './places.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Shorter values are gone over again faster than they are looked up. */
const LEAST_REMEMBERED = 256;

/** The places in a JSON text (RFC 8259), which must have been read without a fault. Of names that stand twice the last one counts. */
export function createJsonPlaces(text: string): Places {
  const ends = endsOfCollections(text);
  return createPlaces({ start: 0, value: afterSpace(text, 0) }, (at) => childrenAt(text, at, ends));
}

/**
 * What stands between two brackets, as far as strings in it have no escapes. The engine of regular expressions goes
 * over it far faster than a loop that has just begun to run; what it has to remember for each string is bounded.
 */
const BETWEEN_BRACKETS = /(?:[^"{}[\]]+|"[^"\\]*"){0,64}/y;

/**
 * The offsets after all objects and arrays but the short ones, by those of their opening brackets. One pass over the
 * text, so that nobody who looks for the next entry has to go through what a long one holds.
 */
function endsOfCollections(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length;) {
    BETWEEN_BRACKETS.lastIndex = at;
    BETWEEN_BRACKETS.test(text);
    at = BETWEEN_BRACKETS.lastIndex;
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
    } else if (code === OPENING_BRACE || code === OPENING_BRACKET) {
      open.push(at);
      at += 1;
    } else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) {
      const opening = open.pop() ?? 0;
      at += 1;
      if (at - opening > LEAST_REMEMBERED) ends.set(opening, at);
    }
  }
  return ends;
}

function childrenAt(text: string, opening: number, ends: ReadonlyMap<number, number>): Children {
  const code = text.charCodeAt(opening);
  if (code !== OPENING_BRACE && code !== OPENING_BRACKET) return NO_CHILDREN;
  const children = new Map<string, Place>();
  let at = afterSpace(text, opening + 1);
  while (text.charCodeAt(at) !== CLOSING_BRACE && text.charCodeAt(at) !== CLOSING_BRACKET) {
    let name = String(children.size);
    let value = at;
    if (code === OPENING_BRACE) {
      const end = stringEnd(text, at);
      name = nameAt(text, at, end);
      value = afterSpace(text, text.indexOf(':', end) + 1);
    }
    children.set(name, { start: at, value });
    at = afterSpace(text, ends.get(value) ?? valueEnd(text, value));
    if (text.charCodeAt(at) === COMMA) at = afterSpace(text, at + 1);
  }
  return children;
}

function nameAt(text: string, start: number, end: number): string {
  const content = text.slice(start + 1, end - 1);
  return content.includes('\\') ? (JSON.parse(`"${content}"`) as string) : content;
}

/** The offset after a value. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = stringEnd(text, at) - 1;
        if (depth === 0) return at + 1;
        break;
      case OPENING_BRACE:
      case OPENING_BRACKET:
        depth += 1;
        break;
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        depth -= 1;
        // Below zero the value is a number or a word, and the bracket that of the collection around.
        if (depth <= 0) return depth === 0 ? at + 1 : at;
        break;
      case COMMA:
        if (depth === 0) return at;
        break;
    }
  }
  return text.length;
}

/** The offset after a string that begins there. */
function stringEnd(text: string, opening: number): number {
  let end = text.indexOf('"', opening + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes stands before a quote. */
export function isEscaped(text: string, quote: number): boolean {
  let first = quote;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (quote - first) % 2 === 1;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}
