import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare, contains, InputError, rules, schemaDialects } from '../../src/index.ts';

function users(maximum: number, version = '1.0.0'): object {
  const parameter = { name: 'limit', in: 'query', schema: { type: 'integer', maximum } };
  return {
    openapi: '3.0.3',
    info: { title: 'Users API', version },
    paths: { '/users': { get: { parameters: [parameter], responses: { 200: { description: 'The users' } } } } },
  };
}

describe('the library', () => {
  it('compares two parsed objects and leaves them as they are', async () => {
    const [old, next] = [users(100), users(50, '1.1.0')];
    const before = JSON.stringify([old, next]);
    const report = await compare(old, next);
    expect(report.verdict).toMatchObject({ gate: 'fail', exitCode: 1, bump: { recommended: 'major', next: '2.0.0', enough: false } });
    expect(report.changes.filter(({ severity }) => severity === 'breaking').map(({ rule }) => rule)).toEqual(['maximum-lowered']);
    expect(JSON.stringify([old, next])).toBe(before);
  });

  it('takes the gate', async () => {
    expect((await compare(users(100), users(50), { failOn: 'never' })).verdict.gate).toBe('pass');
    expect((await compare(users(50), users(100), { failOn: 'breaking' })).verdict.gate).toBe('pass');
  });

  it('takes no gate that is none', async () => {
    await expect(compare(users(1), users(1), { failOn: 'x' as never })).rejects.toThrow('failOn is "x"');
  });

  it('compares paths with objects, the path with positions', async () => {
    const path = new URL('../../fixtures/cli/document.json', import.meta.url).pathname;
    const report = await compare(path, users(50));
    expect(report.old.source).toBe(path);
    expect(report.changes.map(({ rule }) => rule)).toContain('operation-added');
    expect(report.changes.find(({ rule }) => rule === 'operation-added')).toMatchObject({ old: { line: 1 }, new: { line: null } });
  });

  it('compares two paths, as what stands in them', async () => {
    const [old, next] = ['old', 'new'].map((side) => new URL(`../../fixtures/apis/users-v1-v2/${side}.yaml`, import.meta.url).pathname);
    const report = await compare(old ?? '', next ?? '');
    const parsed = await compare(load(readFileSync(old ?? '', 'utf8')) as object, load(readFileSync(next ?? '', 'utf8')) as object);
    expect(report.changes.map(({ fingerprint }) => fingerprint)).toEqual(parsed.changes.map(({ fingerprint }) => fingerprint));
    expect(report.changes.every(({ old, new: next }) => old.line !== null && next.line !== null)).toBe(true);
    expect(await compare(old ?? '', old ?? '')).toMatchObject({ old: { source: old }, new: { source: old }, changes: [] });
  });

  it('puts what validation finds into the notes', async () => {
    const { notes } = await compare({ ...users(1), extra: 1 }, users(1), { validate: true });
    expect(notes.map(({ side }) => side)).toContain('old');
    expect(notes.map(({ side }) => side)).not.toContain('new');
    expect((await compare({ ...users(1), extra: 1 }, users(1))).notes).toEqual([]);
  });

  it('throws an InputError for what cannot be read', async () => {
    await expect(compare('does-not-exist.yaml', users(1))).rejects.toBeInstanceOf(InputError);
    await expect(compare({ name: 'no document' }, users(1))).rejects.toMatchObject({ code: 'not-an-openapi-document' });
  });

  it('says whether one schema is within another', () => {
    expect(contains({ const: 1 }, { type: 'integer' })).toEqual({ contained: true });
    for (const dialect of schemaDialects) {
      expect(contains({ type: 'number' }, { type: 'integer' }, { dialect })).toMatchObject({ contained: false });
    }
  });

  it('has the rules', () => {
    expect(rules.map(({ id }) => id)).toContain('maximum-lowered');
  });
});
