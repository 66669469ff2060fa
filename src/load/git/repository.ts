import { normalize, sep } from 'node:path';
import { InputError } from '../input-error.ts';
import { askGit, gitFailed, runGit } from './run-git.ts';

/** The repository around the working directory. */
export interface Repository {
  /** The top of the work tree; of a bare repository, its own directory. Paths in revisions count from here. */
  readonly top: string;
  /** The way from the top to the working directory, with a slash at its end; `''` at the top. */
  readonly prefix: string;
  readonly bare: boolean;
}

/** What the user typed, and what a repository is wanted for: to read it as a revision, or because only a repository has what was asked for. */
export interface Asked {
  readonly text: string;
  readonly as: 'revision' | 'history';
}

/** The repository that a directory is in. Throws `not-a-git-repository`, `git-not-found`, `git-failed`. */
export async function openRepository(directory: string, asked: Asked): Promise<Repository> {
  const inTree = await runGit(['rev-parse', '--show-toplevel', '--show-prefix'], { directory });
  if (inTree.exitCode === 0) {
    const [top = '', prefix = ''] = Buffer.from(inTree.stdout).toString('utf8').split('\n');
    return { top: normalize(top), prefix, bare: false };
  }
  const gitDirectory = await askGit(['rev-parse', '--absolute-git-dir'], { directory });
  if (gitDirectory !== undefined) return { top: normalize(gitDirectory), prefix: '', bare: true };
  if (/dubious ownership/.test(inTree.stderr)) {
    throw new InputError({
      code: 'git-failed',
      file: asked.text,
      message: 'git does not read this repository, because it belongs to another user',
      hint: `If you trust it: git config --global --add safe.directory ${/^[\w./-]+$/.test(directory) ? directory : '<directory>'}`,
    });
  }
  if (!/not a git repository/i.test(inTree.stderr)) throw gitFailed(inTree.stderr);
  throw noRepository(asked);
}

function noRepository({ text, as }: Asked): InputError {
  if (as === 'revision') {
    return new InputError({
      code: 'not-a-git-repository',
      file: text,
      message: 'there is no such file, and it cannot be a revision either: this is not a git repository',
      hint: 'Check the path, or go into the repository.',
    });
  }
  return new InputError({
    code: 'not-a-git-repository',
    message: 'the working directory is not inside a git repository, and what came before is only known to git',
    hint: 'Go into the repository that holds the document; two files are compared with `api-diff old.yaml new.yaml`.',
  });
}

/**
 * A path as git's trees have it: from the top, with `/`. As for git, what begins with `./` or `../` counts from
 * the working directory and everything else from the top. Undefined when it leads out of the repository.
 */
export function pathFromTop({ prefix }: Repository, path: string): string | undefined {
  const relative = /^\.\.?(?:\/|$)/.test(path);
  const way = normalize(relative ? `${prefix}${path}` : path);
  const slashed = way.split(sep).join('/');
  if (slashed === '..' || slashed.startsWith('../') || slashed.startsWith('/')) return undefined;
  return slashed === '.' ? '' : slashed;
}
