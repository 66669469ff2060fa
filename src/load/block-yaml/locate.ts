import { createPlaces, NO_CHILDREN, placesOnDemand, startsOf } from '../places.ts';
import type { Children, Locator, NamedPlace, Place } from '../places.ts';
import { afterSpaces, CLOSING_BRACE, CLOSING_BRACKET, COMMA, HASH, isDash, LINE_FEED, OPENING_BRACE, SPACE } from './characters.ts';
import { flowScalar, readFlow, startsFlow } from './flow.ts';
import { isColonNext, plainLineEnd, startsPlain } from './plain.ts';
import { readQuoted, startsQuoted } from './quoted.ts';

/** The text was read before, so there is nothing left to refuse. */
const ANY = { leastIndent: 0, levelsLeft: Number.POSITIVE_INFINITY };

/** The places in a text that `readBlockYaml` has read. */
export function createBlockLocator(text: string): Locator {
  const root: Place = { start: 0, value: contentAfter(text, afterMarker(text)).at };
  return startsOf(createPlaces(root, (at) => childrenAt(text, at)));
}

/** Where the document begins: after a `---` that only blank lines and comments stand before. */
export function afterMarker(text: string): number {
  return /^(?: *(?:#.*)?\n)*---(?: +#.*| *)\n/.exec(text)?.[0].length ?? 0;
}

function childrenAt(text: string, at: number): Children {
  if (startsFlow(text, at)) return flowChildren(text, at);
  if (isDash(text, at)) return placesOnDemand(itemsOf(text, at));
  return isKeyAt(text, at) ? placesOnDemand(entriesOf(text, at)) : NO_CHILDREN;
}

function isKeyAt(text: string, at: number): boolean {
  if (startsQuoted(text, at)) return isColonNext(text, readQuoted(text, at, 0).end);
  return startsPlain(text, at) && isColonNext(text, plainLineEnd(text, at));
}

function* entriesOf(text: string, first: number): Generator<NamedPlace, void> {
  const indent = columnOf(text, first);
  for (let key = first; ;) {
    const quoted = startsQuoted(text, key) ? readQuoted(text, key, 0) : undefined;
    const end = quoted?.end ?? plainLineEnd(text, key);
    const colon = text.indexOf(':', end);
    const value = valueAfter(text, colon + 1, { indent, dashes: 'below' });
    yield { name: quoted?.content ?? text.slice(key, end), start: key, value };
    let next = lineOutside(text, colon, indent);
    // A list that is not indented belongs to the key above it.
    while (next.column === indent && isDash(text, next.at)) next = lineOutside(text, next.at, indent);
    if (next.column !== indent) return;
    key = next.at;
  }
}

function* itemsOf(text: string, first: number): Generator<NamedPlace, void> {
  const indent = columnOf(text, first);
  let dash = first;
  for (let index = 0; ; index += 1) {
    const value = valueAfter(text, dash + 1, { indent, dashes: 'beside' });
    yield { name: String(index), start: value ?? dash, value };
    const next = lineOutside(text, dash, indent);
    if (next.column !== indent || !isDash(text, next.at)) return;
    dash = next.at;
  }
}

/** The first character of a value behind its `:` or `-`, on that line or below. */
function valueAfter(
  text: string,
  from: number,
  { indent, dashes }: { readonly indent: number; readonly dashes: 'below' | 'beside' },
): number | undefined {
  const first = afterSpaces(text, from);
  const code = text.charCodeAt(first);
  if (code !== LINE_FEED && (code !== HASH || first === from)) return first;
  const { at, column } = contentAfter(text, text.indexOf('\n', first) + 1);
  return column > indent || (dashes === 'below' && column === indent && isDash(text, at)) ? at : undefined;
}

interface Content {
  readonly at: number;
  /** -1 at the end of the text. */
  readonly column: number;
}

/** The first line, from the beginning of one on, that holds more than a comment. */
function contentAfter(text: string, start: number): Content {
  let lineStart = start;
  while (lineStart < text.length) {
    const first = afterSpaces(text, lineStart);
    const code = text.charCodeAt(first);
    if (code !== LINE_FEED && code !== HASH) return { at: first, column: first - lineStart };
    lineStart = text.indexOf('\n', first) + 1;
  }
  return { at: text.length, column: -1 };
}

/** From a line break to the first line behind it that is indented by no more than so many spaces and holds more than a comment. */
const linesOutside: RegExp[] = [];

/**
 * The first line below that is indented by no more than `indent`; all before it belongs to the entry at `from`. The
 * engine of regular expressions goes over the lines between far faster than a loop that has just begun to run.
 */
function lineOutside(text: string, from: number, indent: number): Content {
  const outside = (linesOutside[indent] ??= new RegExp(`\\n {0,${indent}}[^ \\n#]`, 'g'));
  outside.lastIndex = text.indexOf('\n', from);
  const found = outside.exec(text)?.[0].length;
  if (found === undefined) return { at: text.length, column: -1 };
  return { at: outside.lastIndex - 1, column: found - 2 };
}

function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1) - 1;
}

function flowChildren(text: string, opening: number): Children {
  const children = new Map<string, Place>();
  const isMapping = text.charCodeAt(opening) === OPENING_BRACE;
  for (let at = afterSpace(text, opening + 1); !isClosing(text, at);) {
    const key = isMapping ? flowScalar(text, at, 0) : undefined;
    const value = key === undefined ? at : afterSpace(text, text.indexOf(':', key.end) + 1);
    children.set(key?.content ?? String(children.size), { start: at, value });
    const end = afterSpace(text, startsFlow(text, value) ? readFlow(text, value, ANY).end : flowScalar(text, value, 0).end);
    at = text.charCodeAt(end) === COMMA ? afterSpace(text, end + 1) : end;
  }
  return children;
}

function isClosing(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === CLOSING_BRACE || code === CLOSING_BRACKET;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === LINE_FEED) at += 1;
  return at;
}
