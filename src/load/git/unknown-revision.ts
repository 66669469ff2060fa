import { InputError } from '../input-error.ts';
import { nearestName } from '../nearest-name.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';

/** Whether a clone has only the latest part of the history. */
export async function isShallow({ top }: Repository): Promise<boolean> {
  return (await askGit(['rev-parse', '--is-shallow-repository'], { directory: top })) === 'true';
}

/** A revision that was asked for, and what is needed of it. */
export interface RevisionQuestion {
  readonly revision: string;
  /** `tip` where the commit alone will do, `whole` where a merge base is to be found. */
  readonly history: 'tip' | 'whole';
  readonly exists: (revision: string) => Promise<boolean>;
}

/**
 * The error for a revision that git does not know: `missing-commit` with the line that fetches it where the clone is
 * shallow, `unknown-revision` with what was probably meant elsewhere.
 */
export async function unknownRevision(repository: Repository, { revision, history, exists }: RevisionQuestion): Promise<InputError> {
  if (await hasNoCommit(repository)) return withoutCommits();
  const shallow = await isShallow(repository);
  const start = revision.replace(/(?<=.)(?:[~^]|@\{).*$/s, '');
  if (start !== revision && (await exists(start))) return tooFarBack(revision, { start, shallow });
  const remote = await remoteOf(repository);
  const fetch =
    remote === undefined
      ? undefined
      : fetchLine(start, { remote, depth: !shallow ? '' : history === 'tip' ? '--depth=1 ' : '--unshallow ' });
  const similar = await similarName(repository, start);
  const hints = [
    ...(similar === undefined ? [] : [`Did you mean \`${similar}${revision.slice(start.length)}\`?`]),
    ...(fetch === undefined || (similar !== undefined && !shallow) ? [] : [`Fetch it: ${fetch}`]),
  ];
  return new InputError({
    code: shallow ? 'missing-commit' : 'unknown-revision',
    message: `git knows no revision \`${revision}\`${shallow ? ' in this clone, which is shallow' : ' in this repository'}`,
    hint: hints.length > 0 ? hints.join(' ') : '`git branch --all` and `git tag` list the revisions that have a name.',
  });
}

/** The fault of a repository without any commit, where not even `HEAD` is a revision; undefined where there is one. */
export async function faultOfNoCommit(repository: Repository): Promise<InputError | undefined> {
  return (await hasNoCommit(repository)) ? withoutCommits() : undefined;
}

/** Whether nothing was committed yet, so that not even `HEAD` is a revision. */
async function hasNoCommit({ top }: Repository): Promise<boolean> {
  if ((await askGit(['rev-parse', '--verify', '--quiet', 'HEAD'], { directory: top })) !== undefined) return false;
  return (await askGit(['for-each-ref', '--count=1'], { directory: top })) === '';
}

function withoutCommits(): InputError {
  return new InputError({
    code: 'unknown-revision',
    message: 'this repository has no commit yet, so there is nothing to read from it',
    hint: 'Commit the document first, or fetch the branch that has it.',
  });
}

function tooFarBack(revision: string, { start, shallow }: { readonly start: string; readonly shallow: boolean }): InputError {
  if (!shallow) {
    return new InputError({
      code: 'unknown-revision',
      message: `git finds \`${start}\`, but not \`${revision}\``,
      hint: `\`git log ${isPlain(start) ? start : ''}\` shows how far its history goes.`.replace(' `', '`'),
    });
  }
  const generations = [...revision.slice(start.length).matchAll(/~(\d*)|\^(\d*)/g)].reduce(
    (sum, [, back]) => sum + (back === undefined || back === '' ? 1 : Number(back)),
    0,
  );
  return new InputError({
    code: 'missing-commit',
    message: `this clone is shallow and does not go back to \`${revision}\``,
    hint: `Fetch more of the history: git fetch --deepen=${Math.max(1, generations)}`,
  });
}

/** `origin`, or the first remote there is. */
async function remoteOf({ top }: Repository): Promise<string | undefined> {
  const remotes = (await askGit(['remote'], { directory: top }))?.split('\n').filter((name) => isPlain(name)) ?? [];
  return remotes.includes('origin') ? 'origin' : remotes[0];
}

/** The command that gets a commit, a tag or a branch under the name that was asked for. */
function fetchLine(name: string, { remote, depth }: { readonly remote: string; readonly depth: string }): string | undefined {
  // Only what needs no quoting in any shell is put into a line to paste.
  if (!isPlain(name)) return undefined;
  if (/^[0-9a-f]{40}$/.test(name)) return `git fetch ${depth}${remote} ${name}`;
  if (/^[0-9a-f]{7,39}$/.test(name)) return `git fetch ${depth === '' ? '' : '--unshallow '}${remote}`;
  if (name.startsWith(`${remote}/`)) {
    const branch = name.slice(remote.length + 1);
    return `git fetch ${depth}${remote} refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
  }
  const kind = /^v?\d/.test(name) ? 'tags' : 'heads';
  const full = name.startsWith('refs/') ? name : `refs/${kind}/${name}`;
  return `git fetch ${depth}${remote} ${full}:${full}`;
}

function isPlain(name: string): boolean {
  return /^[A-Za-z0-9_][\w./+@-]*$/.test(name);
}

/** The branch or tag that was probably meant; a branch that only a remote has before others. */
async function similarName({ top }: Repository, name: string): Promise<string | undefined> {
  const words = ['for-each-ref', '--count=5000', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes'];
  const names = (await askGit(words, { directory: top }))?.split('\n').filter((candidate) => candidate !== '') ?? [];
  return names.find((candidate) => candidate.endsWith(`/${name}`)) ?? nearestName(name, name === 'HEAD' ? names : [...names, 'HEAD']);
}
