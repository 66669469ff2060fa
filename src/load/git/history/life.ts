import type { Repository } from '../repository.ts';
import { listByGit } from '../run-git.ts';
import type { Range } from './range.ts';
import { rangeWords } from './range.ts';

/** A commit that touched the root file itself, and its name before and after. */
export interface Touch {
  readonly commit: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The commits of a range that touched the root file, its renames followed, newest first. */
export async function lifeOf({ top }: Repository, path: string, ends: Range): Promise<readonly Touch[]> {
  const flags = ['--follow', '-M', '-z', '--format=%H', '--name-status', '--no-ext-diff', '--no-show-signature'];
  const tokens = (await listByGit(['log', ...flags, ...rangeWords(ends), '--', literal(path)], { directory: top }))
    .flatMap((token) => token.split('\n'))
    .filter((token) => token !== '')
    .values();
  const touches: Touch[] = [];
  let commit = '';
  for (const token of tokens) {
    if (/^[0-9a-f]{40,64}$/.test(token)) {
      commit = token;
      continue;
    }
    const first: string = tokens.next().value ?? '';
    if (/^[RC]/.test(token)) touches.push({ commit, before: first, after: tokens.next().value ?? '' });
    else touches.push({ commit, before: token === 'A' ? null : first, after: token === 'D' ? null : first });
  }
  return touches;
}

/** A path from the top that is nothing but a path, whatever signs it holds (gitglossary, pathspec). */
export function literal(path: string): string {
  return `:(top,literal)${path}`;
}
