import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import { apiDiff, commit, git, limited, referring, repository } from './git-repository.ts';

let home = '';
let work = '';

beforeAll(async () => {
  await builtCommand();
  home = await realpath(await mkdtemp(join(tmpdir(), 'api-diff-check-')));
  work = await repository(join(home, 'work'));
  await commit(work, {
    'api/openapi.yaml': limited(100),
    'api/split.yaml': referring('{ $ref: "limit.yaml" }'),
    'api/limit.yaml': '{ type: integer, maximum: 100 }\n',
    'calm.yaml': limited(1),
    'gone.yaml': `${limited(2)}# gone\n`,
    'old-name.json': JSON.stringify({ openapi: '3.0.3', info: { title: 'Moved', version: '1.0.0' }, paths: {} }, null, 2),
    'damaged.yaml': limited(3),
    'package.json': '{ "name": "no-document" }\n',
  });
  await git(work, 'checkout', '--quiet', '-b', 'feature');
  await git(work, 'mv', 'old-name.json', 'new-name.json');
  await commit(work, {
    'api/openapi.yaml': limited(200),
    'api/limit.yaml': '{ type: integer, maximum: 50 }\n',
    'gone.yaml': null,
    'damaged.yaml': '\t- nothing\n',
    'fresh.yaml': "openapi: 3.1.0\ninfo:\n  title: Fresh\n  version: '7'\npaths: {}\n",
  });
  await git(work, 'checkout', '--quiet', 'main');
  await commit(work, { 'api/openapi.yaml': limited(400) });
  await git(work, 'checkout', '--quiet', 'feature');
}, 240_000);
afterAll(async () => rm(home, { recursive: true, force: true }));

describe('api-diff check', () => {
  it('finds the documents, compares each with the merge base, and takes the worst exit code', async () => {
    const run = await apiDiff(work, ['check']);
    const headings = [...run.stdout.matchAll(/^== (.*) ==$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['api/openapi.yaml', 'api/split.yaml', 'fresh.yaml', 'gone.yaml', 'new-name.json (was old-name.json)']);
    expect(run.all).toContain('main...:api/openapi.yaml → api/openapi.yaml');
    expect(run.all).toContain('lowered from `100` to `50`');
    expect(run.all).toContain('✓ new on this branch');
    expect(run.all).toContain('✗ deleted on this branch');
    expect(run.all).toContain('✗ 7 documents, 1 untouched, 2 failed, 1 could not be compared');
    expect(run.stderr).toContain('damaged.yaml');
    expect(run.exitCode).toBe(2);
  });

  it.each([
    [['api/openapi.yaml'], 0],
    [['api/split.yaml'], 1],
    [['api/split.yaml', '--max-breaking', '1'], 0],
    [['api/openapi.yaml', '--fail-on', 'bump'], 1],
    [['fresh.yaml'], 0],
    [['gone.yaml'], 1],
    [['gone.yaml', '--fail-on', 'never'], 0],
    [['api/openapi.yaml', 'api/split.yaml'], 1],
    [['api/openapi.yaml', 'damaged.yaml', 'gone.yaml'], 2],
    [['nowhere.yaml'], 2],
    [['../outside.yaml'], 2],
    [['api/openapi.yaml', '--base', 'no-such-branch'], 2],
  ])('%j: %i', async (words, exitCode) => {
    expect((await apiDiff(work, ['check', ...words])).exitCode).toBe(exitCode);
  });

  it('takes paths from the working directory, and the base branch from CI', async () => {
    await git(work, 'branch', '--force', 'develop', 'feature');
    const folder = join(work, 'api');
    expect((await apiDiff(folder, ['check', 'split.yaml'])).exitCode).toBe(1);
    for (const variable of ['GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME']) {
      expect((await apiDiff(folder, ['check', 'split.yaml'], { [variable]: 'develop' })).exitCode).toBe(0);
    }
    expect((await apiDiff(folder, ['check', 'split.yaml', '--base', 'main'], { GITHUB_BASE_REF: 'develop' })).exitCode).toBe(1);
    await git(work, 'branch', '-D', 'develop');
  });

  it('is not deceived by a file that is named like the revision', async () => {
    const decoy = join(work, 'main...:calm.yaml');
    await writeFile(decoy, limited(0));
    await writeFile(join(work, 'calm.yaml'), limited(0));
    expect((await apiDiff(work, ['check', 'calm.yaml'])).exitCode).toBe(1);
    await rm(decoy);
    await git(work, 'checkout', '--', 'calm.yaml');
  });

  it('writes one report after the other where the format allows it', async () => {
    const run = await apiDiff(work, ['check', 'api/openapi.yaml', 'api/split.yaml', 'gone.yaml', '-f', 'compact', '-f', 'markdown=out.md']);
    expect(run.stdout.split('\n').filter((line) => line.includes('maximum-lowered'))).toHaveLength(1);
    expect(run.stderr).toContain('note: gone.yaml: deleted on this branch');
    expect((await readFile(join(work, 'out.md'), 'utf8')).match(/^# .*$/gm)).toEqual([
      '# `api/openapi.yaml`',
      '# `api/split.yaml`',
      '# `gone.yaml`',
    ]);
    expect((await apiDiff(work, ['check', 'api/split.yaml', '-f', 'json'])).stdout).toMatch(/^\{[^]*\}\n$/);
    const refused = await apiDiff(work, ['check', 'api/openapi.yaml', 'api/split.yaml', '-f', 'json']);
    expect(refused.stderr).toContain('report is about one document');
    expect((await apiDiff(work, ['check', '-o', 'calm.yaml'])).stderr).toContain('would overwrite');
  });

  it('in a shallow clone says what to fetch, which is enough', async () => {
    const shallow = join(home, 'shallow');
    await git(home, 'clone', '--quiet', '--depth=1', '--branch', 'feature', pathToFileURL(work).href, shallow);
    const before = await apiDiff(shallow, ['check', 'api/split.yaml'], { GITHUB_BASE_REF: 'main' });
    expect([before.exitCode, before.all.includes('missing-commit')]).toEqual([2, true]);
    const [, line = ''] = /(git fetch .*)$/.exec(before.all.trim()) ?? [];
    await git(shallow, ...line.split(' ').slice(1));
    expect((await apiDiff(shallow, ['check', 'api/split.yaml'], { GITHUB_BASE_REF: 'main' })).exitCode).toBe(1);
  });

  it('never passes where there is nothing to check', async () => {
    const empty = await repository(join(home, 'empty'));
    await commit(empty, { 'package.json': '{}\n' });
    const run = await apiDiff(empty, ['check']);
    expect([run.exitCode, run.all.includes('git tracks no OpenAPI document')]).toEqual([2, true]);
    const rootless = await apiDiff(home, ['check'], { GIT_CEILING_DIRECTORIES: tmpdir() });
    expect([rootless.exitCode, rootless.all.includes('not-a-git-repository')]).toEqual([2, true]);
  });
});
