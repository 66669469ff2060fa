import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob, matchesWildcard } from '../../src/model/glob.ts';

describe('a pattern of paths', () => {
  it.each([
    ['/users', '/users', true],
    ['/users', '/users/', true],
    ['users', '/users', true],
    ['/users', '/user', false],
    ['/users', '/users/{}', false],
    ['/users/*', '/users/{id}', true],
    ['/users/*', '/users', false],
    ['/users/*', '/users/1/posts', false],
    ['/internal/**', '/internal', true],
    ['/internal/**', '/internal/a/b', true],
    ['/internal/**', '/internals', false],
    ['**/admin/**', '/v1/admin/users', true],
    ['**/admin', '/v1/users', false],
    ['/v*/users', '/v2/users', true],
    ['/v*/users', '/x2/users', false],
    ['services/*/openapi.yaml', 'services/a/openapi.yaml', true],
    ['services/**/openapi.yaml', 'services/openapi.yaml', true],
    ['**', '/', true],
    ['/a.c', '/abc', false],
    ['/a*b*c', '/a1b2c', true],
    ['/a*b*c', '/ab', false],
    ['/ab*ba', '/aba', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  it('agrees with a plain search', () => {
    const segment = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*');
    const slow = (pattern: readonly string[], path: readonly string[]): boolean => {
      const [first, ...others] = pattern;
      if (first === undefined) return path.length === 0;
      if (first === '**') return slow(others, path) || (path.length > 0 && slow(pattern, path.slice(1)));
      const [head, ...tail] = path;
      return head !== undefined && matchesWildcard(first, head) && slow(others, tail);
    };
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 5 }),
        fc.array(fc.constantFrom('a', 'b', 'ab', 'aab'), { maxLength: 5 }),
        (pattern, path) => {
          expect(matchesGlob(pattern.join('/'), path.join('/'))).toBe(slow(pattern, path));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes no longer than both lengths allow', () => {
    const start = performance.now();
    expect(matchesGlob(`${'**/a/'.repeat(500)}x`, 'a/'.repeat(500))).toBe(false);
    expect(matchesWildcard(`${'a*'.repeat(2000)}b`, 'a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a pattern with stars', () => {
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
    const expression = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
    fc.assert(
      fc.property(word, fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }), (pattern, text) => {
        expect(matchesWildcard(pattern, text)).toBe(expression(pattern).test(text));
      }),
      { numRuns: 500 },
    );
  });
});
