import { posix } from 'node:path';
import { isAbsolute, relative, sep } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Repository } from './repository.ts';
import { openRepository, pathFromTop } from './repository.ts';
import { findObject } from './resolve-revision.ts';
import { askGit, listByGit } from './run-git.ts';
import { unknownRevision } from './unknown-revision.ts';

/** A document at one commit; the path counts from the top of the repository. */
export interface DocumentVersion {
  readonly commit: string;
  readonly path: string;
}

/** One step in the life of a document. */
export interface HistoryStep {
  readonly commit: string;
  /** As short as git makes it. */
  readonly name: string;
  /** The day of the commit, `2026-11-21`. */
  readonly date: string;
  readonly subject: string;
  readonly tags: readonly string[];
  /** Null where the step takes the document away. */
  readonly version: DocumentVersion | null;
  /** What it is compared with; null where it is the first. */
  readonly previous: DocumentVersion | null;
}

/** The part of a history that is asked about. */
export interface HistoryQuestion {
  /** The document, as a path of the working directory. */
  readonly file: string;
  /** `A..B`, `A..`, `..B` or a revision up to which; `HEAD` when undefined. */
  readonly range: string | undefined;
  /** Whether each step is a commit that touched the document, or a tag. */
  readonly steps: 'commits' | 'tags';
}

/** The repository, and the steps of a document in it, newest first. */
export interface DocumentHistory {
  readonly repository: Repository;
  readonly steps: readonly HistoryStep[];
}

/** Two ends of a range as object ids. */
interface Range {
  readonly from: string | undefined;
  readonly to: string;
}

/**
 * Asks git for the steps of a document, its renames followed. `others` names the files that it refers to at a version
 * of it, which count as parts of it. Throws `InputError` for a repository, a revision or a path that is none.
 */
export async function openHistory(
  { file, range, steps }: HistoryQuestion,
  others: (version: DocumentVersion) => Promise<readonly string[]>,
): Promise<DocumentHistory> {
  const repository = await openRepository(process.cwd(), file);
  const path = pathIn(repository, file);
  const ends = await rangeOf(repository, range);
  const life = await lifeOf(repository, path, ends);
  if (life.length === 0) throw neverThere(file, range);
  const found = steps === 'tags' ? await tagSteps(repository, life, ends) : await commitSteps(repository, { path, life, ends, others });
  return { repository, steps: found };
}

function pathIn(repository: Repository, file: string): string {
  const path = isAbsolute(file) ? relative(repository.top, file).split(sep).join('/') : pathFromTop(repository, `./${file}`);
  if (path !== undefined && path !== '' && !path.startsWith('../') && !isAbsolute(path)) return path;
  throw new InputError({
    code: 'outside-root',
    file,
    message: 'this is no file of the repository, so it has no history in it',
    hint: 'Go into the repository that it is in.',
  });
}

function neverThere(file: string, range: string | undefined): InputError {
  return new InputError({
    code: 'file-not-found',
    file,
    message: `no commit${range === undefined ? '' : ` of ${range}`} touched such a file`,
    hint: 'Check the path; relative paths start at the working directory.',
  });
}

async function rangeOf(repository: Repository, range: string | undefined): Promise<Range> {
  const text = range ?? 'HEAD';
  const dots = text.indexOf('..');
  if (dots === -1) return { from: undefined, to: await commitOf(repository, text) };
  if (text.slice(dots).startsWith('...')) {
    throw new InputError({
      code: 'unknown-revision',
      message: `\`${text}\` is no range of commits that follow each other`,
      hint: `Write it with two dots: ${text.replace('...', '..')}`,
    });
  }
  const from = text.slice(0, dots);
  return {
    from: from === '' ? undefined : await commitOf(repository, from),
    to: await commitOf(repository, text.slice(dots + 2) || 'HEAD'),
  };
}

async function commitOf(repository: Repository, revision: string): Promise<string> {
  const found = await findObject(repository, revision, 'commit');
  if (found !== undefined) return found;
  throw await unknownRevision(repository, {
    revision,
    history: 'whole',
    exists: async (candidate) => (await findObject(repository, candidate, 'commit')) !== undefined,
  });
}

/** Object ids alone, so that no word begins with a dash that the user wrote. */
function words({ from, to }: Range): readonly string[] {
  return from === undefined ? [to] : [to, `^${from}`];
}

/** A commit that touched the root file itself, and its name before and after. */
interface Touch {
  readonly commit: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Newest first. */
async function lifeOf({ top }: Repository, path: string, ends: Range): Promise<readonly Touch[]> {
  const flags = ['--follow', '-M', '-z', '--format=%H', '--name-status', '--no-ext-diff', '--no-show-signature'];
  const tokens = (await listByGit(['log', ...flags, ...words(ends), '--', literal(path)], { directory: top }))
    .flatMap((token) => token.split('\n'))
    .filter((token) => token !== '')
    .values();
  const touches: Touch[] = [];
  let commit = '';
  for (const token of tokens) {
    if (/^[0-9a-f]{40,64}$/.test(token)) {
      commit = token;
      continue;
    }
    const first: string = tokens.next().value ?? '';
    if (/^[RC]/.test(token)) touches.push({ commit, before: first, after: tokens.next().value ?? '' });
    else touches.push({ commit, before: token === 'A' ? null : first, after: token === 'D' ? null : first });
  }
  return touches;
}

/** A path from the top that is nothing but a path, whatever signs it holds (gitglossary, pathspec). */
function literal(path: string): string {
  return `:(top,literal)${path}`;
}

async function commitSteps(
  repository: Repository,
  {
    path,
    life,
    ends,
    others,
  }: {
    readonly path: string;
    readonly life: readonly Touch[];
    readonly ends: Range;
    readonly others: (version: DocumentVersion) => Promise<readonly string[]>;
  },
): Promise<readonly HistoryStep[]> {
  const newest = life.find(({ after }) => after !== null);
  const parts = newest?.after === undefined || newest.after === null ? [] : await others({ commit: ends.to, path: newest.after });
  const names = new Set([path, ...life.flatMap(({ before, after }) => [before, after])].filter((name) => name !== null));
  const paths = [...names, ...parts.map((part) => posix.normalize(part))].map(literal);
  const commits =
    parts.length === 0
      ? [...new Set(life.map(({ commit }) => commit))]
      : (
          await listByGit(['log', '-z', '--format=%H', '--no-show-signature', ...words(ends), '--', ...paths], {
            directory: repository.top,
          })
        ).map((token) => token.trim());
  const touches = new Map(life.map((touch) => [touch.commit, touch]));
  const facts = await factsOf(repository, commits);
  const tags = await tagsOf(repository, ends);
  const steps: HistoryStep[] = [];
  let current = newest?.after ?? path;
  for (const commit of commits) {
    const touch = touches.get(commit);
    const fact = facts.get(commit);
    if (fact === undefined) continue;
    const after = touch === undefined ? current : touch.after;
    const before = touch === undefined ? current : touch.before;
    current = before ?? after ?? current;
    steps.push({
      commit,
      ...fact,
      tags: tags.filter((tag) => tag.commit === commit).map(({ name }) => name),
      version: after === null ? null : { commit, path: after },
      previous: before === null || fact.parent === undefined ? null : { commit: fact.parent, path: before },
    });
    // What is older than the first version of the file is about other files.
    if (touch?.before === null && !life.slice(life.indexOf(touch) + 1).some(({ after: older }) => older !== null)) break;
  }
  return steps;
}

/** What git says of a commit. */
interface CommitFacts {
  readonly name: string;
  readonly date: string;
  readonly subject: string;
  readonly parent: string | undefined;
}

/** Texts of people may hold anything but NUL, so the fields are counted. */
async function factsOf({ top }: Repository, commits: readonly string[]): Promise<ReadonlyMap<string, CommitFacts>> {
  const format = '--format=%H%x00%h%x00%cs%x00%P%x00%s';
  const text = await askGit(['log', '--no-walk=unsorted', '--no-show-signature', '--stdin', '-z', format], {
    directory: top,
    input: `${commits.join('\n')}\n`,
  });
  const fields = (text ?? '').split('\0');
  const facts = new Map<string, CommitFacts>();
  for (let at = 0; at + 4 < fields.length; at += 5) {
    const [commit = '', name = '', date = '', parents = '', subject = ''] = fields.slice(at, at + 5);
    facts.set(commit, { name, date, subject, parent: parents === '' ? undefined : parents.split(' ')[0] });
  }
  return facts;
}

interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** The tags in a range, newest first. */
async function tagsOf({ top }: Repository, { from, to }: Range): Promise<readonly Tag[]> {
  const format = '--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)';
  const only = [`--merged=${to}`, ...(from === undefined ? [] : [`--no-merged=${from}`])];
  const text = await askGit(['for-each-ref', ...only, '--sort=-version:refname', '--sort=-creatordate', format, 'refs/tags'], {
    directory: top,
  });
  return (text ?? '').split('\n').flatMap((line) => {
    const [name = '', object = '', peeled = ''] = line.split('\0');
    return name === '' ? [] : [{ name, commit: peeled === '' ? object : peeled }];
  });
}

/** The tags at which the document is another than at the tag before. */
async function tagSteps(repository: Repository, life: readonly Touch[], ends: Range): Promise<readonly HistoryStep[]> {
  const names = [...new Set(life.flatMap(({ before, after }) => [after, before]).filter((name) => name !== null))];
  const tags = await tagsOf(repository, ends);
  const facts = await factsOf(
    repository,
    tags.map(({ commit }) => commit),
  );
  const start = ends.from === undefined ? undefined : { name: '', commit: ends.from };
  const versions = new Map<string, DocumentVersion | null>();
  for (const { commit } of [...tags, ...(start === undefined ? [] : [start])]) {
    versions.set(commit, await versionAt(repository, commit, names));
  }
  return tags.flatMap((tag, index): readonly HistoryStep[] => {
    const fact = facts.get(tag.commit);
    const before = tags[index + 1] ?? start;
    const version = versions.get(tag.commit) ?? null;
    const previous = before === undefined ? null : (versions.get(before.commit) ?? null);
    if (fact === undefined || (version === null && previous === null)) return [];
    return [{ commit: tag.commit, ...fact, name: tag.name, tags: [tag.name], version, previous }];
  });
}

/** Where the document is at a commit, by the first of its names that is there. */
async function versionAt({ top }: Repository, commit: string, names: readonly string[]): Promise<DocumentVersion | null> {
  for (const path of names) {
    if ((await askGit(['rev-parse', '--verify', '--quiet', `${commit}:${path}`], { directory: top })) !== undefined)
      return { commit, path };
  }
  return null;
}

/** The object id of the root file at a version; undefined where it is not there. */
export async function blobOf({ top }: Repository, { commit, path }: DocumentVersion): Promise<string | undefined> {
  return await askGit(['rev-parse', '--verify', '--quiet', `${commit}:${path}`], { directory: top });
}

/** The object id of all files at a commit. */
export async function treeOf({ top }: Repository, commit: string): Promise<string | undefined> {
  return await askGit(['rev-parse', '--verify', '--quiet', `${commit}^{tree}`], { directory: top });
}
