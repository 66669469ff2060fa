import { readFile } from 'node:fs/promises';
import { isArray, own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import type { Environment } from './inputs.ts';
import { textOf } from './text.ts';

/** What started the workflow, as far as it decides what is compared and who is told. */
export interface TriggerEvent {
  readonly name: string;
  /** What to compare with, likeliest first: names and object ids of commits. */
  readonly bases: readonly string[];
  /** The branch to fetch where the clone does not reach far enough. */
  readonly baseBranch: string | null;
  /** The number of the pull request that is commented on; null where there is none. */
  readonly pullRequest: number | null;
  /** Where labels may be that let a change pass. */
  readonly approval: ApprovalSource;
}

/** Whose labels count: those of a pull request by number, or of whichever brought a commit. */
export type ApprovalSource =
  | { readonly kind: 'pull request'; readonly number: number; readonly labels: readonly string[] }
  | { readonly kind: 'commit'; readonly sha: string }
  | { readonly kind: 'none' };

const noCommit = /^0*$/;

/** Reads the event's payload; one that is missing or unknown names nothing, and the usual base branch is taken. */
export async function readEvent(environment: Environment): Promise<TriggerEvent> {
  const name = environment['GITHUB_EVENT_NAME'] ?? '';
  const payload = await payloadOf(environment['GITHUB_EVENT_PATH']);
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequestEvent(name, own(payload, 'pull_request'));
    case 'merge_group':
      return mergeGroupEvent(own(payload, 'merge_group'));
    case 'push':
      return pushEvent(payload, environment['GITHUB_SHA'] ?? '');
    default:
      return { name, ...againstBranch(own(own(payload, 'repository'), 'default_branch')), pullRequest: null, approval: { kind: 'none' } };
  }
}

async function payloadOf(path: string | undefined): Promise<Json> {
  if (path === undefined || path === '') return null;
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Json;
  } catch {
    return null;
  }
}

function text(value: Json | undefined): string | null {
  return textOf(value) || null;
}

/** A branch of the remote by its name. */
function againstBranch(name: Json | undefined): Pick<TriggerEvent, 'bases' | 'baseBranch'> {
  const branch = text(name);
  return { bases: branch === null ? [] : [`origin/${branch}`], baseBranch: branch };
}

function pullRequestEvent(name: string, pullRequest: Json | undefined): TriggerEvent {
  const base = own(pullRequest, 'base');
  const { bases, baseBranch } = againstBranch(own(base, 'ref'));
  const number = own(pullRequest, 'number');
  const labels = own(pullRequest, 'labels');
  const names = isArray(labels) ? labels.flatMap((label) => text(own(label, 'name')) ?? []) : [];
  const known = typeof number === 'number';
  return {
    name,
    bases: [...bases, textOf(own(base, 'sha'))].filter((name) => name !== ''),
    baseBranch,
    pullRequest: known ? number : null,
    approval: known ? { kind: 'pull request', number, labels: names } : { kind: 'none' },
  };
}

/** A queue names its pull request in its branch alone: `gh-readonly-queue/main/pr-12-<sha>`. */
function mergeGroupEvent(group: Json | undefined): TriggerEvent {
  const sha = text(own(group, 'base_sha'));
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(text(own(group, 'head_ref')) ?? '')?.[1];
  return {
    name: 'merge_group',
    bases: sha === null ? [] : [sha],
    baseBranch: text(own(group, 'base_ref'))?.replace(/^refs\/heads\//, '') ?? null,
    pullRequest: null,
    approval: number === undefined ? { kind: 'none' } : { kind: 'pull request', number: Number(number), labels: [] },
  };
}

/** What was there before; of a branch that is new, the branch that most others begin at. */
function pushEvent(payload: Json, sha: string): TriggerEvent {
  const before = text(own(payload, 'before')) ?? '';
  const start = againstBranch(own(own(payload, 'repository'), 'default_branch'));
  return {
    name: 'push',
    bases: noCommit.test(before) ? start.bases : [before],
    baseBranch: noCommit.test(before) ? start.baseBranch : null,
    pullRequest: null,
    approval: sha === '' ? { kind: 'none' } : { kind: 'commit', sha },
  };
}
