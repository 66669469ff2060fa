import { compilePattern } from './compile.ts';
import { createExpressions } from './interning.ts';
import { createMatcher } from './match.ts';
import type { Matcher } from './match.ts';
import { undecided } from './undecidable.ts';
import type { Undecidable } from './undecidable.ts';

/** Patterns whose matchers are kept. */
const MOST_MATCHERS = 200;

const matchers = new Map<string, Matcher | Undecidable>();

/**
 * Whether an ECMA-262 pattern matches somewhere in the value (JSON Schema 2020-12 validation, section
 * 6.3.3), code point by code point. Linear in the value and never by the native engine; `Undecidable`
 * is returned for what is no pattern or cannot be modelled.
 */
export function searchPattern(source: string, value: string): boolean | Undecidable {
  const first = attempt(value, matcherOf(source));
  if (typeof first === 'boolean' || first.reason !== 'budget') return first;
  // What earlier values filled must not decide about this one.
  matchers.delete(source);
  const second = attempt(value, matcherOf(source));
  if (typeof second !== 'boolean') matchers.delete(source);
  return second;
}

function attempt(value: string, matcher: Matcher | Undecidable): boolean | Undecidable {
  if (matcher instanceof Error) return matcher;
  try {
    return matcher.matches(value);
  } catch (error) {
    return undecided(error);
  }
}

function matcherOf(source: string): Matcher | Undecidable {
  let matcher = matchers.get(source);
  if (matcher === undefined) {
    if (matchers.size >= MOST_MATCHERS) matchers.clear();
    matchers.set(source, (matcher = createPatternMatcher(source)));
  }
  return matcher;
}

function createPatternMatcher(source: string): Matcher | Undecidable {
  const expressions = createExpressions();
  try {
    return createMatcher(compilePattern(source, expressions), expressions);
  } catch (error) {
    return undecided(error);
  }
}
