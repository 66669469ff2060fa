import { createReadStream, readFileSync, statSync } from 'node:fs';
import { InputError } from './input-error.ts';
import { beyondLimit } from './limits.ts';

/** The bytes of a local file or pipe. Throws `file-not-found`, `is-a-directory`, `unreadable-file` and `too-large`. */
export async function readFileBytes(path: string, options: { readonly name: string; readonly maxBytes: number }): Promise<Uint8Array> {
  const { name, maxBytes } = options;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      throw new InputError({ code: 'is-a-directory', file: name, message: 'this is a directory', hint: 'Give the root file in it.' });
    }
    if (stats.size > maxBytes) throw tooLarge(name, maxBytes);
    // Of a pipe nobody knows how much comes. A file is read whole: it costs less time and memory than pieces of it do.
    return stats.isFile() ? readFileSync(path) : await readStream(createReadStream(path), options);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(faultOf(error, name));
  }
}

/** All bytes of a stream, unless there are more than allowed. Throws `too-large`. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  options: { readonly name: string; readonly maxBytes: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > options.maxBytes) throw tooLarge(options.name, options.maxBytes);
    chunks.push(bytes);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
}

/** The error for a file, or all files of a document together, beyond the bound. */
export function tooLarge(name: string, maxBytes: number): InputError {
  return new InputError({ ...beyondLimit('size', maxBytes), file: name });
}

function faultOf(error: unknown, name: string): ConstructorParameters<typeof InputError>[0] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'file-not-found',
        file: name,
        message: 'there is no such file',
        hint: /^[a-z][a-z0-9+.-]*:\/\//i.test(name)
          ? 'Only addresses that begin with http:// or https:// are fetched; give the path of a file otherwise.'
          : 'Check the path; relative paths start at the working directory.',
      };
    case 'EACCES':
    case 'EPERM':
      return { code: 'unreadable-file', file: name, message: 'this file may not be read', hint: 'Check its permissions.' };
    default:
      return { code: 'unreadable-file', file: name, message: `the file cannot be read (${code === '' ? String(error) : code})` };
  }
}
