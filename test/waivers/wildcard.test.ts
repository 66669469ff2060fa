import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../src/classify/waivers/wildcard.ts';

function expression(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.]/g, '\\.'))
      .join('.*')}$`,
    's',
  );
}

describe('a pattern of a waiver', () => {
  it.each([
    ['GET /users', 'GET /users', true],
    ['GET /users', 'GET /users/{id}', false],
    ['GET /users*', 'GET /users/{id}', true],
    ['* /users', 'DELETE /users', true],
    ['*', '', true],
    ['', 'a', false],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1c2b', false],
    ['.', 'a', false],
  ])('%j against %j: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('is what the expression with `.*` for each star says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(word, fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }), (pattern, text) => {
        expect(matchesWildcard(pattern, text)).toBe(expression(pattern).test(text));
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time that explodes', () => {
    const before = performance.now();
    expect(matchesWildcard('*a'.repeat(200), `${'a'.repeat(5000)}b`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
