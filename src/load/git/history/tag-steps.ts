import type { Repository } from '../repository.ts';
import { factsOf, tagsOf } from './facts.ts';
import type { Touch } from './life.ts';
import type { Range } from './range.ts';
import type { HistoryStep } from './step.ts';
import { versionAt } from './versions.ts';
import type { DocumentVersion } from './versions.ts';

/** The tags at which the document is another than at the tag before. */
export async function tagSteps(repository: Repository, life: readonly Touch[], ends: Range): Promise<readonly HistoryStep[]> {
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
