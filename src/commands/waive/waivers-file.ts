import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readWaivers } from '../../classify/waivers/read-waivers.ts';
import type { Waiver, Waiving } from '../../classify/waivers/waiver.ts';
import { decodeText } from '../../load/decode-text.ts';
import { InputError } from '../../load/input-error.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { createLocator } from '../../load/outline.ts';
import { parseText } from '../../load/parse-text.ts';
import type { ParsedText } from '../../load/parse-text.ts';
import { readFileBytes } from '../../load/read-file.ts';
import { createPositions } from '../../load/source-text.ts';
import type { SourceText } from '../../load/source-text.ts';
import { tokensOf } from '../../model/pointer.ts';
import type { WaivingRequest } from './waiving-flags.ts';

/** Where waivers are kept, from the top of the repository. */
export const WAIVERS_PATH = join('.api-diff', 'waivers.yaml');

/** Waivers are written by hand; a file of this size holds many thousands. */
const LIMITS = { ...DEFAULT_LIMITS, maxBytes: 4 * 1024 * 1024, maxDepth: 20 };

/** The waivers that count for a run, their file read. Throws an `InputError` for a file that is not as it has to be. */
export async function loadWaiving({ file, today, inDocumentIgnore }: WaivingRequest): Promise<Waiving> {
  const name = file === undefined ? findWaiversFile() : file;
  return { waivers: name === null ? [] : waiversIn(name, await readWaiversText(name)), today, inDocumentIgnore };
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
  for (let directory = resolve(start); ; directory = dirname(directory)) {
    // In a linked work tree `.git` is a file.
    if (existsSync(join(directory, '.git'))) return directory;
    if (dirname(directory) === directory) return start;
  }
}

/** The text of a waivers file. Throws an `InputError`. */
export async function readWaiversText(name: string): Promise<string> {
  return decodeText(await readFileBytes(name, { name, maxBytes: LIMITS.maxBytes }), name);
}

/** The waivers that a text holds; a text of nothing but comments holds none. Throws an `InputError` with its place in the file. */
export function waiversIn(file: string, text: string): readonly Waiver[] {
  const source = { file, text };
  const parsed = parsedOrEmpty(source);
  if (parsed === undefined) return [];
  const positionOf = createPositions(source);
  return readWaivers({
    value: parsed.value,
    locate: (pointer) => positionOf(createLocator(parsed.outline())(tokensOf(pointer))),
  });
}

/** A file whose last waiver was taken out is no mistake. */
function parsedOrEmpty(source: SourceText): ParsedText | undefined {
  try {
    return parseText(source, LIMITS);
  } catch (error) {
    if (error instanceof InputError && error.code === 'empty-file') return undefined;
    throw error;
  }
}
