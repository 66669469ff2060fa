import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addressOf } from '../model/pointer.ts';
import { checkOpenApi } from './check-openapi.ts';
import { checkReferences } from './check-references.ts';
import { confiningDirectory } from './confine.ts';
import { createDocument } from './create-document.ts';
import type { LoadedDocument } from './create-document.ts';
import { decodeText, withoutMark } from './decode-text.ts';
import { InputError } from './input-error.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { fileFromText, fileFromValue } from './loaded-file.ts';
import type { LoadedFile } from './loaded-file.ts';
import { plainValue } from './plain-value.ts';
import { readFileBytes, readStream } from './read-file.ts';
import { isWebAddress, readUrlBytes } from './read-url.ts';
import { createResources } from './resources.ts';

/** How a document is read; by default safe for a stranger's. */
export interface LoadOptions {
  /** Follow `$ref`s to http and https addresses (`--allow-remote-refs`). */
  readonly allowRemoteRefs?: boolean | undefined;
  /** Let a `$ref` that leads nowhere be a note instead of an error (`--allow-dangling-refs`). */
  readonly allowDanglingRefs?: boolean | undefined;
  /** The directory that no referenced file may leave (`--ref-root`); the git work tree, or else the document's directory, by default. */
  readonly referenceRoot?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** What `-` reads; the process's standard input by default. */
  readonly stdin?: AsyncIterable<Uint8Array | string> | undefined;
}

/** How a document is made of what the caller holds already: nothing else is read. */
export interface InMemoryOptions extends Pick<LoadOptions, 'allowDanglingRefs' | 'limits'> {
  /** What to call it in messages and positions. */
  readonly source: string;
}

/** Stands for the place of a document that has none. Never read from. */
const NOWHERE = 'memory:///document';

/**
 * Reads a document from a path, an http(s) or file URL, or `-` for standard input, with all files that
 * its references reach. Throws `InputError` for everything that is wrong with it.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const url = urlOf(source);
  const bytes = await readSource(source, url, { stdin: options.stdin, maxBytes: limits.maxBytes });
  const root = fileFromText({ key: '', url, name: source }, decodeText(bytes, source), { limits });
  checkRoot(root);
  if (root.references.references.every(({ reference }) => reference.startsWith('#'))) return finish(source, new Map([['', root]]), options);

  const { fetchFiles, refersToOtherFiles } = await import('./fetch-files.ts');
  if (!refersToOtherFiles(root)) return finish(source, new Map([['', root]]), options);
  const directory = url.startsWith('file:') ? await confiningDirectory(dirname(fileURLToPath(url)), options.referenceRoot) : undefined;
  const confinement = { directory, allowRemoteRefs: options.allowRemoteRefs ?? false };
  return finish(source, await fetchFiles(root, { limits, confinement }), options);
}

/** A document of one file whose text the caller has. Throws `InputError`, also for references to other files. */
export function documentFromText(text: string, options: InMemoryOptions): LoadedDocument {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const root = fileFromText({ key: '', url: NOWHERE, name: options.source }, withoutMark(text), { limits });
  checkRoot(root);
  return finish(options.source, new Map([['', root]]), options);
}

/**
 * A document of one file that the caller has parsed; the value is copied, so later changes to it do not
 * matter. It has no positions. Throws `InputError`, also for references to other files.
 */
export function documentFromValue(value: unknown, options: InMemoryOptions): LoadedDocument {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const root = fileFromValue({ key: '', url: NOWHERE, name: options.source }, plainValue(value, { limits, source: options.source }));
  checkRoot(root);
  return finish(options.source, new Map([['', root]]), options);
}

/** The absolute URL of what the user named. */
export function urlOf(source: string): string {
  if (isWebAddress(source)) return new URL(source).href.replace(/#.*$/, '');
  if (/^file:\/\//i.test(source) && URL.canParse(source)) return new URL(source).href;
  // References in standard input count from the working directory.
  return pathToFileURL(resolve(source)).href;
}

/** The bytes of a source whose URL is known. Throws `InputError` when they cannot be read or are too many. */
export async function readSource(
  source: string,
  url: string,
  options: { readonly stdin: LoadOptions['stdin']; readonly maxBytes: number },
): Promise<Uint8Array> {
  const naming = { name: source, maxBytes: options.maxBytes };
  if (source === '-') return await readStream(options.stdin ?? process.stdin, naming);
  return isWebAddress(source) ? await readUrlBytes(url, naming) : await readFileBytes(fileURLToPath(url), naming);
}

function checkRoot(root: LoadedFile): void {
  const files = new Map([['', root]]);
  checkOpenApi(root.value, root.name, (pointer) => createDocument(root.name, files, createResources(files)).locate(addressOf('', pointer)));
}

function finish(source: string, files: ReadonlyMap<string, LoadedFile>, options: Pick<LoadOptions, 'allowDanglingRefs'>): LoadedDocument {
  const resources = createResources(files);
  const document = createDocument(source, files, resources);
  const faults = checkReferences(document, files, resources);
  const fatal = faults.find(({ code }) => code === 'self-reference' || options.allowDanglingRefs !== true);
  if (fatal !== undefined) {
    const hint =
      fatal.code === 'self-reference'
        ? fatal.hint
        : `${fatal.hint ?? 'Add what is missing.'} To compare all the same: --allow-dangling-refs.`;
    throw new InputError({ code: fatal.code, message: fatal.message, hint, file: source, position: document.locate(fatal.address) });
  }
  return { ...document, notes: faults.map(({ address, message }) => ({ address, message })) };
}
