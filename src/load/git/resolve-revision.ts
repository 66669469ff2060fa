import { InputError } from '../input-error.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';
import { isShallow, unknownRevision } from './unknown-revision.ts';

/** What `a...b` is short for: the merge base of two revisions, the second being `HEAD` when left out. */
export interface MergeBase {
  readonly base: string;
  readonly head: string;
}

/** The two revisions of `a...b`; undefined for any other revision. */
export function parseMergeBase(revision: string): MergeBase | undefined {
  const dots = revision.indexOf('...');
  return dots === -1 ? undefined : { base: revision.slice(0, dots) || 'HEAD', head: revision.slice(dots + 3) || 'HEAD' };
}

/**
 * What stands before the colon when git is asked for a path of a revision: the object id of its tree, so that a
 * branch that moves meanwhile does not matter, or a stage of the index. Throws `unknown-revision` and
 * `missing-commit`.
 */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  const stage = /^(?::([0-3]))?$/.exec(revision);
  if (stage !== null) return `:${stage[1] ?? '0'}`;
  const mergeBase = parseMergeBase(revision);
  const start = mergeBase === undefined ? revision : await mergeBaseOf(repository, mergeBase);
  return await objectOf(repository, start, 'tree');
}

/** The object id of the best common ancestor. Throws `unknown-revision` and `missing-commit`. */
export async function mergeBaseOf(repository: Repository, { base, head }: MergeBase): Promise<string> {
  const ids = [await objectOf(repository, base, 'commit'), await objectOf(repository, head, 'commit')];
  const found = await askGit(['merge-base', ...ids], { directory: repository.top });
  if (found !== undefined && isObjectId(found)) return found;
  if (await isShallow(repository)) {
    throw new InputError({
      code: 'missing-commit',
      message: `this clone is shallow and does not reach the merge base of \`${base}\` and \`${head}\``,
      hint: 'Fetch the history: git fetch --unshallow (in GitHub Actions: `fetch-depth: 0` for actions/checkout).',
    });
  }
  throw new InputError({
    code: 'unknown-revision',
    message: `\`${base}\` and \`${head}\` have no commit in common`,
    hint: `To compare with \`${base}\` itself, leave the dots out.`,
  });
}

/** The id of the commit or tree that a revision names; undefined when there is none. */
export async function findObject(repository: Repository, revision: string, kind: 'commit' | 'tree'): Promise<string | undefined> {
  if (!isRevisionText(revision)) return undefined;
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{${kind}}`];
  const found = await askGit(words, { directory: repository.top });
  // `^main` and the like are words of rev-parse, not revisions.
  return found !== undefined && isObjectId(found) ? found : undefined;
}

async function objectOf(repository: Repository, revision: string, kind: 'commit' | 'tree'): Promise<string> {
  const found = await findObject(repository, revision, kind);
  if (found !== undefined) return found;
  throw await unknownRevision(repository, {
    revision,
    // Commits are asked for to find what they have in common.
    history: kind === 'commit' ? 'whole' : 'tip',
    exists: async (candidate) => (await findObject(repository, candidate, kind)) !== undefined,
  });
}

/** SHA-1 or SHA-256. */
function isObjectId(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}

/** What may be handed to git: no option, and nothing that ends a line of its input. */
function isRevisionText(revision: string): boolean {
  return revision !== '' && !revision.startsWith('-') && !/[\u0000-\u001f\u007f]/.test(revision);
}
