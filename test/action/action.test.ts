import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { commit, git, limited, repository } from '../cli/git-repository.ts';
import type { Imitation } from './github.ts';
import { imitateGithub } from './github.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const marker = '<!-- api-diff:default -->';

let home = '';
let bundle = '';
let origin = '';
let github: Imitation;
let runs = 0;

beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'api-diff-action-')));
  bundle = join(home, 'action.mjs');
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build-action.mjs'), '--outfile', bundle]);
  origin = await repository(join(home, 'origin'));
  await git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  await commit(origin, { 'api.yaml': limited(100), 'README.md': 'x' });
  await git(origin, 'checkout', '--quiet', '-b', 'breaking');
  await commit(origin, { 'api.yaml': limited(50) });
  await git(origin, 'checkout', '--quiet', '-b', 'harmless', 'main');
  await commit(origin, { 'README.md': 'y' });
  await git(origin, 'checkout', '--quiet', '-b', 'broken', 'main');
  await commit(origin, { 'api.yaml': 'openapi: 3.0.3\ninfo: [\n' });
  await git(origin, 'checkout', '--quiet', 'main');
  await commit(origin, { 'README.md': 'the base has moved on' });
}, 240_000);
afterAll(async () => rm(home, { recursive: true, force: true }));
beforeEach(async () => {
  github = await imitateGithub();
});
afterEach(() => {
  github.close();
});

interface Step {
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Checks a branch out as actions/checkout does, one commit deep, and runs the step in it. */
async function step(branch: string, event: string, payload: object, inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
  runs += 1;
  const work = join(home, `work-${runs}`);
  await git(home, 'clone', '--quiet', '--depth=1', '--branch', branch, pathToFileURL(origin).href, work);
  const files = { event: `${work}.json`, output: `${work}.output`, summary: `${work}.md` };
  await writeFile(files.event, JSON.stringify({ repository: { default_branch: 'main' }, ...payload }));
  for (const file of [files.output, files.summary]) await writeFile(file, '');
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_REPOSITORY: 'acme/users',
    GITHUB_API_URL: github.url,
    GITHUB_SHA: await git(origin, 'rev-parse', branch),
    RUNNER_TEMP: home,
    'INPUT_APPROVE-LABEL': 'breaking-change-approved',
    INPUT_COMMENT: 'true',
    'INPUT_COMMENT-KEY': 'default',
    INPUT_TOKEN: 'secret',
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const { exitCode, log } = await new Promise<{ readonly exitCode: number; readonly log: string }>((resolve) => {
    execFile(process.execPath, [bundle], { cwd: work, env: environment }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), log: stdout + stderr });
    });
  });
  const lines = (await readFile(files.output, 'utf8')).trimEnd().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return { exitCode, log, outputs, summary: await readFile(files.summary, 'utf8') };
}

async function pullRequest(labels: readonly string[] = []): Promise<object> {
  const base = { ref: 'main', sha: await git(origin, 'rev-parse', 'main') };
  return { pull_request: { number: 7, base, labels: labels.map((name) => ({ name })) } };
}

describe('the action', () => {
  it('compares a pull request with its merge base, annotates, summarises and comments once', async () => {
    const first = await step('breaking', 'pull_request', await pullRequest());
    expect(first.exitCode).toBe(1);
    expect(first.log).toMatch(/^::error file=api\.yaml,line=6,/m);
    expect(first.log).not.toContain('the base has moved on');
    expect(first.outputs).toMatchObject({ result: 'fail', bump: 'major', 'next-version': '2.0.0', breaking: '1', warning: '0' });
    expect(JSON.parse(await readFile(first.outputs['report'] ?? '', 'utf8'))).toMatchObject([
      { document: 'api.yaml', kind: 'compared', report: { status: 'compared', changes: [{ rule: 'maximum-lowered' }] } },
    ]);
    expect(first.summary).toContain('1 breaking change');
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(new RegExp(`^${marker}\\n## ✗ 1 breaking change`));
    expect(github.comments[0]?.body).toContain('On purpose? The label `breaking-change-approved`');

    const again = await step('breaking', 'pull_request', await pullRequest());
    expect(again.exitCode).toBe(1);
    expect(github.calls.filter((call) => !call.startsWith('GET'))).toEqual(['POST /issues/7/comments']);

    const clean = await step('harmless', 'pull_request', await pullRequest());
    expect(clean).toMatchObject({ exitCode: 0, outputs: { result: 'pass', bump: 'none', breaking: '0' } });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(new RegExp(`^${marker}\\n## ✓ No changes of the API`));
  });

  it('says nothing where there is nothing to say', async () => {
    const clean = await step('harmless', 'pull_request', await pullRequest());
    expect(clean).toMatchObject({ exitCode: 0, log: '' });
    expect(github.comments).toEqual([]);
  });

  it('finds its comment behind many, and writes over nobody else’s', async () => {
    for (let id = 1; id <= 120; id += 1) github.comments.push({ id, body: 'words', user: { type: 'User', login: 'ada' } });
    github.comments.push({ id: 500, body: `${marker}\nforged`, user: { type: 'User', login: 'mallory' } });
    github.comments.push({ id: 501, body: `${marker}\nold`, user: { type: 'Bot', login: 'github-actions[bot]' } });
    await step('breaking', 'pull_request', await pullRequest());
    expect(github.comments.find(({ id }) => id === 501)?.body).toContain('1 breaking change');
    expect(github.comments.find(({ id }) => id === 500)?.body).toContain('forged');
    expect(github.comments).toHaveLength(122);
  });

  it('lets pass what a label approves, as it is set now', async () => {
    github.labels.push('Breaking-Change-Approved');
    const approved = await step('breaking', 'pull_request', await pullRequest());
    expect(approved).toMatchObject({ exitCode: 0, outputs: { result: 'approved', breaking: '1' } });
    expect(approved.log).toMatch(/^::warning file=api\.yaml/m);
    expect(approved.log).not.toMatch(/^::error/m);
    expect(github.comments[0]?.body).toContain('✓ Let pass by the label');
    const withoutLabel = await step('breaking', 'pull_request', await pullRequest(['breaking-change-approved']), { 'approve-label': '' });
    expect(withoutLabel).toMatchObject({ exitCode: 1, outputs: { result: 'fail' } });
  });

  it('falls back to the summary where the token of a fork may not write', async () => {
    github.readOnly = true;
    const forked = await step('breaking', 'pull_request', await pullRequest());
    expect(forked.exitCode).toBe(1);
    expect(forked.log).toContain('::notice title=api-diff::The comment could not be written (403 Resource not accessible by integration)');
    expect(forked.summary).toContain('1 breaking change');
    const unread = await step('breaking', 'pull_request', await pullRequest(['breaking-change-approved']), { token: 'wrong' });
    expect(unread).toMatchObject({ exitCode: 0, outputs: { result: 'approved' } });
  });

  it('compares a push with what was there before, and never comments', async () => {
    const before = await git(origin, 'rev-parse', 'breaking~1');
    const pushed = await step('breaking', 'push', { before });
    expect(pushed).toMatchObject({ exitCode: 1, outputs: { result: 'fail', breaking: '1' } });
    expect(github.comments).toEqual([]);
    github.labelsOfCommits.push('breaking-change-approved');
    expect(await step('breaking', 'push', { before })).toMatchObject({ exitCode: 0, outputs: { result: 'approved' } });
    const branch = await step('breaking', 'push', { before: '0'.repeat(40) });
    expect(branch.outputs).toMatchObject({ breaking: '1' });
  });

  it('compares a merge queue with its base, by the label of its pull request', async () => {
    const group = {
      base_sha: await git(origin, 'rev-parse', 'breaking~1'),
      base_ref: 'refs/heads/main',
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${'a'.repeat(40)}`,
    };
    expect(await step('breaking', 'merge_group', { merge_group: group })).toMatchObject({ exitCode: 1, outputs: { result: 'fail' } });
    github.labels.push('breaking-change-approved');
    expect(await step('breaking', 'merge_group', { merge_group: group })).toMatchObject({ exitCode: 0, outputs: { result: 'approved' } });
    expect(github.comments).toEqual([]);
  });

  it('fails where nothing could be compared, and no label helps', async () => {
    github.labels.push('breaking-change-approved');
    const broken = await step('broken', 'pull_request', await pullRequest());
    expect(broken).toMatchObject({ exitCode: 1, outputs: { result: 'error' } });
    expect(broken.log).toMatch(/^::error file=api\.yaml,line=\d+/m);
    expect(github.comments[0]?.body).toContain('Nothing was compared');
    const lost = await step('breaking', 'pull_request', await pullRequest(), { base: 'no-such-branch' });
    expect(lost).toMatchObject({ exitCode: 1, outputs: { result: 'error' } });
    expect(lost.log).toContain('no-such-branch');
  });

  it('takes the inputs', async () => {
    expect(await step('breaking', 'pull_request', await pullRequest(), { 'fail-on': 'never', comment: 'false' })).toMatchObject({
      exitCode: 0,
      outputs: { result: 'pass', breaking: '1' },
    });
    expect(github.comments).toEqual([]);
    const missing = await step('breaking', 'pull_request', await pullRequest(), { documents: 'nothing.yaml' });
    expect(missing).toMatchObject({ exitCode: 1, outputs: { result: 'error' } });
  });
});
