import { isAbsolute, relative, sep } from 'node:path';
import { InputError } from '../../input-error.ts';
import type { Repository } from '../repository.ts';
import { openRepository, pathFromTop } from '../repository.ts';
import { commitSteps } from './commit-steps.ts';
import { lifeOf } from './life.ts';
import type { FindParts } from './parts.ts';
import { rangeOf } from './range.ts';
import type { HistoryStep } from './step.ts';
import { tagSteps } from './tag-steps.ts';

/** The part of a history that is asked about. */
export interface HistoryQuestion {
  /** The document, as a path of the working directory. */
  readonly file: string;
  /** `A..B`, `A..`, `..B` or a revision up to which; `HEAD` when undefined. */
  readonly range: string | undefined;
  /** Whether each step is a commit that touched the document, or a tag. */
  readonly steps: 'commits' | 'tags';
}

/** The repository, and the steps of a document in it, newest first. */
export interface DocumentHistory {
  readonly repository: Repository;
  readonly steps: readonly HistoryStep[];
}

/**
 * Asks git for the steps of a document, its renames followed. `findParts` names the files that it refers to at a
 * version of it, which count as parts of it then. Throws `InputError` for a repository, a revision or a path that is none.
 */
export async function openHistory({ file, range, steps }: HistoryQuestion, findParts: FindParts): Promise<DocumentHistory> {
  const repository = await openRepository(process.cwd(), { text: file, as: 'history' });
  const path = pathIn(repository, file);
  const ends = await rangeOf(repository, range);
  const life = await lifeOf(repository, path, ends);
  if (life.length === 0) throw neverThere(file, range);
  const found = steps === 'tags' ? await tagSteps(repository, life, ends) : await commitSteps(repository, { path, life, ends, findParts });
  return { repository, steps: found };
}

function pathIn(repository: Repository, file: string): string {
  const path = isAbsolute(file) ? relative(repository.top, file).split(sep).join('/') : pathFromTop(repository, `./${file}`);
  if (path !== undefined && path !== '' && !path.startsWith('../') && !isAbsolute(path)) return path;
  throw new InputError({
    code: 'outside-root',
    file,
    message: 'this is no file of the repository, so it has no history in it',
    hint: 'Go into the repository that it is in.',
  });
}

function neverThere(file: string, range: string | undefined): InputError {
  return new InputError({
    code: 'file-not-found',
    file,
    message: `no commit${range === undefined ? '' : ` of ${range}`} touched such a file`,
    hint: 'Check the path; relative paths start at the working directory.',
  });
}
