import { tooLarge } from '../read-file.ts';
import type { Repository } from './repository.ts';
import { gitFailed, runGit } from './run-git.ts';

/** A file of a resolved revision; `tree` is what `resolveRevision` gave, `path` counts from the top. */
export interface BlobAddress {
  readonly tree: string;
  readonly path: string;
}

/** What is found at a path of a revision. */
export type Blob =
  { readonly kind: 'file'; readonly bytes: Uint8Array } | { readonly kind: 'directory' | 'submodule' | 'missing' | 'outside' };

/**
 * The file at a path of a tree or of the index. Symbolic links of a tree are followed within it and never out of it.
 * Nothing is filtered or converted on the way. Throws `too-large`, `git-failed` and `git-not-found`.
 */
export async function readBlob(
  { top }: Repository,
  { tree, path }: BlobAddress,
  limit: { readonly name: string; readonly maxBytes: number },
): Promise<Blob> {
  // One object is asked for on one line; no file of an API has a line break in its name.
  if (/[\n\0]/.test(path)) return { kind: 'missing' };
  const words = ['cat-file', '--batch=%(objecttype) %(objectsize)', '--follow-symlinks'];
  const { exitCode, stdout, stderr } = await runGit(words, { directory: top, input: `${tree}:${path}\n`, limit });
  const end = stdout.indexOf(0x0a);
  if (exitCode !== 0 || end === -1) throw gitFailed(stderr);
  const header = Buffer.from(stdout.subarray(0, end)).toString('utf8');
  const [, type, size] = /^(blob|tree|commit|symlink|dangling|loop|notdir) (\d+)$/.exec(header) ?? [];
  switch (type) {
    case 'blob':
      if (Number(size) > limit.maxBytes) throw tooLarge(limit.name, limit.maxBytes);
      return { kind: 'file', bytes: stdout.subarray(end + 1, end + 1 + Number(size)) };
    case 'tree':
      return { kind: 'directory' };
    case 'commit':
      return { kind: 'submodule' };
    case 'symlink':
      return { kind: 'outside' };
    default:
      return { kind: 'missing' };
  }
}
