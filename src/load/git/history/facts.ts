import type { Repository } from '../repository.ts';
import { askGit } from '../run-git.ts';
import type { Range } from './range.ts';

/** What git says of a commit. */
export interface CommitFacts {
  readonly name: string;
  readonly date: string;
  readonly subject: string;
  readonly parent: string | undefined;
}

/** What git says of some commits, by their ids. */
export async function factsOf({ top }: Repository, commits: readonly string[]): Promise<ReadonlyMap<string, CommitFacts>> {
  // Texts of people may hold anything but NUL, so the fields are counted.
  const format = '--format=%H%x00%h%x00%cs%x00%P%x00%s';
  const text = await askGit(['log', '--no-walk=unsorted', '--no-show-signature', '--stdin', '-z', format], {
    directory: top,
    input: `${commits.join('\n')}\n`,
  });
  const fields = (text ?? '').split('\0');
  const facts = new Map<string, CommitFacts>();
  for (let at = 0; at + 4 < fields.length; at += 5) {
    const [commit = '', name = '', date = '', parents = '', subject = ''] = fields.slice(at, at + 5);
    facts.set(commit, { name, date, subject, parent: parents === '' ? undefined : parents.split(' ')[0] });
  }
  return facts;
}

/** A tag and the commit that it is at. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** The tags in a range, newest first. */
export async function tagsOf({ top }: Repository, { from, to }: Range): Promise<readonly Tag[]> {
  const format = '--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)';
  const only = [`--merged=${to}`, ...(from === undefined ? [] : [`--no-merged=${from}`])];
  const text = await askGit(['for-each-ref', ...only, '--sort=-version:refname', '--sort=-creatordate', format, 'refs/tags'], {
    directory: top,
  });
  return (text ?? '').split('\n').flatMap((line) => {
    const [name = '', object = '', peeled = ''] = line.split('\0');
    return name === '' ? [] : [{ name, commit: peeled === '' ? object : peeled }];
  });
}
