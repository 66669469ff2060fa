import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOperations } from '../../src/diff/contract/pairing.ts';
import type { Operation } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { documentOf } from '../support/document.ts';

function operationsOf(paths: readonly string[], server = '/'): readonly Operation[] {
  const get = { get: { responses: { '204': { description: 'Done' } } } };
  const entries = paths.map((path) => [path, get] as const);
  const root: Json = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: server }],
    paths: Object.fromEntries(entries),
  };
  return normalise(documentOf(root), 'old').operations;
}

function paired(old: readonly Operation[], next: readonly Operation[]) {
  const { kept, removed, added } = pairOperations(old, next);
  return {
    kept: kept.map((pair) => `${pair.old.path} = ${pair.new.path}`),
    removed: removed.map(({ path }) => path),
    added: added.map(({ path }) => path),
  };
}

describe('operations are paired', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['by template with names erased', ['/a/{x}'], ['/a/{y}'], ['/a/{x} = /a/{y}']],
    ['twins by their names', ['/a/{x}', '/a/{y}'], ['/a/{y}', '/a/{x}'], ['/a/{y} = /a/{y}', '/a/{x} = /a/{x}']],
    ['whatever the slash and the case', ['/A/{x}/'], ['/a/{x}'], ['/A/{x}/ = /a/{x}']],
    ['by version', ['/v1/a', '/api/v1/b'], ['/v2/a', '/api/v2/b'], ['/v1/a = /v2/a', '/api/v1/b = /api/v2/b']],
    ['with a version that is filled in', ['/v1/a'], ['/{apiVersion}/a'], ['/v1/a = /{apiVersion}/a']],
    ['with a version that went away', ['/v1/a'], ['/a'], ['/v1/a = /a']],
    ['the newest with the next one', ['/v1/a', '/v2/a'], ['/v3/a'], ['/v2/a = /v3/a']],
    ['not across versions where one is kept', ['/v1/a', '/v2/a'], ['/v2/a', '/v3/a'], ['/v2/a = /v2/a']],
    ['not by what only looks alike', ['/a/b'], ['/a/c'], []],
  ])('%s', (_, old, next, expected) => expect(paired(operationsOf(old), operationsOf(next)).kept).toEqual(expected));

  it('by the path of the whole URL', () => {
    const { kept } = pairOperations(operationsOf(['/a', '/b'], 'https://x.test/api'), operationsOf(['/api/a', '/b'], 'https://x.test'));
    expect(kept.map(({ old, new: next, prefixes }) => [old.path, next.path, prefixes])).toEqual([
      ['/a', '/api/a', { old: '', new: '/api' }],
      ['/b', '/b', { old: '', new: '' }],
    ]);
  });

  it('so that none is lost and none is used twice', () => {
    const segment = fc.constantFrom('v1', 'v2', 'a', 'A', 'b', '{x}', '{y}', '{version}', '');
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
    const paths = fc.uniqueArray(path, { maxLength: 6 });
    fc.assert(
      fc.property(paths, paths, (old, next) => {
        const [before, after] = [operationsOf(old), operationsOf(next)];
        const { kept, removed, added } = pairOperations(before, after);
        expect(new Set([...kept.map((pair) => pair.old), ...removed])).toEqual(new Set(before));
        expect(new Set([...kept.map((pair) => pair.new), ...added])).toEqual(new Set(after));
        expect([kept.length + removed.length, kept.length + added.length]).toEqual([before.length, after.length]);
      }),
      { numRuns: 200 },
    );
  });
});
