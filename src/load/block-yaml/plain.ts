import { afterSpaces, COLON, DASH, HASH, isFlowIndicator, isSpaceOrLineFeed, LINE_FEED, SPACE, TAB } from './characters.ts';
import { uncommon } from './uncommon.ts';

/** A scalar as read: its text, and the offset after it. */
export interface ReadScalar {
  readonly content: string;
  readonly end: number;
}

/** Indicators that a plain scalar never begins with, and `?` and `:`, which it rarely does: `,[]{}#&*!|>'"%@` and backtick. */
const NO_FIRST: ReadonlySet<number> = new Set(Array.from(',[]{}#&*!|>\'"%@`?:\t\n', (character) => character.charCodeAt(0)));

/** Whether a plain scalar may begin there. */
export function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DASH) {
    const next = text.charCodeAt(at + 1);
    return !isSpaceOrLineFeed(next) && !isFlowIndicator(next);
  }
  return !NO_FIRST.has(code);
}

/**
 * The end of what a plain scalar has on its line, in block context, without the spaces after it: before a comment, the
 * end of the line, or the `:` that makes it a key.
 */
export function plainLineEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return end;
    if (code === SPACE) continue;
    if (code === COLON && isSpaceOrLineFeed(text.charCodeAt(at + 1))) return end;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) return end;
    if (code === TAB) uncommon();
    end = at + 1;
  }
}

/** Whether a `:` that ends a key follows, after spaces. */
export function isColonNext(text: string, at: number): boolean {
  const colon = afterSpaces(text, at);
  return text.charCodeAt(colon) === COLON && isSpaceOrLineFeed(text.charCodeAt(colon + 1));
}

/**
 * A plain scalar that is a value in block context (YAML 1.2.2, section 7.3.3), on as many lines as are indented by at
 * least `leastIndent`: a single line break reads as a space, others as line breaks but one.
 */
export function readPlain(text: string, start: number, leastIndent: number): ReadScalar {
  if (!startsPlain(text, start)) uncommon();
  let end = plainLineEnd(text, start);
  let content = text.slice(start, end);
  for (;;) {
    const rest = afterSpaces(text, end);
    const stop = text.charCodeAt(rest);
    if (stop === COLON) uncommon();
    if (stop === HASH) return { content, end };
    let lineStart = rest + 1;
    let first = afterSpaces(text, lineStart);
    let breaks = 1;
    while (text.charCodeAt(first) === LINE_FEED) {
      lineStart = first + 1;
      first = afterSpaces(text, lineStart);
      breaks += 1;
    }
    if (first >= text.length || first - lineStart < leastIndent || text.charCodeAt(first) === HASH) return { content, end };
    end = plainLineEnd(text, first);
    // A line that begins with the `:` of a key, or with a tab.
    if (end === first) uncommon();
    content += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(first, end);
  }
}
