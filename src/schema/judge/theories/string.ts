import { findString } from '../../pattern/language.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';

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
      return found(answer.value);
  }
}
