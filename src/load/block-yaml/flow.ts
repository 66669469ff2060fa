import { put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { readPlainScalar } from '../yaml-scalar.ts';
import {
  afterSpaces,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  HASH,
  isFlowIndicator,
  isSpaceOrLineFeed,
  LINE_FEED,
  OPENING_BRACE,
  OPENING_BRACKET,
  SPACE,
  TAB,
} from './characters.ts';
import { startsPlain } from './plain.ts';
import type { ReadScalar } from './plain.ts';
import { readQuoted, startsQuoted } from './quoted.ts';
import { uncommon } from './uncommon.ts';

/** A value in brackets or braces, and the offset after it. */
export interface ReadFlow {
  readonly value: Json;
  readonly end: number;
}

/** Where brackets stand: how far their lines have to be indented, and how many levels may be in them. */
export interface FlowContext {
  readonly leastIndent: number;
  readonly levelsLeft: number;
}

/** Whether a list in brackets or a mapping in braces begins there. */
export function startsFlow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === OPENING_BRACE || code === OPENING_BRACKET;
}

/** A flow collection (YAML 1.2.2, section 7.4), without comments, pairs in lists, entries without a value and scalars on two lines. */
export function readFlow(text: string, start: number, context: FlowContext): ReadFlow {
  if (context.levelsLeft <= 0) uncommon();
  const inner = { ...context, levelsLeft: context.levelsLeft - 1 };
  return text.charCodeAt(start) === OPENING_BRACE ? readEntries(text, start, inner) : readItems(text, start, inner);
}

function readEntries(text: string, start: number, context: FlowContext): ReadFlow {
  const value: Record<string, Json> = {};
  let at = afterSpace(text, start + 1, context.leastIndent);
  while (text.charCodeAt(at) !== CLOSING_BRACE) {
    const key = flowScalar(text, at, context.leastIndent);
    const colon = afterSpaces(text, key.end);
    if (text.charCodeAt(colon) !== COLON) uncommon();
    if (Object.hasOwn(value, key.content) || key.content === '<<') uncommon();
    const read = readFlowValue(text, afterSpace(text, colon + 1, context.leastIndent), context);
    put(value, key.content, read.value);
    at = afterEntry(text, read.end, { leastIndent: context.leastIndent, closing: CLOSING_BRACE });
  }
  return { value, end: at + 1 };
}

function readItems(text: string, start: number, context: FlowContext): ReadFlow {
  const value: Json[] = [];
  let at = afterSpace(text, start + 1, context.leastIndent);
  while (text.charCodeAt(at) !== CLOSING_BRACKET) {
    const read = readFlowValue(text, at, context);
    value.push(read.value);
    at = afterEntry(text, read.end, { leastIndent: context.leastIndent, closing: CLOSING_BRACKET });
  }
  return { value, end: at + 1 };
}

function readFlowValue(text: string, at: number, context: FlowContext): ReadFlow {
  if (startsFlow(text, at)) return readFlow(text, at, context);
  const { content, end } = flowScalar(text, at, context.leastIndent);
  if (startsQuoted(text, at)) return { value: content, end };
  const value = readPlainScalar(content);
  return value === undefined ? uncommon() : { value, end };
}

/** To the next entry or the closing bracket; a comma may stand before either. */
function afterEntry(
  text: string,
  end: number,
  { leastIndent, closing }: { readonly leastIndent: number; readonly closing: number },
): number {
  const at = afterSpace(text, end, leastIndent);
  const code = text.charCodeAt(at);
  if (code === COMMA) return afterSpace(text, at + 1, leastIndent);
  return code === closing ? at : uncommon();
}

/** Over spaces and line breaks; the line that is come to must be indented enough. */
function afterSpace(text: string, start: number, leastIndent: number): number {
  let at = afterSpaces(text, start);
  if (text.charCodeAt(at) !== LINE_FEED) return at;
  let lineStart = at + 1;
  at = afterSpaces(text, lineStart);
  while (text.charCodeAt(at) === LINE_FEED) {
    lineStart = at + 1;
    at = afterSpaces(text, lineStart);
  }
  return at >= text.length || at - lineStart < leastIndent ? uncommon() : at;
}

/** A scalar between brackets, in quotes or plain on one line. */
export function flowScalar(text: string, start: number, leastIndent: number): ReadScalar {
  if (startsQuoted(text, start)) {
    const quoted = readQuoted(text, start, leastIndent);
    return text.lastIndexOf('\n', quoted.end - 1) > start ? uncommon() : quoted;
  }
  if (!startsPlain(text, start)) uncommon();
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || isFlowIndicator(code)) break;
    if (code === SPACE) continue;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isSpaceOrLineFeed(next) || isFlowIndicator(next)) break;
    }
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) uncommon();
    if (code === TAB) uncommon();
    end = at + 1;
  }
  return end === start ? uncommon() : { content: text.slice(start, end), end };
}
