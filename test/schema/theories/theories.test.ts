/*
 * What the theories of numbers, texts, arrays and objects have to know, one question each with a near miss beside
 * it. The structure of two schemas answers many of them at a look, so each is asked of the search alone as well.
 */
import { describe, expect, it } from 'vitest';
import { arrays } from './arrays.ts';
import { numbers } from './numbers.ts';
import { objects } from './objects.ts';
import { answersTo } from './question.ts';
import type { Question } from './question.ts';
import { texts } from './texts.ts';

const chapters: Readonly<Record<string, readonly Question[]>> = { numbers, texts, arrays, objects };

describe.each(Object.entries(chapters))('%s', (_, questions) => {
  it.each(questions)('$says', (question) => {
    for (const verdict of answersTo(question)) {
      expect(verdict).toMatchObject({ answer: question.answer });
      if ('witness' in question) expect(verdict).toMatchObject({ witness: question.witness });
    }
  });
});
