import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { confiningDirectory, namedDirectory } from './confine.ts';
import type { LoadedDocument } from './create-document.ts';
import { decodeText } from './decode-text.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { checkRoot, finishDocument } from './finish-document.ts';
import { fileFromText, fileFromValue } from './loaded-file.ts';
import type { LoadedFile } from './loaded-file.ts';
import { plainValue } from './plain-value.ts';
import { confinedOrigin } from './origin.ts';
import type { Origin } from './origin.ts';
import { readFileBytes, readStream } from './read-file.ts';
import { refersToItselfAlone } from './references.ts';
import { isWebAddress, readUrlBytes } from './read-url.ts';
import { parseRevisionPath, revisionPathText } from './revision-path.ts';
import type { RevisionPath } from './revision-path.ts';

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
export const NOWHERE = 'memory:///document';

/** The root file of a document, read but not parsed. */
export interface RootText {
  readonly source: string;
  readonly url: string;
  readonly text: string;
  /** Where the files come from that it refers to; asked for only when there are any. */
  readonly origin: () => Promise<Origin>;
}

/**
 * Reads a document from a path, an http(s) or file URL, `-` for standard input, or a git revision with a path, with
 * all files that its references reach, of that same revision. Throws `InputError` for everything that is wrong with it.
 */
export async function loadDocument(source: string | RevisionPath, options: LoadOptions = {}): Promise<LoadedDocument> {
  const text = await readRoot(source, options);
  return await documentFromRoot(await parseRoot(text, options), text, options);
}

/** Reads the root file of a document. What exists as a file is one, even where it could be a revision. Throws `InputError`. */
export async function readRoot(source: string | RevisionPath, options: LoadOptions = {}): Promise<RootText> {
  const { maxBytes } = { ...DEFAULT_LIMITS, ...options.limits };
  const place = typeof source === 'string' ? (revisionIn(source) ?? source) : source;
  if (typeof place === 'string') {
    const url = urlOf(place);
    const bytes = await readSource(place, url, { stdin: options.stdin, maxBytes });
    return { source: place, url, text: decodeText(bytes, place), origin: () => originOf(url, options) };
  }
  const { readRevision } = await import('./git/read-revision.ts');
  const name = revisionPathText(place);
  const { bytes, url, origin } = await readRevision(place, { maxBytes, allowRemoteRefs: options.allowRemoteRefs ?? false });
  return { source: name, url, text: decodeText(bytes, name), origin: () => Promise.resolve(origin) };
}

/** Parses a root file that has been read; what it has in common with an earlier version of it is taken from there. Throws `InputError`. */
export async function parseRoot({ source, url, text }: RootText, options: LoadOptions = {}, earlier?: LoadedFile): Promise<LoadedFile> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const root = await fileFromText({ key: '', url, name: source }, text, { limits, earlier });
  checkRoot(root);
  return root;
}

/** Reads the files that a root file refers to and makes a document of them all. Throws `InputError`. */
export async function documentFromRoot(
  root: LoadedFile,
  { origin }: Pick<RootText, 'origin'>,
  options: LoadOptions = {},
): Promise<LoadedDocument> {
  // Also where no reference needs it: a mistyped directory would be found out only once one does.
  if (options.referenceRoot !== undefined) await namedDirectory(options.referenceRoot);
  const alone = new Map([['', root]]);
  if (refersToItselfAlone(root.references)) return finishDocument(alone, options);
  const { fetchFiles, refersToOtherFiles } = await import('./fetch-files.ts');
  if (!refersToOtherFiles(root)) return finishDocument(alone, options);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return finishDocument(await fetchFiles(root, { limits, origin: await origin() }), options);
}

function revisionIn(source: string): RevisionPath | undefined {
  const revision = parseRevisionPath(source);
  return revision === undefined || existsSync(source) ? undefined : revision;
}

async function originOf(url: string, options: LoadOptions): Promise<Origin> {
  const directory = url.startsWith('file:') ? await confiningDirectory(dirname(fileURLToPath(url)), options.referenceRoot) : undefined;
  return confinedOrigin({ directory, allowRemoteRefs: options.allowRemoteRefs ?? false });
}

/**
 * A document of one file that the caller has parsed; the value is copied, so later changes to it do not
 * matter. It has no positions. Throws `InputError`, also for references to other files.
 */
export function documentFromValue(value: unknown, options: InMemoryOptions): LoadedDocument {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const root = fileFromValue({ key: '', url: NOWHERE, name: options.source }, plainValue(value, { limits, source: options.source }));
  checkRoot(root);
  return finishDocument(new Map([['', root]]), options);
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
