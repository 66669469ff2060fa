import { randomBytes } from 'node:crypto';
import { realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './failure.ts';

/** What there is under a name; undefined when nothing is. */
async function existing(file: string): Promise<{ readonly file: string; readonly mode: number; readonly regular: boolean } | undefined> {
  try {
    const target = await realpath(file);
    const found = await stat(target);
    return { file: target, mode: found.mode & 0o777, regular: found.isFile() };
  } catch {
    return undefined;
  }
}

/**
 * Writes a text file whole or not at all: into a neighbour first, which then takes the name. Devices and pipes
 * are written to directly. Throws a `UsageError` when the file cannot be written.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const target = await existing(file);
  const name = target?.file ?? file;
  const neighbour = join(dirname(name), `.${basename(name)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    if (target !== undefined && !target.regular) {
      await writeFile(name, text);
      return;
    }
    await writeFile(neighbour, text, { flag: 'wx', mode: target?.mode ?? 0o666 });
    await rename(neighbour, name);
  } catch (error) {
    await unlink(neighbour).catch(() => undefined);
    throw new UsageError(
      `\`${file}\` could not be written: ${reason(error)}.`,
      'Give `--output` a file in a directory that exists and may be written to.',
    );
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'its directory does not exist';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'permission denied';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
