import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';
import { Undecidable } from './undecidable.ts';

/** A pattern as a tree, and whether it is one with the `u` flag. */
export interface ParsedPattern {
  readonly alternatives: readonly AST.Alternative[];
  readonly unicode: boolean;
}

const parser = new RegExpParser({ ecmaVersion: 2025 });
const remembered = new Map<string, ParsedPattern | Undecidable>();

/** Documents repeat a few patterns many times; this many are remembered. */
const MOST_REMEMBERED = 500;

/**
 * Reads an ECMA-262 pattern with the `u` flag, as JSON Schema 2020-12 core section 6.4 recommends, and
 * without it where that fails, because `\-` and `\_` are common in documents. Throws `Undecidable`.
 */
export function parsePattern(source: string): ParsedPattern {
  let parsed = remembered.get(source);
  if (parsed === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(source, (parsed = readPattern(source)));
  }
  if (parsed instanceof Undecidable) throw parsed;
  return parsed;
}

/** Whether the text is a pattern of ECMA-262 with the `u` flag. */
export function isUnicodePattern(source: string): boolean {
  try {
    return parsePattern(source).unicode;
  } catch {
    return false;
  }
}

function readPattern(source: string): ParsedPattern | Undecidable {
  try {
    return { alternatives: parser.parsePattern(source, 0, source.length, { unicode: true }).alternatives, unicode: true };
  } catch {
    return readWithoutUnicode(source);
  }
}

function readWithoutUnicode(source: string): ParsedPattern | Undecidable {
  // Without the flag these mean the letters p and u, which nobody means who writes them.
  if (/(?<!\\)(?:\\\\)*\\(?:[pP]\{|u\{)/.test(source)) {
    return new Undecidable('pattern', `${quoted(source)} needs the u flag and is no pattern with it`);
  }
  try {
    return { alternatives: parser.parsePattern(source, 0, source.length, { unicode: false }).alternatives, unicode: false };
  } catch (error) {
    if (error instanceof SyntaxError) return new Undecidable('pattern', `${quoted(source)} is not a pattern of ECMA-262`);
    if (error instanceof RangeError) return new Undecidable('pattern', `${quoted(source)} is nested too deeply`);
    throw error;
  }
}

/** A pattern as a detail shows it: shortened, on one line. */
export function quoted(source: string): string {
  return JSON.stringify(source.length > 60 ? `${source.slice(0, 57)}...` : source);
}
