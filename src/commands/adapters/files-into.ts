import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdapterFile } from '../../report/adapters/print/files.ts';
import { MARK } from '../../report/adapters/print/runtime.ts';
import { UsageError } from '../failure.ts';
import type { OutputFile } from '../outcome.ts';

/**
 * Prepares to write adapters into a directory, which is made where there is none. Throws a `UsageError` where that
 * cannot be, and where a file stands there that somebody else wrote, unless it may be replaced.
 */
export async function filesInto(
  directory: string,
  files: readonly AdapterFile[],
  { replace }: { readonly replace: boolean },
): Promise<readonly OutputFile[]> {
  const outputs = files.map(({ name, text }) => ({ file: join(directory, name), text }));
  for (const { file } of replace ? [] : outputs) {
    const text = await existing(file);
    if (text === undefined || text.startsWith(MARK)) continue;
    throw new UsageError(`\`${file}\` was written by somebody else.`, 'Choose another directory, or replace it with --force.');
  }
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(
      `The directory \`${directory}\` cannot be made: ${code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its way' : code}.`,
      'Choose another directory.',
    );
  }
  return outputs;
}

async function existing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // What is in the way of the directory is said when it is made.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(
      `\`${file}\` cannot be read: ${code === 'EISDIR' ? 'it is a directory' : String(code)}.`,
      'Choose another directory.',
    );
  }
}
