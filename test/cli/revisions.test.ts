import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
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
  home = await realpath(await mkdtemp(join(tmpdir(), 'api-diff-revisions-')));
  await writeFile(join(home, 'secret.yaml'), '{ type: integer }\n');
  work = await repository(join(home, 'work'));
  await symlink('../secret.yaml', join(work, 'leak.yaml'));
  const split = referring('{ $ref: "../schemas/limit.yaml" }');
  await commit(work, {
    'openapi.yaml': limited(100),
    'api/split.yaml': split,
    'schemas/limit.yaml': '{ type: integer, maximum: 100 }\n',
    'outside.yaml': referring('{ $ref: "../secret.yaml" }'),
    'leaking.yaml': referring('{ $ref: "leak.yaml" }'),
    'dangling.yaml': referring('{ $ref: "schemas/limits.yaml" }'),
  });
  await git(work, 'tag', 'v1.0.0');
  await git(work, 'checkout', '--quiet', '-b', 'feature');
  await commit(work, { 'openapi.yaml': limited(50), 'schemas/limit.yaml': '{ type: integer, maximum: 50 }\n' });
  await git(work, 'checkout', '--quiet', 'main');
  await commit(work, { 'openapi.yaml': limited(200), 'schemas/limit.yaml': '{ type: integer, maximum: 200 }\n' });
  await git(work, 'checkout', '--quiet', 'feature');
  await writeFile(join(work, 'openapi.yaml'), limited(10));
  await git(work, 'add', 'openapi.yaml');
  await writeFile(join(work, 'openapi.yaml'), limited(5));
}, 240_000);
afterAll(async () => rm(home, { recursive: true, force: true }));

describe.concurrent('a git revision', () => {
  it.each([
    ['main:openapi.yaml', 'HEAD:openapi.yaml', 'lowered from `200` to `50`'],
    ['main...:openapi.yaml', 'HEAD:openapi.yaml', 'lowered from `100` to `50`'],
    ['v1.0.0:openapi.yaml', ':openapi.yaml', 'lowered from `100` to `10`'],
    ['HEAD~1:openapi.yaml', 'openapi.yaml', 'lowered from `100` to `5`'],
    [':openapi.yaml', 'openapi.yaml', 'lowered from `10` to `5`'],
  ])('%s against %s', async (old, next, message) => {
    const run = await apiDiff(work, [old, next]);
    expect(run.all).toContain(message);
    expect(run.all).toContain(`${old} → ${next}`);
    expect(run.exitCode).toBe(1);
  });

  it('is read with all its files, whatever the working tree holds', async () => {
    const run = await apiDiff(work, ['main:api/split.yaml', 'v1.0.0:api/split.yaml', '-f', 'json']);
    const { changes } = JSON.parse(run.stdout) as { readonly changes: readonly object[] };
    expect(changes).toMatchObject([
      {
        rule: 'maximum-lowered',
        old: { file: 'main:schemas/limit.yaml', value: 200 },
        new: { file: 'v1.0.0:schemas/limit.yaml', value: 100 },
      },
    ]);
  });

  it('has paths from the top, or from the working directory after a dot', async () => {
    for (const old of ['main:./split.yaml', 'main:api/split.yaml', 'main:../api/split.yaml']) {
      expect((await apiDiff(join(work, 'api'), [old, 'split.yaml'])).all).toContain('lowered from `200` to `50`');
    }
    const run = await apiDiff(join(work, 'api'), ['main:split.yaml', 'split.yaml']);
    expect(run.all).toContain('there is no `split.yaml` in `main` fix Did you mean `main:api/split.yaml`?');
    expect(run.exitCode).toBe(2);
  });

  it.each([
    ['mian:openapi.yaml', 'unknown-revision', 'Did you mean `main`?'],
    ['HEAD~7:openapi.yaml', 'unknown-revision', 'git finds `HEAD`, but not `HEAD~7`'],
    ['nothing-like-it:openapi.yaml', 'unknown-revision', '`git branch --all`'],
    ['main:opnapi.yaml', 'path-not-in-revision', 'Did you mean `main:openapi.yaml`?'],
    [
      ':nowhere/limit.yaml',
      'path-not-in-revision',
      'there is no `nowhere/limit.yaml` in the index fix Did you mean `:schemas/limit.yaml`?',
    ],
    ['main:api', 'is-a-directory', 'this is a directory'],
    ['main:', 'is-a-directory', 'the path of the document is missing'],
    ['main:../secret.yaml', 'outside-root', 'leads out of the repository'],
    ['main:leak.yaml', 'outside-root', 'leads out of the repository'],
    ['main:outside.yaml', 'outside-root', 'leads out of the repository'],
    ['main:leaking.yaml', 'outside-root', 'leads out of the repository'],
    [
      'main:dangling.yaml',
      'unresolved-reference',
      '`$ref: schemas/limits.yaml` cannot be followed: there is no `schemas/limits.yaml` in `main`',
    ],
    ['^main:openapi.yaml', 'unknown-revision', 'git knows no revision `^main`'],
    ['main^{/no such message}:openapi.yaml', 'unknown-revision', 'git finds `main`'],
  ])('%s: %s', async (old, code, message) => {
    const run = await apiDiff(work, [old, 'openapi.yaml']);
    expect(run.all).toContain(code);
    expect(run.all).toContain(message);
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
  });

  it('that looks like an option of git stays a revision', async () => {
    const run = await apiDiff(work, ['--', '--output=stolen:openapi.yaml', 'openapi.yaml']);
    expect(run.all).toContain('git knows no revision `--output=stolen`');
    expect(run.exitCode).toBe(2);
  });

  it('gives way to a file of that name', async () => {
    const other = join(work, 'names');
    await mkdir(other);
    await writeFile(join(other, 'main:openapi.yaml'), limited(7));
    expect((await apiDiff(other, ['main:openapi.yaml', '../openapi.yaml'])).all).toContain('lowered from `7` to `5`');
  });

  it('needs a repository, and git', async () => {
    const lost = await apiDiff(home, ['main:openapi.yaml', 'secret.yaml'], { GIT_CEILING_DIRECTORIES: tmpdir() });
    expect(lost.all).toContain('not-a-git-repository');
    expect((await apiDiff(work, ['main:openapi.yaml', 'openapi.yaml'], { PATH: join(home, 'empty') })).all).toContain('git-not-found');
  });

  it('is read from a bare repository', async () => {
    await git(home, 'clone', '--quiet', '--bare', work, 'bare.git');
    expect((await apiDiff(join(home, 'bare.git'), ['main:api/split.yaml', 'feature:api/split.yaml'])).all).toContain('from `200` to `50`');
  });
});

describe('a shallow clone', () => {
  let shallow = '';
  const fetched = async (stderr: string): Promise<void> => {
    const [, line = ''] = /Fetch(?: it| more of the history)?: (git fetch [^(]*)/.exec(stderr.replace(/\s+/g, ' ')) ?? [];
    expect(line).not.toBe('');
    await git(shallow, ...line.trim().split(' ').slice(1));
  };

  beforeAll(async () => {
    shallow = join(home, 'shallow');
    await git(home, 'clone', '--quiet', '--depth=1', '--branch', 'feature', pathToFileURL(work).href, shallow);
  });

  it('is told the line that fetches what is missing, and the line works', async () => {
    for (const old of ['origin/main:openapi.yaml', 'main:openapi.yaml', 'v1.0.0:openapi.yaml', 'HEAD~1:openapi.yaml']) {
      const before = await apiDiff(shallow, [old, 'openapi.yaml']);
      expect(before.all).toContain('missing-commit');
      await fetched(before.stderr);
      expect((await apiDiff(shallow, [old, 'openapi.yaml', '--fail-on', 'never'])).exitCode).toBe(0);
    }
  });

  it('is told to fetch the history for a merge base', async () => {
    await git(home, 'clone', '--quiet', '--depth=1', '--no-single-branch', pathToFileURL(work).href, 'tips');
    const run = await apiDiff(join(home, 'tips'), ['origin/main...origin/feature:openapi.yaml', 'openapi.yaml']);
    expect(run.all).toContain('does not reach the merge base');
    expect(run.all).toContain('git fetch --unshallow');
  });
});

describe('two documents', () => {
  it('that are the same are said to be, and no less valid for it', async () => {
    const run = await apiDiff(work, ['HEAD:openapi.yaml', 'feature:openapi.yaml', '-f', 'json']);
    expect(run.stderr).toBe('note: HEAD:openapi.yaml and feature:openapi.yaml are the same\n');
    expect(JSON.parse(run.stdout)).toMatchObject({
      status: 'compared',
      new: { source: 'feature:openapi.yaml', version: '1.0.0' },
      changes: [],
      summary: { operations: { total: 1 } },
    });
    await writeFile(join(work, 'broken.yaml'), 'openapi: [\n');
    expect((await apiDiff(work, ['broken.yaml', 'broken.yaml'])).exitCode).toBe(2);
  });

  it('that are alike and refer to other files are compared in full', async () => {
    const run = await apiDiff(work, ['main:api/split.yaml', 'feature:api/split.yaml']);
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(1);
  });

  it('that look swapped are said to, and compared', async () => {
    await writeFile(join(work, 'newer.yaml'), limited(5, '2.0.0'));
    const swapped = await apiDiff(work, ['newer.yaml', 'openapi.yaml']);
    expect(swapped.stderr).toContain('note: old (2.0.0) is newer than new (1.0.0): did you swap them?');
    expect(swapped.stdout).not.toBe('');
    expect((await apiDiff(work, ['openapi.yaml', 'newer.yaml'])).stderr).toBe('');
  });
});
