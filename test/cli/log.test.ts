import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import { apiDiff, commit, git, limited, referring, repository } from './git-repository.ts';

let home = '';
let work = '';

beforeAll(async () => {
  await builtCommand();
  home = await realpath(await mkdtemp(join(tmpdir(), 'api-diff-log-')));
  work = await repository(join(home, 'work'));
  await commit(work, { 'old.yaml': limited(100), 'unrelated.txt': '1' });
  await git(work, 'tag', 'v1.0.0');
  await commit(work, { 'unrelated.txt': '2' });
  await commit(work, { 'old.yaml': null, 'api/api.yaml': limited(100) });
  await commit(work, { 'api/api.yaml': limited(50, '2.0.0') });
  await git(work, 'tag', 'v2.0.0', '--annotate', '--message', 'two');
  await commit(work, { 'api/api.yaml': 'openapi: 3.0.3\n  broken: [\n' });
  await commit(work, { 'api/api.yaml': limited(10, '2.1.0') });
  await commit(work, {
    'api/limit.yaml': '{ type: integer, maximum: 10 }\n',
    'api/api.yaml': referring('{ $ref: "limit.yaml" }', '2.1.0'),
  });
  await commit(work, { 'api/limit.yaml': '{ type: integer, maximum: 20 }\n' });
  await git(work, 'commit', '--quiet', '--allow-empty', '--message', '::error::\u001b[31m|x|');
  await git(work, 'tag', 'v2.2.0');
  await writeFile(join(work, '-n.yaml'), limited(1));
}, 240_000);
afterAll(async () => rm(home, { recursive: true, force: true }));

interface Step {
  readonly status: string;
  readonly path: string | null;
  readonly tags: readonly string[];
  readonly bump?: { readonly recommended: string; readonly declared: string | null; readonly enough: boolean | null };
  readonly causes?: readonly { readonly message: string }[];
  readonly message?: string;
}

async function steps(...words: readonly string[]): Promise<readonly Step[]> {
  const run = await apiDiff(work, ['log', ...words, '-f', 'json']);
  expect(run.stderr).toBe('');
  return (JSON.parse(run.stdout) as { readonly steps: readonly Step[] }).steps;
}

describe.concurrent('the log of a document', () => {
  it('says where no tag has it', async () => {
    const run = await apiDiff(work, ['log', 'api/api.yaml', 'v2.0.0..HEAD~1', '--tags']);
    expect(run).toMatchObject({ exitCode: 0, stdout: '', stderr: 'note: no tag in this range has the document\n' });
  });

  it('has every commit that touched it or what it refers to, through renames and what cannot be read', async () => {
    const found = await steps('api/api.yaml');
    expect(found.map(({ status, path }) => [status, path])).toEqual([
      ['compared', 'api/api.yaml'],
      ['compared', 'api/api.yaml'],
      ['unreadable', 'api/api.yaml'],
      ['unreadable', 'api/api.yaml'],
      ['compared', 'api/api.yaml'],
      ['compared', 'api/api.yaml'],
      ['first', 'old.yaml'],
    ]);
    expect(found[0]).toMatchObject({ bump: { recommended: 'minor', declared: 'none', enough: false } });
    expect(found[0]?.causes?.map(({ message }) => message)).toEqual(['maximum of request schema `limit.yaml` raised from `10` to `20`']);
    expect(found[1]?.bump).toMatchObject({ recommended: 'none' });
    expect(found[3]?.message).toMatch(/^[0-9a-f]{7}:api\/api\.yaml:2:\d+: /);
    expect(found[4]).toMatchObject({ bump: { recommended: 'major', declared: 'major', enough: true }, tags: ['v2.0.0'] });
    expect(found[5]).toMatchObject({ bump: { recommended: 'none' } });
  });

  it('goes from tag to tag', async () => {
    const found = await steps('api/api.yaml', '--tags');
    expect(found.map(({ status, tags, path }) => [status, tags[0], path])).toEqual([
      ['compared', 'v2.2.0', 'api/api.yaml'],
      ['compared', 'v2.0.0', 'api/api.yaml'],
      ['first', 'v1.0.0', 'old.yaml'],
    ]);
    expect(found[0]?.bump).toMatchObject({ recommended: 'major', declared: 'minor', enough: false });
  });

  it('keeps to a range and to a number', async () => {
    expect(await steps('api/api.yaml', 'v1.0.0..v2.0.0')).toHaveLength(2);
    expect(await steps('old.yaml', 'v1.0.0')).toHaveLength(1);
    const run = await apiDiff(work, ['log', 'api/api.yaml', '-n', '2']);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(run.stderr).toBe('note: 5 older steps not shown; -n 7 shows all\n');
  });

  it('is one line for each step, and more with -v', async () => {
    const { stdout } = await apiDiff(work, ['log', 'api/api.yaml']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^[0-9a-f]{7} +\d{4}-\d\d-\d\d +2\.1\.0 +✗ minor needed, nothing done +maximum of/);
    expect(lines[2]).toContain('✗ cannot be compared, the version before cannot');
    expect(lines[6]).toContain('first version');
    // In a file or a pipe nothing is cut.
    expect(lines[2]).toMatch(/:api\/api\.yaml:2:\d+: bad indentation of a mapping entry$/);
    expect(lines.some((line) => line.includes('…'))).toBe(false);
    const verbose = await apiDiff(work, ['log', 'api/api.yaml', '-v']);
    expect(verbose.stdout).toContain('    breaking   maximum of query parameter `limit` lowered from `100` to `50`');
  });

  it('has the commits of a file that was a part of it only for a time', async () => {
    const parts = await repository(join(home, 'parts'));
    const inline = '{ type: integer, maximum: 40 }';
    // Nobody refers to it yet.
    await commit(parts, { 'limit.yaml': '{ type: integer, maximum: 90 }\n', 'api.yaml': limited(100) });
    await commit(parts, { 'limit.yaml': '{ type: integer, maximum: 80 }\n' });
    await commit(parts, { 'api.yaml': referring('{ $ref: "limit.yaml" }') });
    await commit(parts, { 'limit.yaml': '{ $ref: "deeper.yaml" }\n', 'deeper.yaml': '{ type: integer, maximum: 70 }\n' });
    await commit(parts, { 'deeper.yaml': '{ type: integer, maximum: 60 }\n' });
    await commit(parts, { 'api.yaml': referring(inline) });
    // Nobody refers to it any more.
    await commit(parts, { 'deeper.yaml': '{ type: integer, maximum: 1 }\n' });
    const { stdout } = await apiDiff(parts, ['log', 'api.yaml', '-f', 'json']);
    const found = (JSON.parse(stdout) as { readonly steps: readonly Step[] }).steps;
    expect(found.map(({ causes }) => causes?.[0]?.message.replace(/.* (?=from)/, ''))).toEqual([
      'from `60` to `40`',
      'from `70` to `60`',
      'from `80` to `70`',
      'from `100` to `80`',
      undefined,
    ]);
  });

  it('says outside of a repository what is missing', async () => {
    const outside = await mkdtemp(join(home, 'outside-'));
    await writeFile(join(outside, 'api.yaml'), limited(1));
    for (const words of [['log', 'api.yaml'], ['check']]) {
      const run = await apiDiff(outside, words, { GIT_CEILING_DIRECTORIES: home });
      expect(run.all).toContain('the working directory is not inside a git repository');
      expect(run.all).toContain('Go into the repository that holds the document');
      expect(run.exitCode).toBe(2);
    }
  });

  it('says in a repository without commits that there are none', async () => {
    const empty = await repository(join(home, 'empty'));
    await writeFile(join(empty, 'api.yaml'), limited(1));
    const run = await apiDiff(empty, ['log', 'api.yaml']);
    expect(run.all).toContain('this repository has no commit yet');
    expect(run.all).not.toContain('Did you mean');
    expect(run.exitCode).toBe(2);
  });

  it('is a table in Markdown', async () => {
    const { stdout } = await apiDiff(work, ['log', 'api/api.yaml', '-f', 'markdown', '-n', '1']);
    expect(stdout).toMatch(/^# History of `api\/api\.yaml`\n\n\| commit \|/);
    expect(stdout).toMatch(/\| `[0-9a-f]{7}` \| [-\d]+ \| 2\.1\.0 \| ✗ minor needed, nothing done \| 1 compatible \|/);
  });

  it.each([
    [['log', 'nothing.yaml'], 'no commit touched such a file'],
    [['log', 'api/api.yaml', 'v9..main'], 'git knows no revision `v9`'],
    [['log', 'api/api.yaml', 'v1.0.0...main'], 'Write it with two dots: v1.0.0..main'],
    [['log', 'api/api.yaml', '--', '--output=x'], '`--output=x` is no range of commits'],
    [['log', '--', '-n.yaml'], 'no commit touched such a file'],
    [['log', '../outside.yaml'], 'this is no file of the repository'],
    [['log', 'api/api.yaml', '-n', '0'], 'It is a whole number, 1 or more'],
  ])('%j is a mistake', async (words, message) => {
    const run = await apiDiff(work, words);
    expect(run.all).toContain(message);
    expect(run.exitCode).toBe(2);
  });
});
