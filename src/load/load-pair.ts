import type { Position } from '../model/document.ts';
import type { LoadedDocument } from './create-document.ts';
import type { LoadOptions } from './load-document.ts';
import { documentFromRoot, parseRoot, readRoot } from './load-document.ts';
import type { RevisionPath } from './revision-path.ts';

/** Two documents to be compared. */
export interface LoadedPair {
  readonly old: LoadedDocument;
  readonly new: LoadedDocument;
  /** Whether both hold the same text and refer to no file, so that nothing can have changed. */
  readonly same: boolean;
}

/**
 * Reads two documents, as `loadDocument` does; what both texts have in common is parsed once. One after
 * the other: where both cannot be read, the old one is named, every time.
 */
export async function loadPair(
  sources: { readonly old: string | RevisionPath; readonly new: string | RevisionPath },
  options: LoadOptions = {},
): Promise<LoadedPair> {
  const oldRoot = await readRoot(sources.old, options);
  const oldFile = await parseRoot(oldRoot, options);
  const old = await documentFromRoot(oldFile, oldRoot, options);
  const newRoot = await readRoot(sources.new, options);
  // From another place, the same references may lead to other files.
  if (newRoot.text === oldRoot.text && old.selfContained) return { old, new: renamed(old, newRoot.source), same: true };
  const newFile = await parseRoot(newRoot, options, oldFile);
  return { old, new: await documentFromRoot(newFile, newRoot, options), same: false };
}

/** The same document under another name. */
function renamed(document: LoadedDocument, source: string): LoadedDocument {
  const rename = (position: Position | undefined): Position | undefined =>
    position === undefined ? undefined : { ...position, file: source };
  return {
    ...document,
    source,
    locate: (address) => rename(document.locate(address)),
    lineOf: (position) => document.lineOf({ ...position, file: document.source }),
  };
}
