import { readFile } from 'node:fs/promises';
import { UsageError } from '../failure.ts';

/** The text of a file; undefined where there is none. Throws a `UsageError` where it cannot be read. */
export async function existingText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    throw new UsageError(
      `\`${file}\` cannot be read: ${code === 'EISDIR' ? 'it is a directory' : String(code)}.`,
      'Give `--output` the name of a file.',
    );
  }
}
