import { matchesFormat } from '../../format/format.ts';
import { lengthOf } from '../../evaluate.ts';
import { findString, matchesPattern } from '../../pattern/language.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Situation, StringFacts } from '../situation.ts';

/** A string that keeps to lengths, patterns and formats. */
export function findStringValue({ string, excluded }: Situation): Outcome {
  const answer = findString({
    matching: string.matching,
    notMatching: string.notMatching,
    minLength: string.minLength,
    maxLength: string.maxLength,
    excluded: excluded.filter((value) => typeof value === 'string'),
    languages: [
      ...string.formats.map((format) => ({ format, holds: true })),
      ...string.notFormats.map((format) => ({ format, holds: false })),
    ],
  });
  switch (answer.answer) {
    case 'empty':
      return NONE;
    case 'unknown':
      return unknown(answer.reason, answer.detail);
    case 'found':
      return fits(string, answer.value)
        ? found(answer.value)
        : unknown('format', `no example of ${[...string.formats, ...string.notFormats].join(', ')}`);
  }
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
