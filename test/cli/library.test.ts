import { load } from 'js-yaml';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, contains, InputError, rules, schemaDialects, UsageError } from '../../src/index.ts';

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

  it.each<[string, object, string, string]>([
    ['an option', { failon: 'never' }, 'compare has no option `failon`', 'Did you mean `failOn`?'],
    ['a flag', { noWaivers: true }, 'compare has no option `noWaivers`', 'There are failOn, '],
    ['a limit', { limits: { maxByte: 1 } }, 'compare: limits has no option `maxByte`', 'Did you mean `maxBytes`?'],
    ['a rule', { rules: { 'maximum-lowerd': 'off' } }, 'there is no rule `maximum-lowerd`', '`maximum-lowered`'],
    ['a rating', { rules: { 'maximum-lowered': 'error' } }, '`maximum-lowered` cannot be rated as "error"', 'It can be breaking,'],
    ['a direction', { rules: { 'maximum-lowered': { requests: 'off' } } }, 'has no option `requests`', 'Did you mean `request`?'],
    ['a day', { today: 'tomorrow' }, 'today is "tomorrow"', 'such as 2027-02-28'],
  ])('passes over nothing: %s', async (_, options, message, hint) => {
    const fault = await compare(users(1), users(1), options).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as UsageError).message).toContain(message);
    expect((fault as UsageError).hint).toContain(hint);
  });

  it('takes an option that is undefined, and every one that there is', async () => {
    const all = {
      failOn: undefined,
      waivers: [],
      today: '2026-11-22',
      limits: { maxBytes: 1e6 },
      rules: { 'maximum-lowered': { request: 'warning' } },
    };
    expect((await compare(users(100), users(50), all as object)).changes[0]?.severity).toBe('warning');
    expect(() => contains({}, {}, { dialects: 'openapi-3.0' } as object)).toThrow('contains has no option `dialects`');
  });

  describe('waives', () => {
    const waiver = { rule: 'maximum-lowered', operation: 'GET /users', reason: 'nobody asks for more', expires: '2027-02-28' };
    const waived = (waivers: unknown, today = '2026-11-22') => compare(users(100), users(50), { waivers, today } as object);

    it('until the day that the waiver names', async () => {
      const { verdict, waivers, changes } = await waived([waiver]);
      expect(verdict).toMatchObject({ gate: 'pass', exitCode: 0, bump: { recommended: 'major' } });
      expect(changes[0]?.waived).toMatchObject({ reason: 'nobody asks for more', expires: '2027-02-28' });
      expect(waivers).toMatchObject([{ state: 'used', file: null, changes: [changes[0]?.fingerprint] }]);
      expect((await waived([{ ...waiver, by: undefined }], '2027-02-28')).verdict.gate).toBe('pass');
    });

    it('not beyond it, and an expired waiver fails the gate', async () => {
      const { verdict, waivers, changes } = await waived([waiver], '2027-03-01');
      expect(verdict.gate).toBe('fail');
      expect(waivers).toMatchObject([{ state: 'expired' }]);
      expect(changes[0]?.waived).toBeNull();
      const never = await compare(users(100), users(50), {
        waivers: [waiver],
        today: '2027-03-01',
        rules: { 'maximum-lowered': 'warning' },
      });
      expect(never.verdict.gate).toBe('fail');
    });

    it('and says which waiver nothing needs', async () => {
      const { verdict, waivers } = await waived([waiver, { ...waiver, operation: 'GET /orders' }]);
      expect(verdict.gate).toBe('pass');
      expect(waivers?.map(({ state }) => state)).toEqual(['used', 'unused']);
    });

    it('with what stands in a file', async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'api-diff-library-')), 'waivers.yaml');
      writeFileSync(file, `waivers:\n  - ${JSON.stringify(waiver)}\n`);
      const { verdict, waivers } = await waived(file);
      expect(verdict.gate).toBe('pass');
      expect(waivers).toMatchObject([{ state: 'used', file, line: 2 }]);
      await expect(waived('no-such-file.yaml')).rejects.toMatchObject({ code: 'file-not-found' });
    });

    it('nothing when none is given, whatever lies about, and nothing by mistake', async () => {
      expect((await compare(users(100), users(50))).waivers).toBeUndefined();
      const fault = await waived([{ ...waiver, expire: '2027-02-28' }]).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(InputError);
      expect((fault as InputError).message).toBe('/waivers/0/expire: `expire` is no key of a waiver');
    });

    it('by what the documents say only where that is allowed', async () => {
      const next = users(50) as { paths: Record<string, object> };
      next.paths['/users'] = { ...next.paths['/users'], 'x-api-diff-ignore': true };
      expect((await compare(users(100), next)).verdict.gate).toBe('fail');
      expect((await compare(users(100), next, { allowInDocumentIgnore: true })).verdict.gate).toBe('pass');
    });
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
