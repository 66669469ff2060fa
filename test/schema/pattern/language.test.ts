import { describe, expect, test } from 'vitest';
import type { StringConstraints } from '../../../src/schema/pattern/constraints.ts';
import { ASSERTED_FORMATS, matchesFormat } from '../../../src/schema/format/format.ts';
import { findString, matchesPattern } from '../../../src/schema/pattern/language.ts';
import { PATTERN_PAIRS } from './api-patterns.ts';

const ANY_STRING: StringConstraints = { matching: [], notMatching: [], minLength: 0, maxLength: Infinity, excluded: [] };

function find(constraints: Partial<StringConstraints>) {
  return findString({ ...ANY_STRING, ...constraints });
}

function found(constraints: Partial<StringConstraints>): string {
  const answer = find(constraints);
  return answer.answer === 'found' ? answer.value : `(${answer.answer})`;
}

describe('patterns of APIs, each way', () => {
  const directions = PATTERN_PAIRS.flatMap(({ about, left, right, leftInRight, rightInLeft }) => [
    { about: `${about} ->`, inner: left, outer: right, expected: leftInRight },
    { about: `${about} <-`, inner: right, outer: left, expected: rightInLeft },
  ]);

  test.each(directions)('$about', ({ inner, outer, expected }) => {
    const answer = find({ matching: [inner], notMatching: [outer] });
    expect(answer.answer).toBe(expected === 'unknown' ? 'unknown' : expected ? 'empty' : 'found');
    if (answer.answer !== 'found') return;
    expect(matchesPattern(inner, answer.value)).toBe(true);
    expect(matchesPattern(outer, answer.value)).toBe(false);
    expect(native(inner).test(answer.value)).toBe(true);
    expect(native(outer).test(answer.value)).toBe(false);
  });
});

describe('without patterns', () => {
  test.each([
    [{}, 'abc'],
    [{ minLength: 8 }, 'abcdefgh'],
    [{ maxLength: 2 }, 'ab'],
    [{ maxLength: 0 }, ''],
    [{ excluded: ['abc', 'bcd'] }, 'cde'],
    [{ minLength: 4, maxLength: 4 }, 'abcd'],
  ])('%j', (constraints, value) => {
    expect(found(constraints)).toBe(value);
  });

  test('nothing is left', () => {
    expect(find({ minLength: 3, maxLength: 2 }).answer).toBe('empty');
    expect(find({ maxLength: 0, excluded: [''] }).answer).toBe('empty');
    expect(find({ maxLength: 0, excluded: ['a'] })).toEqual({ answer: 'found', value: '' });
  });

  test('texts that all differ are told apart by a number once the plain ones are used up', () => {
    const taken: string[] = [];
    for (let index = 0; index < 200; index += 1) taken.push(found({ minLength: 2, maxLength: 5, excluded: taken }));
    expect(new Set(taken).size).toBe(200);
    expect(taken.every((text) => text.length >= 2 && text.length <= 5)).toBe(true);
    expect(taken.at(-1)).toMatch(/^[a-z]*[1-9][0-9]*$/);
  });

  test('when every plain text is excluded another is found', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    expect(found({ minLength: 1, maxLength: 1, excluded: letters })).toBe('A');
  });

  test('lengths beyond reason are no burden', () => {
    expect(Array.from(found({ minLength: 100_000 }))).toHaveLength(100_000);
    expect(found({ minLength: 1, maxLength: 2 ** 31 })).toBe('abc');
    expect(find({ minLength: 2 ** 31 })).toMatchObject({ answer: 'unknown', reason: 'budget' });
  });
});

describe('lengths with patterns', () => {
  test('count code points', () => {
    expect(find({ matching: ['^😀+$'], minLength: 2, maxLength: 2 })).toEqual({ answer: 'found', value: '😀😀' });
    expect(find({ matching: ['^..$'], minLength: 3 }).answer).toBe('empty');
  });

  test.each([
    ['^[a-z]+$', 100_000, Infinity, 100_000],
    ['^[a-z]+$', 100_000, 100_000, 100_000],
    ['^(ab)+$', 5, 2 ** 31, 6],
    ['^x(abc)*$', 50, 60, 52],
    ['^[a-z]{1,2000}$', 1500, 1800, 1500],
    ['a.{5}$', 9, 9, 9],
  ])('%s from %i to %d', (pattern, minLength, maxLength, length) => {
    const value = found({ matching: [pattern], minLength, maxLength });
    expect(Array.from(value)).toHaveLength(length);
    expect(matchesPattern(pattern, value)).toBe(true);
  });

  test.each([
    ['^(ab)+$', 5, 5],
    ['^[a-z]{1,2000}$', 2001, Infinity],
    ['^[a-z]{3}$', 0, 2],
    ['^(foo|barbaz)$', 7, 2 ** 31],
    ['^(foo|barbaz)$', 4, 5],
    ['^(?=.*\\d)(?=.*[a-z])[a-z0-9]*$', 0, 1],
  ])('%s has no text from %i to %d', (pattern, minLength, maxLength) => {
    expect(find({ matching: [pattern], minLength, maxLength }).answer).toBe('empty');
  });
});

describe('what is found looks written by a person', () => {
  test.each([
    [{ matching: ['^[a-z]{3}$'] }, 'abc'],
    [{ matching: ['^[A-Z]{3}$'] }, 'ABC'],
    [{ matching: ['^[a-z]\\d$'] }, 'a1'],
    [{ matching: ['^\\d{4}-\\d{2}-\\d{2}$'] }, '2024-01-31'],
    [{ matching: ['^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'] }, '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    [{ notMatching: ['^[a-z]*$'] }, 'A'],
    [{ matching: ['^[a-z]*$'], notMatching: ['a'] }, 'b'],
    [{ matching: ['^(red|green)$'], excluded: ['red'] }, 'green'],
    [{ matching: ['^\\S+@\\S+$'] }, 'a@b'],
  ])('%j', (constraints, value) => {
    expect(found(constraints)).toBe(value);
  });

  test('the empty string only where nothing else will do', () => {
    expect(found({ matching: ['^(ab)*$'] })).toBe('');
    expect(found({ matching: ['^a*$'] })).toBe('a');
  });
});

describe('what cannot be modelled', () => {
  test.each(['(a)\\1', '[', '(?<=a\\b)c', '\\p{Nonsense}', '\\p{L}\\-\\_', '(?i:a)'])('%s stays unknown', (pattern) => {
    expect(find({ matching: [pattern] })).toMatchObject({ answer: 'unknown', reason: 'pattern' });
    expect(find({ notMatching: [pattern] })).toMatchObject({ answer: 'unknown', reason: 'pattern' });
    expect(matchesPattern(pattern, 'a')).toBe('unknown');
  });

  test('does not stand in the way of a proof', () => {
    expect(find({ matching: ['(a)\\1', '^b$'], notMatching: ['b'] }).answer).toBe('empty');
    expect(find({ matching: ['^b$'], notMatching: ['(a)\\1', 'b'] }).answer).toBe('empty');
    expect(find({ matching: ['(a)\\1', '^b$'] }).answer).toBe('unknown');
    expect(find({ matching: ['(a)\\1'], notMatching: ['(a)\\1'] }).answer).toBe('empty');
  });

  test('is said when the budget runs out, and the budget only turns unknown into an answer', () => {
    const constraints = { ...ANY_STRING, matching: ['^(a|b)*a(a|b){9}$'], notMatching: ['^(b|a+b?)*a(a|b){9}$'] };
    expect(findString(constraints, { budget: { states: 20, milliseconds: 1000 } })).toMatchObject({ answer: 'unknown', reason: 'budget' });
    expect(findString(constraints).answer).toBe('empty');
  });
});

describe('matching', () => {
  test.each([
    ['^(a+)+$', `${'a'.repeat(5000)}b`, false],
    ['(([a-z0-9-_ ]|[^\\x00-\\x7F])+.(json|yaml|yml))', 'x'.repeat(5000), false],
    ['a.{13}$', `${'ab'.repeat(500)}${'a'.repeat(14)}`, true],
    ['^.$', '😀', true],
    ['^..$', '😀', false],
    ['^[\\-\\_]$', '_', true],
    ['^\\.$', '\n', false],
    ['^.$', '\u2028', false],
    ['\\s', '\ufeff', true],
    ['\\w', 'é', false],
    ['^\\p{Lu}', 'École', true],
    ['(?<year>\\d{4})', 'in 2024', true],
    ['(?<=\\$)\\d+', 'costs $5', true],
    ['(?<=\\$)\\d+', 'costs 5', false],
    ['(?<!^|-)b', 'b-b', false],
    ['(?<!^|-)b', 'b-bb', true],
    ['^(?:(?=a)\\w)*$', 'aab', false],
    ['^(?:(?=a)\\w)*$', 'aaa', true],
    ['^(?:\\b\\w+\\b ?)+$', 'two words', true],
    ['a$b', 'ab', false],
    ['', '', true],
  ])('%s on %j', (pattern, value, expected) => {
    expect(matchesPattern(pattern, value)).toBe(expected);
  });
});

function native(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

describe('outside a format', () => {
  test.each(ASSERTED_FORMATS)('%s, short and of a given length', (format) => {
    for (const minLength of [0, 3, 9]) {
      const value = found({ minLength, languages: [{ format, holds: false }] });
      expect({ value, holds: matchesFormat(format, value) }).toEqual({ value, holds: false });
      expect(value.length).toBeGreaterThanOrEqual(minLength);
    }
  });

  test('inside one and outside another', () => {
    expect(
      matchesFormat(
        'uri',
        found({
          languages: [
            { format: 'uri-reference', holds: true },
            { format: 'uri', holds: false },
          ],
        }),
      ),
    ).toBe(false);
  });
});
