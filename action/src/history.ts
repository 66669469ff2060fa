import type { Branch } from '../../src/load/git/branch.ts';
import { openBranch } from '../../src/load/git/branch.ts';
import { openRepository } from '../../src/load/git/repository.ts';
import { findObject } from '../../src/load/git/resolve-revision.ts';
import { askGit, runGit } from '../../src/load/git/run-git.ts';
import { isShallow } from '../../src/load/git/unknown-revision.ts';
import { InputError } from '../../src/load/input-error.ts';
import type { TriggerEvent } from './event.ts';
import type { Environment } from './inputs.ts';

/** A commit to fetch, and under which name. */
type Refspec = string;

/**
 * Finds the merge base of what is checked out and the base, fetching as little of the history as it takes: a checkout
 * is shallow unless its workflow says otherwise. Throws `InputError` where there is none.
 */
export async function openBase(
  { bases, baseBranch }: Pick<TriggerEvent, 'bases' | 'baseBranch'>,
  environment: Environment,
): Promise<Branch> {
  const repository = await openRepository(process.cwd(), { text: '.', as: 'history' });
  const directory = repository.top;
  const attempt = async (): Promise<Branch | InputError> => {
    let fault: InputError | undefined;
    for (const base of bases.length === 0 ? [undefined] : bases) {
      try {
        return await openBranch({ base, environment });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        fault ??= error;
      }
    }
    return fault as InputError;
  };
  let found = await attempt();
  const head = await askGit(['rev-parse', 'HEAD'], { directory });
  for (const depth of ['--deepen=1', '--deepen=100', '--unshallow']) {
    if (!(found instanceof InputError) || head === undefined) break;
    const shallow = await isShallow(repository);
    const wanted: readonly Refspec[] = [...(await refspecs(bases, baseBranch, directory)), ...(shallow ? [head] : [])];
    if (wanted.length === 0) break;
    const flags = ['--no-tags', '--no-recurse-submodules', '--quiet', ...(shallow ? [depth] : [])];
    // What cannot be fetched is said by the attempt that follows.
    await runGit(['fetch', ...flags, 'origin', ...wanted], { directory });
    found = await attempt();
    if (!shallow) break;
  }
  if (found instanceof InputError) throw found;
  return found;
}

/** Object ids as they are and branches under the name of the remote's; nothing that could be an option. */
async function refspecs(bases: readonly string[], baseBranch: string | null, directory: string): Promise<readonly Refspec[]> {
  const ids = bases.filter((base) => /^[0-9a-f]{40,64}$/.test(base));
  const isName = baseBranch !== null && (await askGit(['check-ref-format', '--branch', baseBranch], { directory })) !== undefined;
  return [...(isName && !baseBranch.startsWith('-') ? [`+refs/heads/${baseBranch}:refs/remotes/origin/${baseBranch}`] : []), ...ids];
}

/** Whether what is checked out is the base itself, so that nothing of the pull request would be seen. */
export async function isBase({ repository, mergeBase }: Branch): Promise<boolean> {
  return (await findObject(repository, 'HEAD', 'commit')) === mergeBase;
}
