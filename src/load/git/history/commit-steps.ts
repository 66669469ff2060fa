import type { Repository } from '../repository.ts';
import { listByGit } from '../run-git.ts';
import { factsOf, tagsOf } from './facts.ts';
import type { Touch } from './life.ts';
import { literal } from './life.ts';
import type { FindParts, PartsHistory } from './parts.ts';
import { partsHistory } from './parts.ts';
import type { Range } from './range.ts';
import { rangeWords } from './range.ts';
import type { HistoryStep } from './step.ts';

/** What the steps of a document are told from. */
export interface CommitQuestion {
  readonly path: string;
  readonly life: readonly Touch[];
  readonly ends: Range;
  readonly findParts: FindParts;
}

/** The commits that touched a document or a file that it referred to at the time, newest first. */
export async function commitSteps(repository: Repository, question: CommitQuestion): Promise<readonly HistoryStep[]> {
  const { path, life, ends } = question;
  const touches = new Map(life.map((touch) => [touch.commit, touch]));
  const commits = await commitsOf(repository, question);
  const facts = await factsOf(repository, commits);
  const tags = await tagsOf(repository, ends);
  const steps: HistoryStep[] = [];
  let current = life.find(({ after }) => after !== null)?.after ?? path;
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

async function commitsOf(repository: Repository, { path, life, ends, findParts }: CommitQuestion): Promise<readonly string[]> {
  const names = [...new Set([path, ...life.flatMap(({ before, after }) => [after, before])])].filter((name) => name !== null);
  const parts = await partsHistory(repository, { names, ends, findParts });
  if (parts.all.length === 0) return [...new Set(life.map(({ commit }) => commit))];
  const roots = new Set(life.map(({ commit }) => commit));
  return relevant(await touchedFiles(repository, [...names, ...parts.all], ends), roots, parts);
}

/** A commit and the files of the document that it touched. */
interface TouchedFiles {
  readonly commit: string;
  readonly files: readonly string[];
}

/** A file counts while the document refers to it: what was done to it before or after is no step of the document. */
function relevant(touched: readonly TouchedFiles[], roots: ReadonlySet<string>, { newest, changes }: PartsHistory): readonly string[] {
  let parts = newest;
  return touched.flatMap(({ commit, files }) => {
    const change = changes.get(commit);
    const [after, before] = [change?.after ?? parts, change?.before ?? parts];
    parts = before;
    // Of a merge that is in the list git names no files: what it holds is in none of its parents.
    return roots.has(commit) || files.length === 0 || files.some((file) => after.has(file) || before.has(file)) ? [commit] : [];
  });
}

/** Newest first. */
async function touchedFiles({ top }: Repository, paths: readonly string[], ends: Range): Promise<readonly TouchedFiles[]> {
  // A name of a file may look like an object id, so commits are marked with a sign that no name begins with.
  const flags = ['-z', '--format=%x01%H', '--name-only', '--no-renames', '--no-ext-diff', '--no-show-signature'];
  const tokens = await listByGit(['log', ...flags, ...rangeWords(ends), '--', ...paths.map(literal)], { directory: top });
  const found: { readonly commit: string; readonly files: string[] }[] = [];
  for (const token of tokens) {
    const [, commit] = /^\n?\x01([0-9a-f]{40,64})/.exec(token) ?? [];
    if (commit === undefined) found.at(-1)?.files.push(token.replace(/^\n/, ''));
    else found.push({ commit, files: [] });
  }
  return found;
}
