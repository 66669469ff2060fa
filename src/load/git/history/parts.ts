import { posix } from 'node:path';
import type { Repository } from '../repository.ts';
import { askGit, listByGit } from '../run-git.ts';
import { literal } from './life.ts';
import type { Range } from './range.ts';
import { rangeWords } from './range.ts';
import { versionAt } from './versions.ts';
import type { DocumentVersion } from './versions.ts';

/** Names the files that a version of a document refers to, from the top of the repository; none where it cannot be read. */
export type FindParts = (version: DocumentVersion) => Promise<readonly string[]>;

/** The files that a document consists of besides its root file, in the course of a history. */
export interface PartsHistory {
  /** Every file that was a part at some time. */
  readonly all: readonly string[];
  /** What it referred to at the newest commit. */
  readonly newest: ReadonlySet<string>;
  /** The commits that may have changed what it refers to, with the parts on both sides of them. */
  readonly changes: ReadonlyMap<string, { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }>;
}

/**
 * A line that refers to another file: a `$ref` that does not begin with `#`, one whose value stands on the next line,
 * or the name of a JSON or YAML file, as in a discriminator's mapping. As POSIX writes extended expressions.
 */
const REFERRING = String.raw`[$]ref["']?[[:space:]]*:[[:space:]]*(["']?[^#"' ]|$)|[.](ya?ml|json)`;

/** More rounds than documents are deep in practice; each finds the files that those of the round before refer to. */
const MOST_ROUNDS = 20;

/**
 * Walks through a range for what the document referred to at each time. Only commits that touch a line which refers
 * to a file are read, because no other can change the answer.
 */
export async function partsHistory(
  repository: Repository,
  { names, ends, findParts }: { readonly names: readonly string[]; readonly ends: Range; readonly findParts: FindParts },
): Promise<PartsHistory> {
  const at = async (commit: string | undefined): Promise<ReadonlySet<string>> => {
    const version = commit === undefined ? null : await versionAt(repository, commit, names);
    return new Set(version === null ? [] : (await findParts(version)).map((part) => posix.normalize(part)));
  };
  const newest = await at(ends.to);
  const all = new Set(newest);
  const changes = new Map<string, { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }>();
  for (let round = 0, size = -1; round < MOST_ROUNDS && size !== all.size; round += 1) {
    size = all.size;
    for (const commit of await referringCommits(repository, [...names, ...all], ends)) {
      if (changes.has(commit)) continue;
      const parent = await askGit(['rev-parse', '--verify', '--quiet', `${commit}^`], { directory: repository.top });
      const sides = { before: await at(parent), after: await at(commit) };
      changes.set(commit, sides);
      for (const part of [...sides.before, ...sides.after]) all.add(part);
    }
  }
  return { all: [...all], newest, changes };
}

async function referringCommits({ top }: Repository, paths: readonly string[], ends: Range): Promise<readonly string[]> {
  const flags = ['-z', '--format=%H', '--no-show-signature', '--no-ext-diff', '--extended-regexp', `-G${REFERRING}`];
  const found = await listByGit(['log', ...flags, ...rangeWords(ends), '--', ...paths.map(literal)], { directory: top });
  return found.map((token) => token.trim());
}
