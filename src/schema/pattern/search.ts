import { isOfLength, lengthOf } from '../text-length.ts';
import { formatPattern, formatSamples, isDisputedForFormat, isExactFormatPattern, matchesFormat } from '../format/format.ts';
import { compilePattern } from './compile.ts';
import { shortestText } from './emptiness.ts';
import type { LengthWindow, SearchBudget } from './emptiness.ts';
import { createExpressions } from './interning.ts';
import type { Expression, Expressions } from './expression.ts';
import type { Language, StringAnswer, StringConstraints } from './constraints.ts';
import { spell } from './legible.ts';
import { literals } from './literals.ts';
import { createMatcher } from './match.ts';
import type { Undecidable } from './undecidable.ts';
import { undecided } from './undecidable.ts';

/** Texts tried where a format says more than its pattern does. */
const MOST_TRIES = 12;

/** Formats whose samples are liked better than made-up texts of the same length. */
const FAMILIAR = ['date', 'date-time', 'uuid', 'email', 'time', 'ipv4', 'uri', 'hostname'] as const;

/** The constraints as expressions, and the patterns that could not be made one. */
interface Compiled {
  readonly root: Expression;
  readonly dropped: readonly Undecidable[];
}

/** The search behind `findString`, once the plain cases are settled. Throws `Undecidable` beyond the budget. */
export function searchString(
  constraints: StringConstraints & { readonly languages: readonly Language[] },
  budget: SearchBudget,
): StringAnswer {
  const { languages } = constraints;
  const window = { min: constraints.minLength, max: constraints.maxLength };
  const expressions = createExpressions();
  const { root, dropped } = compileConstraints(constraints, window, expressions);
  const belongs = quietMatcher(root, expressions);

  if (dropped.length === 0) {
    const value = sampleOf(constraints, belongs);
    if (value !== undefined) return { answer: 'found', value };
  }

  const deadline = performance.now() + budget.milliseconds;
  const refused: string[] = [];
  let disputed: string | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const remaining = expressions.both([root, expressions.not(literals(refused, expressions))]);
    const text = shortestText(remaining, window, expressions, { ...budget, milliseconds: deadline - performance.now() });
    if (text === undefined) return disputed === undefined ? { answer: 'empty' } : { answer: 'found', value: disputed };
    const [unmodelled] = dropped;
    if (unmodelled !== undefined) return { answer: 'unknown', reason: unmodelled.reason, detail: unmodelled.message };
    const spelled = spell(text);
    const value =
      familiarText(text.length, (sample) => !refused.includes(sample) && keepsFormats(sample, languages) && belongs(sample)) ?? spelled;
    if (keepsFormats(value, languages)) {
      if (!languages.some(({ format }) => isDisputedForFormat(format, value))) return { answer: 'found', value };
      disputed ??= value;
    }
    refused.push(value);
  }
  if (disputed !== undefined) return { answer: 'found', value: disputed };
  const unfit = unfitTexts(window).find((text) => isOfLength(text, window) && keepsFormats(text, languages) && belongs(text));
  if (unfit !== undefined) return { answer: 'found', value: unfit };
  return { answer: 'unknown', reason: 'format', detail: `no example of ${languages.map(nameOf).join(' and ')}` };
}

/** The value that people write for one of the formats, if the lengths and the other formats take it and `isWanted` does. */
export function sampleOf(constraints: StringConstraints, isWanted: (sample: string) => boolean): string | undefined {
  const { minLength: min, maxLength: max, languages = [] } = constraints;
  const samples = languages.flatMap(({ format, holds }) => (holds ? formatSamples(format) : []));
  return samples.find((sample) => isOfLength(sample, { min, max }) && keepsFormats(sample, languages) && isWanted(sample));
}

/** Texts that formats refuse: the shortest legible ones are all good host names and relative references. */
function unfitTexts({ min }: LengthWindow): readonly string[] {
  return ['not valid', '-', ' ', '%', '..', '('].map((text) => text.padEnd(min, text));
}

function compileConstraints(constraints: StringConstraints, window: LengthWindow, expressions: Expressions): Compiled {
  const { matching, notMatching, excluded, languages = [] } = constraints;
  const dropped: Undecidable[] = [];
  const conditions: Expression[] = [];
  const add = (source: string, holds: boolean): void => {
    try {
      const language = compilePattern(source, expressions);
      conditions.push(holds ? language : expressions.not(language));
    } catch (error) {
      dropped.push(undecided(error));
    }
  };
  for (const source of matching) add(source, true);
  for (const source of notMatching) add(source, false);
  for (const { format, holds } of languages) {
    const source = formatPattern(format);
    // A pattern that takes too much may stand for a format, but not for what is outside it.
    if (source !== undefined && (holds || isExactFormatPattern(format))) add(source, holds);
  }
  const reachable = excluded.filter((value) => isOfLength(value, window));
  return { root: expressions.both([...conditions, expressions.not(literals(reachable, expressions))]), dropped };
}

/** Whether a text belongs to the expression; a text that cannot be told does not. */
function quietMatcher(root: Expression, expressions: Expressions): (value: string) => boolean {
  const { matches } = createMatcher(root, expressions);
  return (value) => {
    try {
      return matches(value);
    } catch (error) {
      undecided(error);
      return false;
    }
  };
}

function familiarText(length: number, isWanted: (value: string) => boolean): string | undefined {
  if (length < 4) return undefined;
  return FAMILIAR.flatMap(formatSamples).find((sample) => lengthOf(sample) === length && isWanted(sample));
}

function keepsFormats(value: string, languages: readonly Language[]): boolean {
  return languages.every(({ format, holds }) => matchesFormat(format, value) === holds);
}

function nameOf({ format, holds }: Language): string {
  return holds ? format : `not ${format}`;
}
