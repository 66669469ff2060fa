import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { confiningDirectory } from '../../load/confine.ts';
import type { LoadedDocument } from '../../load/create-document.ts';
import { decodeText } from '../../load/decode-text.ts';
import { runGit } from '../../load/git/run-git.ts';
import { documentFromRoot, parseRoot } from '../../load/load-document.ts';
import { confinedOrigin } from '../../load/origin.ts';
import { renderText } from '../../report/text/text.ts';
import { visible } from '../../report/visible.ts';
import { compareLoaded } from '../compare/comparison.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { textOptionsFor } from '../terminal.ts';

/** What git passes to an external diff driver (git, `GIT_EXTERNAL_DIFF`). */
interface DriverCall {
  readonly path: string;
  readonly oldFile: string;
  readonly newFile: string;
  /** Where a renamed file is now. */
  readonly newPath: string;
}

/** Shows what changed between two versions of a file that git hands over; never throws, and never fails git's own run. */
export async function gitDiffDriver(words: readonly string[], terminal: Terminal): Promise<Outcome> {
  const [path = '', oldFile, , , newFile, , , newPath] = words;
  if (oldFile === undefined || newFile === undefined) {
    return done(
      `${visible(path) || 'api-diff'}: ${path === '' ? 'git passed nothing to compare; `api-diff git-diff-driver --help` says how it comes to' : 'unmerged'}\n`,
    );
  }
  const call = { path, oldFile, newFile, newPath: newPath ?? path };
  const heading = `api-diff a/${visible(path)} b/${visible(call.newPath)}\n`;
  try {
    return done(`${heading}${await shown(call, terminal)}`);
  } catch (error) {
    const reason = visible(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    return done(`${heading}could not be compared: ${reason}\n${await plainDiff(call)}`);
  }
}

async function shown({ path, oldFile, newFile, newPath }: DriverCall, terminal: Terminal): Promise<string> {
  if (isNothing(oldFile)) return 'new document: there is nothing to compare it with\n';
  if (isNothing(newFile)) return 'the document was deleted\n';
  const old = await documentIn(oldFile, { path, source: `a/${path}` });
  const next = await documentIn(newFile, { path: newPath, source: `b/${newPath}` });
  const report = await compareLoaded({ old, new: next }, { failOn: 'never', positions: true, validate: false });
  // Git's pager stands between here and the terminal, and takes colours.
  const color = terminal.environment['GIT_PAGER_IN_USE'] === 'true' && !terminal.environment['NO_COLOR'] ? 'always' : 'auto';
  const options = textOptionsFor(terminal, { detail: 'normal', color });
  const sourceLine = (side: 'old' | 'new', file: string, line: number): string | undefined =>
    (side === 'old' ? old : next).lineOf({ file, line, column: 1 });
  return `${renderText(report, { ...options, sourceLine })}\n`;
}

function isNothing(file: string): boolean {
  return file === '/dev/null' || file.toLowerCase() === 'nul';
}

/** Git hands over the one file; others that it refers to are read where they are now, as far as they still are there. */
async function documentIn(file: string, { path, source }: { readonly path: string; readonly source: string }): Promise<LoadedDocument> {
  const text = decodeText(await readFile(file), source);
  const place = resolve(path);
  const origin = async (): Promise<ReturnType<typeof confinedOrigin>> =>
    confinedOrigin({ directory: await confiningDirectory(dirname(place), undefined), allowRemoteRefs: false });
  const root = { source, url: pathToFileURL(place).href, text, origin };
  return await documentFromRoot(await parseRoot(root), root, { allowDanglingRefs: true });
}

/** What git would have shown; nothing where even that fails. */
async function plainDiff({ oldFile, newFile }: DriverCall): Promise<string> {
  try {
    const words = ['diff', '--no-index', '--no-ext-diff', '--no-textconv', '--no-color', '--', resolve(oldFile), resolve(newFile)];
    return Buffer.from((await runGit(words, { directory: process.cwd() })).stdout).toString('utf8');
  } catch {
    return '';
  }
}
