import { relative, sep } from 'node:path';
import type { Branch } from '../../load/git/branch.ts';
import type { BranchDocument } from '../../load/git/branch-documents.ts';
import { namedDocuments } from '../../load/git/branch-documents.ts';
import { listByGit } from '../../load/git/run-git.ts';
import { InputError } from '../../load/input-error.ts';
import type { Position } from '../../model/document.ts';
import { matchesGlob } from '../../model/glob.ts';

/** One entry of `specs` in the configuration; paths are absolute. */
export type Spec =
  | { readonly kind: 'path'; readonly glob: string; readonly written: string; readonly position: Position }
  | { readonly kind: 'pair'; readonly old: string; readonly new: string; readonly position: Position };

/**
 * The documents that entries with paths mean, each once: of those with `*` whatever git tracks now or tracked at the
 * merge base. Throws `file-not-found` for an entry that means nothing, at its place in the configuration.
 */
export async function specDocuments(branch: Branch, specs: readonly Spec[]): Promise<readonly BranchDocument[]> {
  const paths = specs.filter((spec) => spec.kind === 'path');
  const tracked = paths.some(({ glob }) => glob.includes('*')) ? await trackedPaths(branch) : [];
  const found = new Map<string, BranchDocument>();
  for (const { glob, written, position } of paths) {
    const pattern = relative(branch.repository.top, glob).split(sep).join('/');
    const names = glob.includes('*') ? tracked.filter((path) => matchesGlob(pattern, path)) : [pattern];
    const documents = await documentsOf(branch, names, { written, position });
    for (const document of documents) found.set(document.path, document);
  }
  return [...found.values()];
}

async function documentsOf(
  branch: Branch,
  names: readonly string[],
  { written, position }: { readonly written: string; readonly position: Position },
): Promise<readonly BranchDocument[]> {
  const nothing = new InputError({
    code: 'file-not-found',
    message: `\`${written}\` means no file, neither here nor at the merge base with \`${branch.base}\``,
    hint: 'Paths count from the configuration file; `*` stands for anything within a segment, `**` for any segments.',
    position,
  });
  if (names.length === 0) throw nothing;
  try {
    return await namedDocuments(
      branch,
      names.map((name) => `${branch.repository.top}/${name}`),
    );
  } catch (error) {
    throw error instanceof InputError && error.code === 'file-not-found' ? nothing : error;
  }
}

async function trackedPaths({ repository, mergeBase }: Branch): Promise<readonly string[]> {
  const options = { directory: repository.top };
  const now = await listByGit(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], options);
  const before = await listByGit(['ls-tree', '-r', '-z', '--name-only', '--full-tree', mergeBase], options);
  return [...new Set([...now, ...before])].sort();
}
