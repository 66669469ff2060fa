import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { FailOn, ReportVerdict } from '../../src/classify/report.ts';
import { documentFromValue } from '../../src/load/load-document.ts';

interface Version {
  readonly version: string;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly title?: string;
}

function verdict(old: Version, next: Version, gate: { readonly failOn: FailOn; readonly maxBreaking?: number }): ReportVerdict {
  const [before, after] = [old, next].map(({ version, maximum = 9, minimum = 1, title = 'T' }, index) => {
    const schema = { type: 'integer', maximum, minimum };
    const get = { parameters: [{ name: 'limit', in: 'query', schema }], responses: { 200: { description: 'ok' } } };
    const value = { openapi: '3.0.3', info: { title, version }, paths: { '/u': { get } } };
    return documentFromValue(value, { source: index === 0 ? 'old' : 'new' });
  });
  if (before === undefined || after === undefined) throw new Error('two documents');
  return compareDocuments(before, after, { ...gate, toolVersion: '0', positions: false }).verdict;
}

const narrow = { maximum: 5, minimum: 2 };

describe('--fail-on bump', () => {
  it.each([
    ['1.0.0', '2.0.0', 'pass'],
    ['1.0.0', '1.1.0', 'fail'],
    ['1.0.0', '1.0.0', 'fail'],
    ['1.0.0', '0.9.0', 'fail'],
    ['0.1.0', '0.2.0', 'pass'],
    ['0.1.0', '0.1.1', 'fail'],
    ['2024-01-01', '2024-02-01', 'fail'],
    ['v1', 'v2', 'pass'],
    ['v1', 'v1', 'fail'],
  ])('a break from %s to %s: %s', (before, after, gate) => {
    expect(verdict({ version: before }, { version: after, ...narrow }, { failOn: 'bump' }).gate).toBe(gate);
  });

  it('asks for what smaller changes need, and for nothing where nothing changed', () => {
    expect(verdict({ version: '1.0.0' }, { version: '1.1.0', maximum: 10 }, { failOn: 'bump' }).gate).toBe('pass');
    expect(verdict({ version: '1.0.0' }, { version: '1.0.1', maximum: 10 }, { failOn: 'bump' }).gate).toBe('fail');
    expect(verdict({ version: '1.0.0' }, { version: '1.0.1', title: 'U' }, { failOn: 'bump' }).gate).toBe('pass');
    expect(verdict({ version: '1.0.0' }, { version: '1.0.0' }, { failOn: 'bump' }).gate).toBe('pass');
    expect(verdict({ version: '2026-01' }, { version: '2026-01' }, { failOn: 'bump' }).gate).toBe('pass');
  });

  it('says why an unknown version fails, and only then', () => {
    const unknown = verdict({ version: 'spring' }, { version: 'summer', ...narrow }, { failOn: 'bump' });
    expect(unknown.bump.note).toContain('unknown, and that fails --fail-on bump');
    expect(verdict({ version: 'spring' }, { version: 'summer', ...narrow }, { failOn: 'breaking' }).bump.note).not.toContain('--fail-on');
    expect(verdict({ version: '1.0.0' }, { version: '1.0.0', ...narrow }, { failOn: 'bump' }).bump.note).toBeNull();
  });
});

describe('--max-breaking', () => {
  const old = { version: '1.0.0' };
  const next = { version: '1.0.0', ...narrow };

  it.each([
    [undefined, 'fail'],
    [0, 'fail'],
    [1, 'fail'],
    [2, 'pass'],
    [3, 'pass'],
  ])('two breaks under %s: %s', (maxBreaking, gate) => {
    const found = verdict(old, next, { failOn: 'breaking', ...(maxBreaking === undefined ? {} : { maxBreaking }) });
    expect([found.gate, found.exitCode]).toEqual([gate, gate === 'fail' ? 1 : 0]);
    expect('maxBreaking' in found).toBe(maxBreaking !== undefined);
    expect(found.bump.recommended).toBe('major');
  });

  it('lets no other change pass', () => {
    expect(verdict(old, next, { failOn: 'warning', maxBreaking: 2 }).gate).toBe('pass');
    expect(verdict(old, { ...next, title: 'U' }, { failOn: 'any', maxBreaking: 2 }).gate).toBe('fail');
    expect(verdict(old, next, { failOn: 'bump', maxBreaking: 2 }).gate).toBe('fail');
  });
});
