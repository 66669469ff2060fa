import type { Repository } from '../repository.ts';
import { askGit } from '../run-git.ts';

/** A document at one commit; the path counts from the top of the repository. */
export interface DocumentVersion {
  readonly commit: string;
  readonly path: string;
}

/** Where the document is at a commit, by the first of its names that is there. */
export async function versionAt({ top }: Repository, commit: string, names: readonly string[]): Promise<DocumentVersion | null> {
  for (const path of names) {
    if ((await askGit(['rev-parse', '--verify', '--quiet', `${commit}:${path}`], { directory: top })) !== undefined)
      return { commit, path };
  }
  return null;
}

/** The object id of the root file at a version; undefined where it is not there. */
export async function blobOf({ top }: Repository, { commit, path }: DocumentVersion): Promise<string | undefined> {
  return await askGit(['rev-parse', '--verify', '--quiet', `${commit}:${path}`], { directory: top });
}

/** The object id of all files at a commit. */
export async function treeOf({ top }: Repository, commit: string): Promise<string | undefined> {
  return await askGit(['rev-parse', '--verify', '--quiet', `${commit}^{tree}`], { directory: top });
}
