import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../input-error.ts';
import { nearestName } from '../nearest-name.ts';
import { revisionPathText } from '../revision-path.ts';
import type { RevisionPath } from '../revision-path.ts';
import type { Repository } from './repository.ts';
import { listByGit } from './run-git.ts';

/** The error for a path that a revision does not have; it says where such a file is. `path` counts from the top. */
export async function missingPath(
  repository: Repository,
  { revision, path, tree }: RevisionPath & { readonly tree: string },
): Promise<InputError> {
  const place = revision === '' ? 'the index' : `\`${revision}\``;
  const candidates = await pathsOf(repository, tree);
  const meant = likeliest(repository, path, candidates);
  const onDisk = !repository.bare && existsSync(join(repository.top, path));
  const hints = [
    ...(meant === undefined ? [] : [`Did you mean \`${revisionPathText({ revision, path: meant })}\`?`]),
    ...(onDisk ? ['It exists in the working tree: it may be newer than that revision.'] : []),
  ];
  return new InputError({
    code: 'path-not-in-revision',
    file: revisionPathText({ revision, path }),
    message: `there is no \`${path}\` in ${place}`,
    hint: hints.length > 0 ? hints.join(' ') : 'Paths count from the top of the repository, unless they begin with ./',
  });
}

async function pathsOf({ top }: Repository, tree: string): Promise<readonly string[]> {
  const words = tree.startsWith(':') ? ['ls-files', '-z'] : ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree];
  return await listByGit(words, { directory: top });
}

/** The same path from the working directory, then the only file or the nearest of that name, then a name like it. */
function likeliest({ prefix }: Repository, path: string, candidates: readonly string[]): string | undefined {
  if (candidates.includes(`${prefix}${path}`)) return `${prefix}${path}`;
  const sameName = candidates.filter((candidate) => basename(candidate) === basename(path));
  const [first] = sameName;
  if (sameName.length <= 1 && first !== undefined) return first;
  return nearestName(path, sameName) ?? first ?? nearestName(path, candidates);
}
