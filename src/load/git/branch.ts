import { InputError } from '../input-error.ts';
import type { Repository } from './repository.ts';
import { openRepository } from './repository.ts';
import { findObject, mergeBaseOf } from './resolve-revision.ts';
import { faultOfNoCommit, unknownRevision } from './unknown-revision.ts';

/** The branch that is checked out, and where it left the branch that it is to be merged into. */
export interface Branch {
  readonly repository: Repository;
  /** The base branch as git knows it: `origin/main`. */
  readonly base: string;
  /** The object id of the commit that both have in common. */
  readonly mergeBase: string;
}

/** Where continuous integration says which branch a pull or merge request goes to. */
const BASE_VARIABLES: readonly string[] = ['GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'];
const USUAL_BASES: readonly string[] = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * Finds the merge base of `HEAD` and the base branch: the one given, else the one that CI names, else the usual one of the caller or of everybody.
 * Throws `unknown-revision`, `missing-commit` and whatever is wrong with the repository.
 */
export async function openBranch({
  base,
  usualBase,
  environment,
}: {
  readonly base: string | undefined;
  /** What holds where nobody is asked to merge anything: the configuration's. */
  readonly usualBase?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<Branch> {
  const repository = await openRepository(process.cwd(), { text: '.', as: 'history' });
  if (repository.bare) {
    throw new InputError({ code: 'not-a-git-repository', message: 'a bare repository has no files to check', hint: 'Check out a branch.' });
  }
  const named = branchNamedBy(environment)?.branch;
  const candidates =
    base !== undefined ? [base] : named !== undefined ? [`origin/${named}`, named] : usualBase !== undefined ? [usualBase] : USUAL_BASES;
  for (const candidate of candidates) {
    if ((await findObject(repository, candidate, 'commit')) === undefined) continue;
    return { repository, base: candidate, mergeBase: await mergeBaseOf(repository, { base: candidate, head: 'HEAD' }) };
  }
  const [first = ''] = candidates;
  if (candidates !== USUAL_BASES)
    throw await unknownRevision(repository, { revision: first, history: 'whole', exists: () => Promise.resolve(false) });
  const empty = await faultOfNoCommit(repository);
  if (empty !== undefined) throw empty;
  throw new InputError({
    code: 'unknown-revision',
    message: `the base branch is unknown: there is no ${USUAL_BASES.join(', ')}`,
    hint: 'Name it with --base.',
  });
}

/** The branch that continuous integration says the changes go to, and the variable that says so. */
export function branchNamedBy(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly branch: string; readonly variable: string } | undefined {
  for (const variable of BASE_VARIABLES) {
    const branch = environment[variable];
    if (branch !== undefined && branch !== '') return { branch, variable };
  }
  return undefined;
}
