import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Waiving } from '../../classify/waivers/waiver.ts';
import { workTreeAround } from '../../load/work-tree.ts';
import { InputError } from '../../load/input-error.ts';
import { decodeText } from '../../load/decode-text.ts';
import { readFileBytes } from '../../load/read-file.ts';
import { WAIVERS_LIMITS } from './waivers-limits.ts';
import type { WaivingRequest } from './waiving-flags.ts';

/** Where waivers are kept, from the top of the repository. */
export const WAIVERS_PATH = join('.api-diff', 'waivers.yaml');

/** The waivers that count for a run, their file read. Throws an `InputError` for a file that is not as it has to be. */
export async function loadWaiving({ file, today, inDocumentIgnore }: WaivingRequest): Promise<Waiving> {
  const name = file === undefined ? findWaiversFile() : file;
  if (name === null) return { waivers: [], today, inDocumentIgnore };
  const { waiversIn } = await import('./waivers-text.ts');
  return { waivers: waiversIn(name, await namedText(name)), today, inDocumentIgnore };
}

/** A file that is not there was named, and whoever reads the error may not know where. */
async function namedText(name: string): Promise<string> {
  try {
    return await readWaiversText(name);
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'file-not-found') throw error;
    throw new InputError({
      code: 'file-not-found',
      file: name,
      message: 'there is no such file of waivers',
      hint: '`--waivers`, or `waivers` of the configuration, names it; `api-diff waive` writes one.',
    });
  }
}

/** The waivers file of the working directory or the nearest one above it, no further up than the repository goes; null where there is none. */
export function findWaiversFile(): string | null {
  const start = process.cwd();
  const top = topOf(start);
  for (let directory = start; ; directory = dirname(directory)) {
    const candidate = join(directory, WAIVERS_PATH);
    if (existsSync(candidate)) return relative(start, candidate);
    if (directory === top) return null;
  }
}

/** Where a waivers file belongs that is not there yet: at the top of the repository, or in the working directory outside of one. */
export function newWaiversFile(): string {
  return relative(process.cwd(), join(topOf(process.cwd()), WAIVERS_PATH));
}

function topOf(start: string): string {
  return workTreeAround(start) ?? start;
}

/** The text of a waivers file. Throws an `InputError`. */
export async function readWaiversText(name: string): Promise<string> {
  return decodeText(await readFileBytes(name, { name, maxBytes: WAIVERS_LIMITS.maxBytes }), name);
}
