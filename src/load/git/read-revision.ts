import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError } from '../input-error.ts';
import type { Origin } from '../origin.ts';
import { readUrlBytes } from '../read-url.ts';
import { revisionPathText } from '../revision-path.ts';
import type { RevisionPath } from '../revision-path.ts';
import { missingPath } from './missing-path.ts';
import { readBlob } from './read-blob.ts';
import type { Repository } from './repository.ts';
import { openRepository, pathFromTop } from './repository.ts';
import { resolveRevision } from './resolve-revision.ts';

/** How a revision is read. */
export interface RevisionOptions {
  readonly maxBytes: number;
  readonly allowRemoteRefs: boolean;
}

/** The root file of a document in a revision, and where the other files of that revision come from. */
export interface RevisionFile {
  readonly bytes: Uint8Array;
  /** Where the file would lie in the work tree, so that references are resolved as they are there. Never read. */
  readonly url: string;
  readonly origin: Origin;
}

/** Reads a file of a git revision. Throws `InputError`: of git, of the revision, of the path. */
export async function readRevision(source: RevisionPath, options: RevisionOptions): Promise<RevisionFile> {
  const asked = revisionPathText(source);
  const repository = await openRepository(process.cwd(), { text: asked, as: 'revision' });
  const tree = await resolveRevision(repository, source.revision);
  const path = pathFromTop(repository, source.path);
  if (path === undefined) throw outside(asked, repository);
  if (path === '') throw notAFile(asked, 'the path of the document is missing');
  const files = { repository, tree, revision: source.revision };
  const bytes = await readFileOf(files, path, { name: asked, maxBytes: options.maxBytes });
  return { bytes, url: pathToFileURL(join(repository.top, path)).href, origin: originOf(files, options) };
}

interface RevisionFiles {
  readonly repository: Repository;
  readonly tree: string;
  readonly revision: string;
}

function originOf(files: RevisionFiles, { allowRemoteRefs }: RevisionOptions): Origin {
  const pathOf = (url: string): string | undefined => pathWithin(url, files.repository);
  return {
    nameOf: (url) => {
      const path = pathOf(url);
      return path === undefined ? undefined : revisionPathText({ revision: files.revision, path });
    },
    read: async (url, limit) => {
      if (/^https?:/.test(url) && allowRemoteRefs) return await readUrlBytes(url, limit);
      if (!url.startsWith('file:')) throw remote(url);
      const path = pathOf(url);
      if (path === undefined) throw outside(limit.name, files.repository);
      return await readFileOf(files, path, limit);
    },
  };
}

async function readFileOf(
  { repository, tree, revision }: RevisionFiles,
  path: string,
  limit: { readonly name: string; readonly maxBytes: number },
): Promise<Uint8Array> {
  const blob = await readBlob(repository, { tree, path }, limit);
  switch (blob.kind) {
    case 'file':
      return blob.bytes;
    case 'directory':
      throw notAFile(limit.name, 'this is a directory');
    case 'submodule':
      throw notAFile(limit.name, 'this is a submodule, whose files are in a repository of their own');
    case 'outside':
      throw outside(limit.name, repository);
    case 'missing':
      throw await missingPath(repository, { revision, path, tree });
    default:
      return blob satisfies never;
  }
}

/** The path from the top of what a `file:` URL names; undefined when that is outside, or no path at all. */
function pathWithin(url: string, { top }: Repository): string | undefined {
  try {
    const path = relative(top, fileURLToPath(url)).split(sep).join('/');
    return path === '..' || path.startsWith('../') || path.startsWith('/') || /^[a-z]:/i.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

function notAFile(name: string, message: string): InputError {
  return new InputError({ code: 'is-a-directory', file: name, message, hint: 'Give the root file of the document.' });
}

function outside(name: string, { top }: Repository): InputError {
  return new InputError({
    code: 'outside-root',
    file: name,
    message: `this leads out of the repository, ${top}, and a revision has nothing else`,
    hint: 'Bundle the document, or compare files instead of revisions.',
  });
}

function remote(url: string): InputError {
  return new InputError({
    code: 'remote-reference',
    message: `\`$ref\` leads to ${url}, and remote references are not followed`,
    hint: 'Allow them with --allow-remote-refs, or bundle the document first.',
  });
}
