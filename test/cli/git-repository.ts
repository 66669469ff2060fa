import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { builtCommand } from './built.ts';

/** The environment without what a hook of git, or CI, says of another repository. */
function clean(): NodeJS.ProcessEnv {
  const said = /^(?:GIT_|GITHUB_BASE_REF$|CI_MERGE_REQUEST_)/;
  const kept = Object.entries(process.env).filter(([name]) => !said.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1', LANG: 'C.UTF-8', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
}

/** Runs git in a directory, as somebody. */
export async function git(directory: string, ...words: readonly string[]): Promise<string> {
  const somebody = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.org',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'protocol.file.allow=always',
  ];
  const { stdout } = await promisify(execFile)('git', [...somebody, ...words], { cwd: directory, env: clean() });
  return stdout.trim();
}

/** Writes files below a directory, deletes those that are null, and commits it all. */
export async function commit(directory: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    if (text === null) await rm(join(directory, name));
    else {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), text);
    }
  }
  await git(directory, 'add', '--all');
  await git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'change');
}

/** A new repository on the branch `main`. */
export async function repository(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  await git(directory, 'init', '--quiet', '--initial-branch', 'main');
  return directory;
}

/** What a run of the command came to; `all` is both streams with every run of white space as one space. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly all: string;
}

/** Runs the command in a directory. */
export async function apiDiff(directory: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const command = await builtCommand();
  return await new Promise((resolve) => {
    execFile(process.execPath, [command, ...words], { cwd: directory, env: { ...clean(), ...environment } }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : Number(error.code);
      resolve({ exitCode, stdout, stderr, all: `${stdout} ${stderr}`.replace(/\s+/g, ' ') });
    });
  });
}

/** A document whose parameter `limit` has a maximum, and whose version may be given. */
export function limited(maximum: number, version = '1.0.0'): string {
  return referring(`{ type: integer, maximum: ${maximum} }`, version);
}

/** A document with a schema for its parameter, in YAML's flow style. */
export function referring(schema: string, version = '1.0.0'): string {
  return `openapi: 3.0.3
info: { title: T, version: ${version} }
paths:
  /users:
    get:
      parameters: [{ name: limit, in: query, schema: ${schema} }]
      responses: { "200": { description: ok } }
`;
}
