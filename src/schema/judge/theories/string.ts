import { lengthOf } from '../../evaluate.ts';
import { formatPattern, formatSamples, matchesFormat } from '../../format/format.ts';
import { findString, matchesPattern } from '../../pattern/language.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Situation, StringFacts } from '../situation.ts';

const MOST_TRIES = 12;

/**
 * A string that keeps to lengths, patterns and formats. Samples of a format come first. A proof that
 * none is left uses a pattern that every value of the format matches, and no denied format at all: the
 * search space only grows by that.
 */
export function findStringValue({ string, excluded }: Situation): Outcome {
  const refused = excluded.filter((value): value is string => typeof value === 'string');
  for (const format of string.formats) {
    const sample = formatSamples(format).find((value) => !refused.includes(value) && fits(string, value));
    if (sample !== undefined) return found(sample);
  }
  const tried: string[] = [];
  const patterns = string.formats.map(formatPattern).filter((pattern) => pattern !== undefined);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = findString({
      matching: [...string.matching, ...patterns],
      notMatching: string.notMatching,
      minLength: string.minLength,
      maxLength: string.maxLength,
      excluded: [...refused, ...tried],
    });
    switch (answer.answer) {
      case 'empty':
        return NONE;
      case 'unknown':
        return unknown(answer.reason, answer.detail);
      case 'found':
        if (fits(string, answer.value)) return found(answer.value);
        tried.push(answer.value);
    }
  }
  return unknown('format', `no example of format ${[...string.formats, ...string.notFormats].join(', ')} found`);
}

function fits(facts: StringFacts, value: string): boolean {
  const length = lengthOf(value);
  return (
    length >= facts.minLength &&
    length <= facts.maxLength &&
    facts.formats.every((format) => matchesFormat(format, value)) &&
    facts.notFormats.every((format) => !matchesFormat(format, value)) &&
    facts.matching.every((pattern) => matchesPattern(pattern, value) === true) &&
    facts.notMatching.every((pattern) => matchesPattern(pattern, value) === false)
  );
}
