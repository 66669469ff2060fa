import type { Api } from '../../model/api.ts';
import { ruleOf } from '../../rules/table.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import { renamedTags } from '../renames/tags.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';

/** New names of tags by their old ones. */
export type TagNames = ReadonlyMap<string, string>;

/** Compares the tags of two documents, declared or only borne; says which go by another name. */
export function compareTags(old: Api, next: Api, { collector, questions, search }: ContractContext): TagNames {
  const renamed = renamedTags(old, next, search.statements);
  const names = new Map(renamed.map((one) => [one.old.name, one.new.name]));
  const { kept, removed, added } = align(old.tags, next.tags, ({ name }) => name);
  for (const { old: before, new: after, confidence, because } of renamed) {
    const [from, to] = [before.name, after.name];
    const fact: Fact = {
      face: ruleOf('tag-renamed').face,
      loss: { name: from },
      old: { address: before.address, value: from },
      new: { address: after.address, value: to },
      lost: {},
      rename: { kind: 'tag', from, to, confidence, because },
    };
    const subject = { kind: 'tag', name: from };
    collector.facts([fact], subject);
    for (const operation of next.operations) {
      if (operation.tags.some(({ value }) => value === to)) collector.facts([fact], subject, siteOf(operation, 'request', 'operation'));
    }
  }
  const declared = renamed.flatMap((one) =>
    one.old.declared === undefined || one.new.declared === undefined ? [] : [{ old: one.old.declared, new: one.new.declared }],
  );
  for (const pair of [...kept, ...declared]) {
    const facts = factsOfPair('tag', pair, { old: pair.old.address, new: pair.new.address }, questions);
    collector.facts(facts, { kind: 'tag', name: pair.new.name });
  }
  const isRenamed = new Set([...names].flat());
  for (const tag of removed.filter(({ name }) => !isRenamed.has(name)))
    collector.facts(factsOfPresence('tag', tag, 'old', { old: tag.address, new: '#' }), { kind: 'tag', name: tag.name });
  for (const tag of added.filter(({ name }) => !isRenamed.has(name)))
    collector.facts(factsOfPresence('tag', tag, 'new', { old: '#', new: tag.address }), { kind: 'tag', name: tag.name });
  return names;
}

/** Whether a fact of an operation says no more than that its tag goes by another name. */
export function isSaidByTag({ face, old, new: next }: Fact, pair: OperationPair, names: TagNames): boolean {
  const bears = (operation: OperationPair['old'], name: string | undefined): boolean => operation.tags.some(({ value }) => value === name);
  if (face.id === 'operation-tag-removed' && typeof old.value === 'string') {
    const to = names.get(old.value);
    return to !== undefined && bears(pair.new, to);
  }
  if (face.id !== 'operation-tag-added') return false;
  return [...names].some(([from, to]) => to === next.value && bears(pair.old, from));
}
