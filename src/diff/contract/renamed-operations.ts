import type { Operation } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Fact } from '../fact.ts';
import type { Renamed } from '../renames/match.ts';
import { operationComparison } from '../renames/operations.ts';
import type { OperationComparison, PathChange } from '../renames/operations.ts';
import type { Candidates } from '../renames/search.ts';
import { statedPaths } from '../renames/stated-paths.ts';
import type { OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import type { OperationContext } from './operation.ts';
import type { PairedOperations } from './pairing.ts';

/** Finds the operations that are one under another path or method, and tells each path that changed once. */
export function findRenamedOperations(
  { removed, added }: PairedOperations,
  context: OperationContext,
  found: { readonly accept: (pairs: readonly OperationPair[]) => void; readonly finish: Candidates<Operation>['finish'] },
): void {
  let prepared: OperationComparison | undefined;
  const comparison = (): OperationComparison => (prepared ??= operationComparison(removed, added));
  const accept = (renamed: readonly Renamed<Operation>[]): void => {
    tell(renamed, (old, next) => comparison().changeOf(old, next), context);
    found.accept(renamed.map((one) => ({ old: one.old, new: one.new, prefixes: { old: '', new: '' }, isRenamed: true })));
  };
  const stated = statedPaths(removed, added, context.search.statements);
  if (stated.length > 0) accept(stated);
  const settled = new Set(stated.flatMap(({ old, new: next }) => [old, next]));
  const isOpen = (operation: Operation): boolean => !settled.has(operation);
  context.search.look<Operation>({
    removed: removed.filter(isOpen),
    added: added.filter(isOpen),
    nameOf: ({ address, path }) => ({ address, name: path }),
    likelihood: (old, next, lent) => comparison().likelihood(old, next, lent),
    partners: (old) => comparison().partners?.(old) ?? [],
    accept,
    finish: found.finish,
  });
}

/** One fact for a path that changed, met by all operations below it; one for each method. */
function tell(
  renamed: readonly Renamed<Operation>[],
  changeOf: (old: Operation, next: Operation) => PathChange,
  { collector }: OperationContext,
): void {
  const byChange = new Map<string, { readonly change: PathChange; readonly members: Renamed<Operation>[] }>();
  for (const one of renamed) {
    if (one.old.method !== one.new.method) {
      collector.facts([methodFact(one)], { kind: 'operation', name: one.old.label }, siteOf(one.new, 'request', 'operation'));
      continue;
    }
    if (one.old.kind === 'callback' && one.old.callback !== one.new.callback) {
      collector.facts([callbackFact(one)], { kind: 'callback', name: one.old.callback ?? '' }, siteOf(one.new, 'request', 'operation'));
      continue;
    }
    const change = changeOf(one.old, one.new);
    const key = `${one.old.kind}\n${change.from}\n${change.to}`;
    const known = byChange.get(key);
    if (known === undefined) byChange.set(key, { change, members: [one] });
    else known.members.push(one);
  }
  for (const { change: found, members } of byChange.values()) {
    const change = wholePathOf(members) ?? found;
    const fact = pathFact(change, members);
    if (fact === undefined) continue;
    const isWhole = members.every(({ old }) => old.path === change.from);
    const hanging = members[0]?.old.kind;
    const kind = hanging === 'webhook' || hanging === 'callback' ? hanging : isWhole ? 'path' : 'path prefix';
    const name = (kind === 'callback' ? members[0]?.old.callback : undefined) ?? change.from;
    for (const { new: after } of members) collector.facts([fact], { kind, name }, siteOf(after, 'request', 'operation'));
  }
}

/** The path that all of some operations have, and had: where nothing else began like it, its beginning is told of nothing. */
function wholePathOf([first, ...others]: readonly Renamed<Operation>[]): PathChange | undefined {
  if (first === undefined || first.old.kind !== 'path') return undefined;
  const [from, to] = [first.old.path, first.new.path];
  return others.every(({ old, new: next }) => old.path === from && next.path === to) ? { from, to } : undefined;
}

/** The first operation of a path stands for the others. */
function pathFact({ from, to }: PathChange, [first]: readonly Renamed<Operation>[]): Fact | undefined {
  if (first === undefined) return undefined;
  const { confidence, because } = first;
  return {
    face: ruleOf('path-renamed').face,
    loss: { name: from },
    old: { address: parentOf(first.old.address), value: from },
    new: { address: parentOf(first.new.address), value: to },
    lost: {},
    rename: { kind: 'path', from, to, confidence, because },
  };
}

/** The name is not on the wire; operations of one callback object tell its name once, since they stand at one place. */
function callbackFact({ old, new: next, confidence, because }: Renamed<Operation>): Fact {
  const [from, to] = [old.callback ?? '', next.callback ?? ''];
  return {
    face: ruleOf('callback-renamed').face,
    loss: { name: from },
    old: { address: parentOf(parentOf(old.address)), value: from },
    new: { address: parentOf(parentOf(next.address)), value: to },
    lost: {},
    rename: { kind: 'callback', from, to, confidence, because },
  };
}

function methodFact({ old, new: next, confidence, because }: Renamed<Operation>): Fact {
  return {
    face: ruleOf('method-changed').face,
    loss: {},
    old: { address: old.address, value: old.label },
    new: { address: next.address, value: next.label },
    lost: {},
    rename: { kind: 'operation', from: old.label, to: next.label, confidence, because },
  };
}
