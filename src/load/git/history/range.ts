import { InputError } from '../../input-error.ts';
import type { Repository } from '../repository.ts';
import { findObject } from '../resolve-revision.ts';
import { unknownRevision } from '../unknown-revision.ts';

/** Two ends of a range as object ids. */
export interface Range {
  readonly from: string | undefined;
  readonly to: string;
}

/** The ends that a text means, `HEAD` when undefined. Throws `InputError` for a revision that is none. */
export async function rangeOf(repository: Repository, range: string | undefined): Promise<Range> {
  const text = range ?? 'HEAD';
  const dots = text.indexOf('..');
  if (dots === -1) return { from: undefined, to: await commitOf(repository, text) };
  if (text.slice(dots).startsWith('...')) {
    throw new InputError({
      code: 'unknown-revision',
      message: `\`${text}\` is no range of commits that follow each other`,
      hint: `Write it with two dots: ${text.replace('...', '..')}`,
    });
  }
  const from = text.slice(0, dots);
  return {
    from: from === '' ? undefined : await commitOf(repository, from),
    to: await commitOf(repository, text.slice(dots + 2) || 'HEAD'),
  };
}

async function commitOf(repository: Repository, revision: string): Promise<string> {
  const found = await findObject(repository, revision, 'commit');
  if (found !== undefined) return found;
  throw await unknownRevision(repository, {
    revision,
    history: 'whole',
    exists: async (candidate) => (await findObject(repository, candidate, 'commit')) !== undefined,
  });
}

/** A range as words for git: object ids alone, so that no word begins with a dash that the user wrote. */
export function rangeWords({ from, to }: Range): readonly string[] {
  return from === undefined ? [to] : [to, `^${from}`];
}
