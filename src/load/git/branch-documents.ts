import { lstat, open, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { InputError } from '../input-error.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { HEAD_BYTES, namesOpenApi } from '../openapi-head.ts';
import type { Branch } from './branch.ts';
import { readBlob } from './read-blob.ts';
import { pathFromTop } from './repository.ts';
import { listByGit } from './run-git.ts';

/** A document and what became of it since the merge base; paths count from the top of the repository. */
export type BranchDocument =
  | { readonly kind: 'kept'; readonly path: string; readonly oldPath: string }
  /** Neither it nor anything that it could refer to was touched. */
  | { readonly kind: 'untouched'; readonly path: string }
  | { readonly kind: 'new'; readonly path: string }
  | { readonly kind: 'deleted'; readonly path: string };

/** More files than this are not looked into; naming the documents always works. */
const MAX_CANDIDATES = 20_000;

/** What became of the documents that the user named. Throws `file-not-found` for one that is and was nowhere. */
export async function namedDocuments(branch: Branch, names: readonly string[]): Promise<readonly BranchDocument[]> {
  const changes = await changesSince(branch);
  return await Promise.all(
    names.map(async (name): Promise<BranchDocument> => {
      const path = pathOf(branch, name);
      const oldPath = changes.renames.get(path) ?? path;
      const isThere = existsSync(join(branch.repository.top, path));
      const wasThere = (await blobText(branch, oldPath)) !== undefined;
      if (isThere) return wasThere ? { kind: 'kept', path, oldPath } : { kind: 'new', path };
      if (wasThere) return { kind: 'deleted', path };
      throw new InputError({
        code: 'file-not-found',
        file: name,
        message: `there is no such file, and there was none at the merge base with \`${branch.base}\``,
        hint: 'Check the path; relative paths start at the working directory.',
      });
    }),
  );
}

/** The OpenAPI documents among the files that git tracks, and those that it tracked at the merge base. */
export async function trackedDocuments(branch: Branch): Promise<readonly BranchDocument[]> {
  const { top } = branch.repository;
  const changes = await changesSince(branch);
  const tracked = (await listByGit(['ls-files', '-z'], { directory: top })).filter(isDataFile);
  if (tracked.length > MAX_CANDIDATES) {
    throw new InputError({
      code: 'too-large',
      message: `git tracks ${tracked.length} YAML and JSON files, too many to look for documents in`,
      hint: 'Name the documents: api-diff check api/openapi.yaml',
    });
  }
  const documents: BranchDocument[] = [];
  const anyDataFileTouched = [...changes.touched, ...changes.deleted].some(isDataFile);
  for (const path of new Set(tracked)) {
    const head = await headOf(join(top, path));
    const touched = changes.touched.has(path);
    if (head === undefined) continue;
    if (!namesOpenApi(head)) {
      // What was a document and no longer looks like one must not be passed over.
      if (touched && (await wasDocument(branch, changes.renames.get(path) ?? path))) documents.push(kept(path, changes));
    } else if (changes.added.has(path)) documents.push({ kind: 'new', path });
    else if (touched || (anyDataFileTouched && (await refersToFiles(join(top, path))))) documents.push(kept(path, changes));
    else documents.push({ kind: 'untouched', path });
  }
  for (const path of changes.deleted) {
    if (isDataFile(path) && (await wasDocument(branch, path))) documents.push({ kind: 'deleted', path });
  }
  return documents.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kept(path: string, { renames }: Changes): BranchDocument {
  return { kind: 'kept', path, oldPath: renames.get(path) ?? path };
}

/** What the working tree has otherwise than the merge base. */
interface Changes {
  readonly added: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  /** Whatever exists and is not as it was. */
  readonly touched: ReadonlySet<string>;
  /** From the new path to the old one. */
  readonly renames: ReadonlyMap<string, string>;
}

async function changesSince({ repository, mergeBase }: Branch): Promise<Changes> {
  const words = [
    'diff',
    '--name-status',
    '-z',
    '-M',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--ignore-submodules',
    mergeBase,
    '--',
  ];
  const entries = (await listByGit(words, { directory: repository.top })).values();
  const [added, deleted, touched, renames] = [new Set<string>(), new Set<string>(), new Set<string>(), new Map<string, string>()];
  for (const status of entries) {
    const path: string = entries.next().value ?? '';
    switch (status[0]) {
      case 'A':
        added.add(path);
        touched.add(path);
        break;
      case 'D':
        deleted.add(path);
        break;
      case 'R': {
        const newPath: string = entries.next().value ?? '';
        renames.set(newPath, path);
        touched.add(newPath);
        break;
      }
      default:
        touched.add(path);
    }
  }
  return { added, deleted, touched, renames };
}

/** Throws `outside-root` for a file that is in no directory of the repository. */
function pathOf({ repository }: Branch, name: string): string {
  const fromTop = isAbsolute(name) ? relative(repository.top, name).split(sep).join('/') : pathFromTop(repository, `./${name}`);
  if (fromTop !== undefined && fromTop !== '' && !fromTop.startsWith('../') && !isAbsolute(fromTop)) return fromTop;
  throw new InputError({
    code: 'outside-root',
    file: name,
    message: 'this is no file of the repository, so it has no earlier version in it',
    hint: 'Compare two files instead: api-diff old.yaml new.yaml',
  });
}

function isDataFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** The beginning of a regular file; undefined for links, whose target is looked at under its own name, and what is not there. */
async function headOf(path: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return undefined;
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

async function wasDocument(branch: Branch, path: string): Promise<boolean> {
  return namesOpenApi((await blobText(branch, path))?.slice(0, HEAD_BYTES) ?? '');
}

async function blobText({ repository, mergeBase }: Branch, path: string): Promise<string | undefined> {
  const blob = await readBlob(repository, { tree: mergeBase, path }, { name: path, maxBytes: DEFAULT_LIMITS.maxBytes });
  return blob.kind === 'file' ? Buffer.from(blob.bytes).toString('utf8') : undefined;
}

/** Whether a text seems to hold a `$ref` that leads out of it; rather too often than not often enough. */
async function refersToFiles(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '$ref: x');
  return /\$ref["']?\s*:\s*(?!["']?#)/.test(text);
}
