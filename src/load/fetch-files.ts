import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenAPI } from 'openapi-types';
import { addressOf } from '../model/pointer.ts';
import { createDocument } from './create-document.ts';
import { decodeText } from './decode-text.ts';
import { InputError } from './input-error.ts';
import type { InputFault } from './input-error.ts';
import { beyondLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { fileFromText } from './loaded-file.ts';
import type { FileIdentity, LoadedFile } from './loaded-file.ts';
import type { Origin } from './origin.ts';
import { tooLarge } from './read-file.ts';
import { createResources } from './resources.ts';
import { swaggerParserOptions } from './swagger-parser-options.ts';

/** A reference that leads to another file, with that file's absolute URL. */
interface OutgoingReference {
  readonly reference: string;
  readonly pointer: string;
  readonly url: string;
}

/** Whether a file refers to anything outside itself. */
export function refersToOtherFiles(root: LoadedFile): boolean {
  return outgoing(root).length > 0;
}

/**
 * Reads all files that a document reaches through its references, the root first, then in the order in
 * which they are met. Throws the error of the first reference whose file cannot be read, at its position.
 */
export async function fetchFiles(
  root: LoadedFile,
  options: { readonly limits: Limits; readonly origin: Origin },
): Promise<ReadonlyMap<string, LoadedFile>> {
  const read = new Map<string, LoadedFile>([[root.url, root]]);
  const failures = new Map<string, InputError>();
  let filesLeft = options.limits.maxFiles - 1;
  let bytesLeft = options.limits.maxBytes - (root.text?.text.length ?? 0);

  async function readReferenced(url: string): Promise<readonly OutgoingReference[]> {
    // The root is not swagger-parser's to know, so it comes here when another file refers back to it.
    if (url === root.url) return [];
    try {
      filesLeft -= 1;
      if (filesLeft < 0) throw new InputError({ ...beyondLimit('files', options.limits.maxFiles), file: root.name });
      const identity = identify(url, root, options.origin);
      const bytes = await options.origin.read(url, { name: identity.name, maxBytes: bytesLeft });
      bytesLeft -= bytes.length;
      const file = await fileFromText(identity, decodeText(bytes, identity.name), { limits: options.limits, root: root.value });
      read.set(url, file);
      return outgoing(file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // Of one file only the rest of the bound was asked for; it is the bound of the document.
      failures.set(url, error.code === 'too-large' ? tooLarge(root.name, options.limits.maxBytes) : error);
      return [];
    }
  }

  await crawl(outgoing(root), readReferenced);
  return inOrderOfReference(root, read, failures);
}

/**
 * Lets swagger-parser go from file to file. It is shown the references alone, with absolute URLs, and
 * never the files themselves: it would otherwise follow what stands in examples and extensions, refuse
 * OpenAPI 3.2, take `%` and `#` in file names for its own, and rewrite relative server URLs.
 */
async function crawl(first: readonly OutgoingReference[], next: (url: string) => Promise<readonly OutgoingReference[]>): Promise<void> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  const listing = (references: readonly OutgoingReference[]): object => ({ references: references.map(({ url }) => ({ $ref: url })) });
  const read = async ({ url }: { readonly url: string }): Promise<string> => JSON.stringify(listing(await next(url)));
  const start = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {}, 'x-files': listing(first) };
  await new SwaggerParser().resolve('root', start as OpenAPI.Document, swaggerParserOptions(read));
}

function outgoing(file: LoadedFile): readonly OutgoingReference[] {
  const resources = createResources(new Map([[file.key, file]]));
  return file.references.references.flatMap(({ reference, pointer }) => {
    if (reference.startsWith('#')) return [];
    const target = resources.target(reference, { file: file.key, pointer });
    return target === undefined || target.resource !== undefined ? [] : [{ reference, pointer, url: target.url }];
  });
}

/** The key of a file is its way from the root file's directory; for files on the web it is their URL. */
function identify(url: string, root: LoadedFile, origin: Origin): FileIdentity {
  if (!url.startsWith('file:') || !root.url.startsWith('file:')) return { key: url, url, name: url };
  const way = relative(dirname(fileURLToPath(root.url)), fileURLToPath(url));
  // A `#` would end the file's part of an address.
  return { key: way.split(sep).join('/').replaceAll('#', '%23'), url, name: origin.nameOf(url) ?? join(dirname(root.name), way) };
}

/** Files arrive in any order; who comes first, and whose error is reported, must not depend on it. */
function inOrderOfReference(
  root: LoadedFile,
  read: ReadonlyMap<string, LoadedFile>,
  failures: ReadonlyMap<string, InputError>,
): ReadonlyMap<string, LoadedFile> {
  const files = new Map<string, LoadedFile>([[root.key, root]]);
  for (const file of files.values()) {
    for (const reference of outgoing(file)) {
      const failure = failures.get(reference.url);
      if (failure !== undefined) throw atReference(failure, file, reference);
      const target = read.get(reference.url);
      if (target !== undefined) files.set(target.key, target);
    }
  }
  return files;
}

/** Faults inside a referenced file name their own place; those of the file as a whole get that of the `$ref`. */
function atReference(failure: InputError, file: LoadedFile, { reference, pointer }: OutgoingReference): InputError {
  if (failure.line !== null) return failure;
  const files = new Map([[file.key, file]]);
  const position = createDocument(file.name, files, createResources(files)).locate(addressOf(file.key, `${pointer}/$ref`));
  const described = describe(failure, reference);
  return new InputError({ ...described, hint: described.hint ?? failure.hint ?? undefined, file: file.name, position });
}

function describe(failure: InputError, reference: string): InputFault {
  switch (failure.code) {
    case 'file-not-found':
      return {
        code: 'unresolved-reference',
        message: `\`$ref: ${reference}\` leads to a file that does not exist`,
        hint: 'Check its path: it starts at the directory of the file that holds the `$ref`.',
      };
    case 'path-not-in-revision':
    case 'is-a-directory':
    case 'unreadable-file':
    case 'network':
    case 'empty-file':
    case 'bad-encoding':
      return { code: 'unresolved-reference', message: `\`$ref: ${reference}\` cannot be followed: ${failure.message}` };
    default:
      return { code: failure.code, message: failure.message };
  }
}
