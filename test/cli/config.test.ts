import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import { apiDiff, commit, git, limited, repository } from './git-repository.ts';

let home = '';
let work = '';

beforeAll(async () => {
  await builtCommand();
  home = await realpath(await mkdtemp(join(tmpdir(), 'api-diff-config-')));
  work = await repository(join(home, 'work'));
  const config = 'specs: [services/*/openapi.yaml, { old: public/v1.yaml, new: public/v2.yaml }]\npreset: ./policies/acme.yaml\n';
  await commit(work, {
    'api-diff.config.yaml': config,
    'policies/acme.yaml': 'extends: recommended\n',
    'services/a/openapi.yaml': limited(100),
    'services/b/openapi.yaml': limited(100),
    'other.yaml': limited(100),
    'public/v1.yaml': limited(100),
    'public/v2.yaml': limited(100),
  });
  await git(work, 'checkout', '--quiet', '-b', 'feature');
  await commit(work, {
    'api-diff.config.yaml': `${config}failOn: never\n`,
    'services/a/openapi.yaml': limited(50),
    'services/b/openapi.yaml': null,
    'other.yaml': limited(50),
    'public/v2.yaml': limited(50),
  });
}, 240_000);
afterAll(async () => rm(home, { recursive: true, force: true }));

describe('api-diff check with a configuration', () => {
  it('compares its specs, also from a directory below it, and what was deleted', async () => {
    const run = await apiDiff(join(work, 'services/a'), ['check', '--fail-on', 'breaking']);
    const headings = [...run.stdout.matchAll(/^== (.*) ==$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['services/a/openapi.yaml', 'services/b/openapi.yaml', '../../public/v2.yaml (was ../../public/v1.yaml)']);
    expect(run.exitCode).toBe(1);
  });

  it('goes by the working tree, or by the base branch when told to', async () => {
    expect((await apiDiff(work, ['check'])).exitCode).toBe(0);
    const pinned = await apiDiff(work, ['check', '--config', 'main:api-diff.config.yaml']);
    expect(pinned.exitCode).toBe(1);
    expect(pinned.stdout).toContain('main:policies/acme.yaml');
  });

  it('says which entry means nothing', async () => {
    await commit(work, { 'odd.yaml': 'specs:\n  - nowhere/*.yaml\n' });
    const run = await apiDiff(work, ['check', '--config', 'odd.yaml']);
    expect([run.exitCode, run.all.includes('odd.yaml:2:5'), run.all.includes('means no file')]).toEqual([2, true, true]);
  });
});
