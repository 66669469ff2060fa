/** The characters that decide what stands in a YAML text (YAML 1.2.2, section 5.3), as UTF-16 codes. */
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const OPENING_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSING_BRACKET = 0x5d;
export const OPENING_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSING_BRACE = 0x7d;
export const GREATER_THAN = 0x3e;

/** Whether a code separates: a space or the end of the line. */
export function isSpaceOrLineFeed(code: number): boolean {
  return code === SPACE || code === LINE_FEED;
}

/** `,`, `[`, `]`, `{` and `}`, which end a plain scalar inside of brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === OPENING_BRACKET || code === CLOSING_BRACKET || code === OPENING_BRACE || code === CLOSING_BRACE;
}

/** The offset of the first character at or after `at` that is no space. */
export function afterSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE) end += 1;
  return end;
}

/** Whether a `- ` of a block sequence stands there. */
export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isSpaceOrLineFeed(text.charCodeAt(at + 1));
}
