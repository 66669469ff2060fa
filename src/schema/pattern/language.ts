import { formatImplies, formatsExclude, isAssertedFormat } from '../format/format.ts';
import { LONGEST_TEXT } from './emptiness.ts';
import type { SearchBudget } from './emptiness.ts';
import { searchPattern } from './pattern-matcher.ts';
import { plainString } from './plain-string.ts';
import { sampleOf, searchString } from './search.ts';
import type { StringAnswer, StringConstraints } from './constraints.ts';
import { undecided } from './undecidable.ts';

/**
 * The states cost about a fifth of a second on one idle core, and the time leaves room for busy ones:
 * an answer should not hang on how fast the machine is.
 */
export const DEFAULT_BUDGET: SearchBudget = { states: 20_000, milliseconds: 10_000 };

/**
 * A string that satisfies everything: legible, and about as short as can be. A pattern that cannot be
 * modelled is left out: if even without it no string is left, there is none; otherwise the answer is
 * unknown.
 */
export function findString(constraints: StringConstraints, options: { readonly budget?: SearchBudget } = {}): StringAnswer {
  if (isPlainlyEmpty(constraints)) return { answer: 'empty' };
  const { matching, notMatching, minLength: min, maxLength: max, excluded, languages = [] } = constraints;
  // Where formats, lengths and constants are all there is, nothing has to be compiled.
  if (matching.length === 0 && notMatching.length === 0) {
    const value =
      languages.length === 0 ? plainString({ min, max }, new Set(excluded)) : sampleOf(constraints, (sample) => !excluded.includes(sample));
    if (value !== undefined) return { answer: 'found', value };
    if (languages.length === 0 && min > LONGEST_TEXT) return { answer: 'unknown', reason: 'budget', detail: `a text of ${min} characters` };
  }
  try {
    return searchString({ ...constraints, languages }, options.budget ?? DEFAULT_BUDGET);
  } catch (error) {
    const { reason, message } = undecided(error);
    return { answer: 'unknown', reason, detail: message };
  }
}

/**
 * Whether an ECMA-262 pattern matches somewhere in the value (JSON Schema 2020-12 validation, section
 * 6.3.3). Linear in the value; the native engine never runs. 'unknown' for what is no pattern or cannot
 * be modelled.
 */
export function matchesPattern(source: string, value: string): boolean | 'unknown' {
  const answer = searchPattern(source, value);
  return typeof answer === 'boolean' ? answer : 'unknown';
}

/** Whether two constraints contradict each other on sight. */
function isPlainlyEmpty({ matching, notMatching, minLength, maxLength, languages = [] }: StringConstraints): boolean {
  if (minLength > maxLength || maxLength < 0) return true;
  if (matching.some((source) => notMatching.includes(source))) return true;
  const held = languages.filter(({ holds }) => holds);
  return languages.some(({ format, holds }) => {
    // A format that is a mere annotation refuses nothing, so that nothing fails it.
    if (!holds) return !isAssertedFormat(format) || held.some((other) => formatImplies(other.format, format));
    return held.some((other) => formatsExclude(other.format, format));
  });
}
