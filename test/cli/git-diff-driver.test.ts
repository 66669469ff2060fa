import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import { apiDiff, commit, git, limited, referring, repository } from './git-repository.ts';

let work = '';

beforeAll(async () => {
  const command = await builtCommand();
  work = await repository(await realpath(await mkdtemp(join(tmpdir(), 'api-diff-driver-'))));
  await git(work, 'config', 'diff.api-diff.command', `"${process.execPath}" "${command}" git-diff-driver`);
  await commit(work, {
    '.gitattributes': '*.yaml diff=api-diff\n',
    'api.yaml': limited(100),
    'gone.yaml': `openapi: 3.0.3\ninfo: { title: Gone, version: 1.0.0 }\npaths: {}\n# ${'z'.repeat(500)}\n`,
    'old name.yaml': `${limited(10)}# ${'a'.repeat(400)}\n`,
    'split/api.yaml': referring('{ $ref: "limit.yaml" }'),
    'split/limit.yaml': '{ type: integer }\n',
    'words.yaml': 'one\n',
  });
}, 240_000);
afterAll(async () => rm(work, { recursive: true, force: true }));

describe('the diff driver', () => {
  it('shows within git diff what a change means, and never ends git’s run', async () => {
    await writeFile(join(work, 'api.yaml'), limited(50));
    await writeFile(join(work, 'new.yaml'), limited(1));
    await writeFile(join(work, 'words.yaml'), 'two\n');
    await writeFile(join(work, 'split/api.yaml'), referring('{ $ref: "limit.yaml" }', '2.0.0').replace('limit,', 'most,'));
    await rm(join(work, 'gone.yaml'));
    await git(work, 'mv', 'old name.yaml', 'new name.yaml');
    await git(work, 'add', '--all');
    const output = await git(work, 'diff', '--cached', '-M');
    expect(output).toMatch(/^api-diff a\/api\.yaml b\/api\.yaml\nT {2}1\.0\.0 → 1\.0\.0 {3}a\/api\.yaml → b\/api\.yaml$/m);
    expect(output).toContain('lowered from `100` to `50`');
    expect(output).toContain('api-diff a/gone.yaml b/gone.yaml\nthe document was deleted');
    expect(output).toMatch(/^api-diff a\/old name\.yaml b\/new name\.yaml\n.*No changes/m);
    expect(output).toContain('api-diff a/new.yaml b/new.yaml\nnew document');
    expect(output).toMatch(/api-diff a\/words\.yaml b\/words\.yaml\ncould not be compared: .*\n[\s\S]*-one\n\+two/);
    expect(output).toMatch(/api-diff a\/split\/api\.yaml b\/split\/api\.yaml\n[\s\S]*query parameter `limit` was removed/);
  });

  it('says what it was not told, with exit code 0', async () => {
    for (const words of [[], ['api.yaml'], ['a', '/nowhere/x', 'h', 'm', '/nowhere/y', 'h', 'm']]) {
      const run = await apiDiff(work, ['git-diff-driver', ...words]);
      expect(run.exitCode).toBe(0);
      expect(run.stdout).not.toBe('');
      expect(run.stderr).toBe('');
    }
  });
});
