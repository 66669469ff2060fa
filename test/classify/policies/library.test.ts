import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/index.ts';
import { operations } from './pairs.ts';

const { old, new: next } = operations({ operationId: 'list' }, { operationId: 'all' });

describe('the library', () => {
  it('rates by the recommended policy', async () => {
    expect((await compare(old, next)).changes.map(({ severity }) => severity)).toEqual(['compatible']);
  });

  it('takes a preset', async () => {
    expect((await compare(old, next, { preset: 'sdk' })).verdict.gate).toBe('fail');
  });

  it('takes rules over the preset', async () => {
    const report = await compare(old, next, { preset: 'sdk', rules: { 'operation-id-changed': 'off' } });
    expect(report.changes).toEqual([]);
  });

  it('refuses a preset that does not exist, with what was meant', async () => {
    await expect(compare(old, next, { preset: 'googel' as 'google' })).rejects.toMatchObject({
      name: 'UsageError',
      hint: expect.stringContaining('`google`') as string,
    });
  });
});
