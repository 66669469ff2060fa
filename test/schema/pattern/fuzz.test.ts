import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findString, matchesPattern } from '../../../src/schema/pattern/language.ts';

/** Letters, a digit, a hyphen, a space, a line break and a character of two UTF-16 units. */
const ALPHABET = ['a', 'b', '1', '-', ' ', '\n', '😀'];

const { pattern } = fc.letrec<{ pattern: string; atom: string; part: string; sequence: string; back: string }>((tie) => ({
  pattern: fc.oneof(
    { weight: 3, arbitrary: tie('sequence') },
    { weight: 1, arbitrary: fc.tuple(tie('sequence'), tie('sequence')).map((branches) => branches.join('|')) },
  ),
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: tie('atom') },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('atom'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{0,2}', '{1,3}', '{2,}'))
        .map(([atom, times]) => `${atom}${times}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('^', '$', '\\b', '\\B') },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('?=', '?!'), tie('pattern')).map(([kind, body]) => `(${kind}${body})`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('?<=', '?<!'), tie('back')).map(([kind, body]) => `(${kind}${body})`) },
  ),
  // What follows cannot be looked at from inside a look-behind, so there are no `$`, `\\b` and look-aheads here.
  back: fc
    .array(fc.constantFrom('a', 'b*', '[^a]', '.+', '\\w{1,2}', '^', '(?:-|^)', '(?<!a)'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('')),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    {
      weight: 6,
      arbitrary: fc.constantFrom('a', 'b', '1', '-', '.', '\\d', '\\w', '\\W', '\\s', '[ab]', '[^a]', '[^\\w-]', '😀', '[a😀]', '\\p{L}'),
    },
    { weight: 2, arbitrary: tie('pattern').map((body) => `(?:${body})`) },
    { weight: 1, arbitrary: tie('pattern').map((body) => `(${body})`) },
  ),
}));

const text = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 6 }).map((characters) => characters.join(''));

/** Short texts to look for a counter-example in. */
const SHORT_TEXTS = ['', ...ALPHABET, ...ALPHABET.flatMap((a) => ALPHABET.map((b) => a + b))];
const SHORT_TEXTS_OF_THREE = SHORT_TEXTS.flatMap((start) => ALPHABET.map((end) => start + end));

/** V8 searches by UTF-16 units where a pattern begins with an assertion, and finds places inside a pair. */
function looksAround(source: string): boolean {
  return /\\[bB]|\?<|\?!/.test(source);
}

describe('against the native engine, on generated patterns', () => {
  test('matching agrees wherever it is decided', () => {
    let decided = 0;
    let asked = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 12 }), (source, texts) => {
        const native = new RegExp(source, 'u');
        for (const value of looksAround(source) ? texts.map((value) => value.replaceAll('😀', 'é')) : texts) {
          asked += 1;
          const answer = matchesPattern(source, value);
          if (answer === 'unknown') continue;
          decided += 1;
          expect(answer, `${source} on ${JSON.stringify(value)}`).toBe(native.test(value));
        }
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(decided / asked).toBeGreaterThan(0.99);
  });

  test('a string found is right, and none is left where none was found', () => {
    let decided = 0;
    let asked = 0;
    fc.assert(
      fc.property(pattern, pattern, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (wanted, refused, min, extra) => {
        asked += 1;
        const max = extra === 3 ? Infinity : min + extra;
        const answer = findString({ matching: [wanted], notMatching: [refused], minLength: min, maxLength: max, excluded: ['a'] });
        const yes = new RegExp(wanted, 'u');
        const no = new RegExp(refused, 'u');
        const isAnswer = (value: string): boolean => {
          const length = Array.from(value).length;
          return value !== 'a' && length >= min && length <= max && yes.test(value) && !no.test(value);
        };
        if (answer.answer !== 'unknown') decided += 1;
        const isTellable = (value: string): boolean => !(looksAround(wanted + refused) && value.includes('😀'));
        if (answer.answer === 'found' && isTellable(answer.value))
          expect(isAnswer(answer.value), `${wanted} without ${refused}: ${JSON.stringify(answer.value)}`).toBe(true);
        if (answer.answer === 'empty')
          expect(SHORT_TEXTS_OF_THREE.filter(isTellable).find(isAnswer), `${wanted} without ${refused}`).toBeUndefined();
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(decided / asked).toBeGreaterThan(0.99);
  });
});
