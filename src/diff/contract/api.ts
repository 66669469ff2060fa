import type { Api, Operation, SecurityScheme } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Common } from '../../normalise/unchanged.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { compareAround, compareOperations } from './operation.ts';
import type { OperationContext } from './operation.ts';
import { pairOperations } from './pairing.ts';
import { findRenamedOperations } from './renamed-operations.ts';
import { createServerComparison } from './servers.ts';
import { compareTags } from './tags.ts';

/** What became of the operations, for the summary: complete once the search for renames has settled. */
export interface OperationCounts {
  readonly added: number;
  readonly removed: number;
  /** Grows until every rename is settled, as the counts do. */
  readonly kept: readonly OperationPair[];
}

/** Walks everything around the schemas, top down, and hands facts and anchors to the collector. */
export function compareApis(old: Api, next: Api, context: ContractContext): OperationCounts {
  const { collector, questions } = context;
  const top = { old: '#', new: '#' };
  collector.facts(factsOfPair('api', { old, new: next }, top, questions), { kind: 'document', name: next.info.title });
  collector.facts(factsOfPair('info', { old: old.info, new: next.info }, { old: old.info.address, new: next.info.address }, questions), {
    kind: 'document',
    name: next.info.title,
  });
  const tagNames = compareTags(old, next, context);
  compareSecuritySchemes(old, next, context);
  const inside = { ...context, tagNames, compareServers: createServerComparison(context) };
  return compareOperationLists(old, next, old.operations, next.operations, inside);
}

/** Lines up operations and compares the kept ones; callbacks below an operation come here again. */
export function compareOperationLists(
  old: Api,
  next: Api,
  olds: readonly Operation[],
  news: readonly Operation[],
  context: OperationContext,
): OperationCounts {
  const { collector, common } = context;
  const paired = pairOperations(olds, news);
  const kept: OperationPair[] = [];
  const counts = { added: 0, removed: 0, kept };
  const compareKept = (pair: OperationPair): void => {
    kept.push(pair);
    if (pair.old.address === pair.new.address && common.unchanged.has(parentOf(pair.old.address))) return;
    if (isSameElsewhere(pair, common)) {
      compareAround(pair, context);
      return;
    }
    compareOperations(old, next, pair, context);
    compareOperationLists(old, next, pair.old.callbacks, pair.new.callbacks, context);
  };
  for (const pair of paired.kept) compareKept(pair);
  findRenamedOperations(paired, context, {
    accept: (renamed) => {
      for (const pair of renamed) compareKept(pair);
    },
    finish: (removed, added) => {
      counts.removed += removed.length;
      counts.added += added.length;
      for (const operation of removed) {
        const facts = factsOfPresence('operation', operation, 'old', { old: operation.address, new: '#' });
        collector.facts(facts, { kind: 'operation', name: operation.label }, siteOf(operation, 'request', 'operation'));
      }
      for (const operation of added) {
        const facts = factsOfPresence('operation', operation, 'new', { old: '#', new: operation.address });
        collector.facts(facts, { kind: 'operation', name: operation.label }, siteOf(operation, 'request', 'operation'));
      }
    },
  });
  return counts;
}

/** Whether a path item stands word for word under another path: then nothing but the path is another. */
function isSameElsewhere(pair: OperationPair, common: Common): boolean {
  const places = { old: parentOf(pair.old.address), new: parentOf(pair.new.address) };
  // What a reference means may hang on the file that it stands in.
  if (places.old === places.new || !places.old.startsWith('#/paths/') || !places.new.startsWith('#/paths/')) return false;
  return common.isUnchanged(places);
}

/**
 * A scheme that comes or goes matters only through the operations that ask for it, and they say so
 * themselves. What changed in a kept one is met by each of them.
 */
function compareSecuritySchemes(old: Api, next: Api, { collector, questions }: ContractContext): void {
  const { kept, removed, added } = align(old.securitySchemes.values(), next.securitySchemes.values(), ({ name }) => name);
  for (const { old: before, new: after } of kept) {
    const facts = factsOfPair('security scheme', { old: before, new: after }, { old: before.address, new: after.address }, questions);
    if (facts.length === 0) continue;
    const subject = { kind: 'security scheme', name: after.name };
    collector.facts(facts, subject);
    for (const operation of next.operations) {
      if (operation.security?.value.some((requirement) => requirement.has(after.name)) !== true) continue;
      collector.facts(facts, subject, siteOf(operation, 'request', 'security'));
    }
  }
  const presence = (scheme: SecurityScheme, side: 'old' | 'new'): void => {
    const places = side === 'old' ? { old: scheme.address, new: '#' } : { old: '#', new: scheme.address };
    collector.facts(factsOfPresence('security scheme', scheme, side, places), { kind: 'security scheme', name: scheme.name });
  };
  for (const scheme of removed) presence(scheme, 'old');
  for (const scheme of added) presence(scheme, 'new');
}
