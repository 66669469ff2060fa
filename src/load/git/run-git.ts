import { execFile } from 'node:child_process';
import { InputError } from '../input-error.ts';
import { tooLarge } from '../read-file.ts';

/** What a run of git printed and came to. */
export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** Where git runs and what it is given. */
export interface GitRun {
  readonly directory: string;
  readonly input?: string;
  /** Most bytes that it may print, and whose file is too large when there are more. */
  readonly limit?: { readonly maxBytes: number; readonly name: string };
}

const MAX_LISTING_BYTES = 64 * 1024 * 1024;

/**
 * Runs git, without a shell. Words that come from the user must stand behind `--end-of-options` or be known
 * not to begin with a dash. A failure of git is a result; throws `git-not-found` and `too-large`.
 */
export async function runGit(words: readonly string[], { directory, input, limit }: GitRun): Promise<GitResult> {
  const options = {
    encoding: 'buffer',
    // Room for the header and the line break around an object.
    maxBuffer: limit === undefined ? MAX_LISTING_BYTES : limit.maxBytes + 1024,
    // Messages are read, so they must be in English; nobody is there to type a password.
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
    windowsHide: true,
  } as const;
  return await new Promise((resolve, reject) => {
    const child = execFile('git', ['-C', directory, ...words], options, (error, stdout, stderr) => {
      const code: unknown = error?.code ?? 0;
      if (typeof code === 'number') resolve({ exitCode: code, stdout, stderr: stderr.toString('utf8') });
      else if (code === 'ENOENT') reject(gitNotFound());
      else if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' && limit !== undefined) reject(tooLarge(limit.name, limit.maxBytes));
      else reject(gitFailed(error?.message ?? String(code)));
    });
    // Git may be gone before it has read anything; its exit code says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** What git printed, without the line break at its end; undefined when it failed. */
export async function askGit(words: readonly string[], run: GitRun): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(words, run);
  return exitCode === 0 ? Buffer.from(stdout).toString('utf8').replace(/\n$/, '') : undefined;
}

/** The entries of a list that git printed with `-z`; throws `git-failed` when it failed. */
export async function listByGit(words: readonly string[], run: GitRun): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runGit(words, run);
  if (exitCode !== 0) throw gitFailed(stderr);
  return Buffer.from(stdout)
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
}

/** The error for a failure of git that has no name of its own, in git's words. */
export function gitFailed(stderr: string): InputError {
  const [line = ''] = stderr
    .trim()
    .split('\n')
    .filter((text) => !text.startsWith('warning:'));
  const message = `git failed: ${line.replace(/^(?:fatal|error): /, '') || 'it gave no reason'}`;
  return new InputError({ code: 'git-failed', message });
}

function gitNotFound(): InputError {
  return new InputError({
    code: 'git-not-found',
    message: 'a git revision can only be read with git, and there is no `git` in the PATH',
    hint: 'Install git, or give the path of a file.',
  });
}
