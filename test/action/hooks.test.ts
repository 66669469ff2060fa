import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { apiDiff, commit, git, limited, repository } from '../cli/git-repository.ts';

describe('the hook for pre-commit', () => {
  it('compares what is to be committed with HEAD', async () => {
    const text = await readFile(fileURLToPath(new URL('../../.pre-commit-hooks.yaml', import.meta.url)), 'utf8');
    const [hook] = load(text) as readonly [{ readonly id: string; readonly entry: string; readonly pass_filenames: boolean }];
    const [program, ...words] = hook.entry.split(' ');
    expect([hook.id, program, hook.pass_filenames]).toEqual(['api-diff', 'api-diff', false]);
    const work = await repository(await mkdtemp(join(tmpdir(), 'api-diff-hook-')));
    await commit(work, { 'api.yaml': limited(100) });
    expect(await apiDiff(work, words)).toMatchObject({ exitCode: 0 });
    await writeFile(join(work, 'api.yaml'), limited(50));
    await git(work, 'add', 'api.yaml');
    expect(await apiDiff(work, words)).toMatchObject({ exitCode: 1 });
    await rm(work, { recursive: true });
  });
});
