import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workTreeAround } from './work-tree.ts';
import type { InputFault } from './input-error.ts';
import { InputError } from './input-error.ts';

/** What the files that references reach are confined to. */
export interface Confinement {
  /** The directory that no referenced file may leave; undefined when the root document is not a local file. */
  readonly directory: string | undefined;
  readonly allowRemoteRefs: boolean;
}

/**
 * The git work tree around a directory, or the directory itself, or the one that somebody named; symbolic links resolved.
 * Throws an `InputError` where what was named is no directory: it would let no reference through.
 */
export async function confiningDirectory(directory: string, referenceRoot: string | undefined): Promise<string> {
  if (referenceRoot !== undefined) return await namedDirectory(referenceRoot);
  const start = await realPathOf(resolve(directory));
  return workTreeAround(start) ?? start;
}

/** Where a URL may be read from, or why it may not. */
export async function confine(
  url: string,
  confinement: Confinement,
): Promise<
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'web' } | { readonly kind: 'refused'; readonly fault: InputFault }
> {
  const { protocol } = new URL(url);
  if (protocol === 'http:' || protocol === 'https:') {
    return confinement.allowRemoteRefs ? { kind: 'web' } : { kind: 'refused', fault: remoteFault(url) };
  }
  if (protocol !== 'file:') {
    return {
      kind: 'refused',
      fault: { code: 'remote-reference', message: `a \`$ref\` to \`${protocol}\` cannot be followed`, hint: 'Use a relative path.' },
    };
  }
  if (confinement.directory === undefined) return { kind: 'refused', fault: outsideFault('a local file', 'the web') };
  const path = pathOf(url);
  if (path === undefined) return { kind: 'refused', fault: { code: 'unresolved-reference', message: `${url} is no path of a local file` } };
  // Looked at before the file system is, so that nobody learns what exists elsewhere.
  const directory = confinement.directory;
  const lexical = join(await realPathOf(dirname(path)), relative(dirname(path), path));
  const real = isInside(lexical, directory) ? await realPathOf(path) : lexical;
  return isInside(real, directory) ? { kind: 'file', path: real } : { kind: 'refused', fault: outsideFault(path, directory) };
}

/** The real path of a directory that somebody named, `--ref-root`. Throws an `InputError` where there is none. */
export async function namedDirectory(name: string): Promise<string> {
  if (name === '') {
    throw new InputError({
      code: 'file-not-found',
      message: '`--ref-root` has no name',
      hint: 'Name a directory; `.` is the working directory.',
    });
  }
  const path = await realPathOf(resolve(name));
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return path;
  throw new InputError({
    code: 'file-not-found',
    message: found === undefined ? 'there is no such directory' : 'it is no directory',
    file: name,
    hint: 'Name a directory that holds all files that a `$ref` may reach with --ref-root.',
  });
}

/** Undefined for what no path can be: another host, an escaped slash. */
function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The real path of what exists; of anything else, as much of it as does. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), relative(parent, path));
  }
}

function remoteFault(url: string): InputFault {
  return {
    code: 'remote-reference',
    message: `\`$ref\` leads to ${url}, and remote references are not followed`,
    hint: 'Allow them with --allow-remote-refs, or bundle the document first.',
  };
}

function outsideFault(path: string, directory: string): InputFault {
  return {
    code: 'outside-root',
    message: `\`$ref\` leads to ${path}, outside of ${directory}`,
    hint: 'Name a directory that holds all files with --ref-root.',
  };
}
