import type { Api, Tag } from '../../model/api.ts';
import { operationKey } from '../anchor.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { matchRenamed } from './match.ts';
import type { Renamed } from './match.ts';
import { nameLikeness } from './names.ts';
import type { Statements } from './stated.ts';

/** A tag that operations bear or the document declares. */
export interface KnownTag {
  readonly name: string;
  readonly address: string;
  readonly declared?: Tag;
  /** The keys of the operations that bear it. */
  readonly operations: ReadonlySet<string>;
}

/** Finds the tags that go by another name: most of all, by the operations that bear them. */
export function renamedTags(old: Api, next: Api, statements: Statements): readonly Renamed<KnownTag>[] {
  const [before, after] = [tagsOf(old), tagsOf(next)];
  const removed = [...before.values()].filter(({ name }) => !after.has(name));
  const added = [...after.values()].filter(({ name }) => !before.has(name));
  if (removed.length === 0 || added.length === 0) return [];
  const stated = statements.pairs(removed, added, (tag) => tag);
  const settled = new Set(stated.flatMap(({ old: one, new: other }) => [one, other]));
  const isOpen = (tag: KnownTag): boolean => !settled.has(tag);
  return [...stated, ...matchRenamed(removed.filter(isOpen), added.filter(isOpen), likelihood)];
}

function likelihood(before: KnownTag, after: KnownTag): Likelihood {
  const shared = [...before.operations].filter((key) => after.operations.has(key)).length;
  const share = shared / Math.max(1, before.operations.size + after.operations.size - shared);
  const name = nameLikeness(before.name, after.name);
  const evidence: Evidence[] = [
    ...(shared === 0 ? [] : [{ weight: (shared > 1 ? 0.85 : 0.5) * share, because: operationsInWords(shared), telling: true }]),
    ...(name === undefined ? [] : [{ ...name, telling: name.weight >= 0.3 }]),
    ...proseEvidence(before.declared?.description, after.declared?.description, 'description'),
  ];
  // Two tags whose operations have nothing in common are two tags, whatever they are called.
  return before.operations.size > 0 && after.operations.size > 0 && shared === 0 ? { confidence: 0, because: [] } : weigh(evidence);
}

function operationsInWords(count: number): string {
  return count === 1 ? 'one operation bears both' : `${count} operations bear both`;
}

function tagsOf({ tags, operations }: Api): ReadonlyMap<string, KnownTag> {
  const known = new Map<string, KnownTag & { readonly operations: Set<string> }>();
  for (const tag of tags) known.set(tag.name, { name: tag.name, address: tag.address, declared: tag, operations: new Set() });
  for (const operation of operations) {
    for (const { value, address } of operation.tags) {
      const tag = known.get(value) ?? { name: value, address, operations: new Set<string>() };
      known.set(value, tag);
      tag.operations.add(operationKey(operation));
    }
  }
  return known;
}
