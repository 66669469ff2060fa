import type { Operation } from '../../model/api.ts';
import { erased, operationKey } from '../anchor.ts';
import type { OperationPair } from './context.ts';
import { pathOfUrl } from './base-url.ts';
import { compareVersions, versionSegment, withoutVersion } from './version-segment.ts';

/** Operations lined up: those that are one call, and those without a partner. */
export interface PairedOperations {
  readonly kept: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** What both lists still hold, in the order of the documents. */
interface Unpaired {
  readonly old: readonly Operation[];
  readonly new: readonly Operation[];
}

/**
 * Lines up operations, the surest way first: by path as written below the servers, by the path of the
 * whole URL (a base path may move between servers and paths), by the same path spelt with another case or
 * with a slash at its end, and by the path without its version. Each operation is paired once and none is lost, also
 * where a document has one template twice.
 */
export function pairOperations(old: readonly Operation[], next: readonly Operation[]): PairedOperations {
  const kept: OperationPair[] = [];
  let unpaired: Unpaired = { old, new: next };
  const pairBy = (keyOf: (operation: Operation) => string | undefined): void => {
    unpaired = pairLists(unpaired, keyOf, kept);
  };
  pairBy(operationKey);
  if (unpaired.old.length === 0 || unpaired.new.length === 0) return result(kept, unpaired, next);
  pairBy((operation) => pathKey(operation, fullPath(operation)));
  pairBy((operation) => pathKey(operation, spelling(fullPath(operation))));
  const settled = new Set(kept.map((pair) => resourceOf(pair.new)));
  pairBy((operation) => {
    const key = resourceOf(operation);
    // Where the resource is kept in some version, another version of it was retired or published, not moved.
    return key === undefined || settled.has(key) ? undefined : key;
  });
  return result(kept, unpaired, next);
}

function result(kept: readonly OperationPair[], unpaired: Unpaired, order: readonly Operation[]): PairedOperations {
  const place = new Map(order.map((operation, index) => [operation, index]));
  const inOrder = kept.toSorted((a, b) => (place.get(a.new) ?? 0) - (place.get(b.new) ?? 0));
  return { kept: inOrder, removed: unpaired.old, added: unpaired.new };
}

/** Pairs what has one key; of several with one key the most alike, else the nearest versions. */
function pairLists({ old, new: next }: Unpaired, keyOf: (operation: Operation) => string | undefined, kept: OperationPair[]): Unpaired {
  const groups = new Map<string, Operation[]>();
  for (const operation of old) {
    const key = keyOf(operation);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  const paired = new Set<Operation>();
  // Twins of one template are told apart by what they are called; only then does order decide.
  for (const isPartner of [isSpeltAlike, isNamedAlike, () => true]) {
    for (const after of next) {
      if (paired.has(after)) continue;
      const group = groups.get(keyOf(after) ?? '') ?? [];
      const before = newestFirst(group.filter((candidate) => !paired.has(candidate) && isPartner(candidate, after)))[0];
      if (before === undefined) continue;
      paired.add(before).add(after);
      kept.push({ old: before, new: after, prefixes: prefixesOf(before.path, after.path) });
    }
  }
  const isLeft = (operation: Operation): boolean => !paired.has(operation);
  return { old: old.filter(isLeft), new: next.filter(isLeft) };
}

function isSpeltAlike(a: Operation, b: Operation): boolean {
  return a.path === b.path;
}

function isNamedAlike(a: Operation, b: Operation): boolean {
  return a.operationId !== undefined && a.operationId.value === b.operationId?.value;
}

function newestFirst(operations: readonly Operation[]): readonly Operation[] {
  if (operations.length < 2) return operations;
  return operations.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a)));
}

function versionOf(operation: Operation): string {
  return versionSegment(fullPath(operation) ?? '') ?? '';
}

/** The path of the URL that a client calls, by the first server; of webhooks and callbacks undefined. */
function fullPath(operation: Operation): string | undefined {
  if (operation.kind !== 'path') return undefined;
  return `${pathOfUrl(operation.servers[0]?.url ?? '')}${operation.path}`;
}

function pathKey({ method }: Operation, path: string | undefined): string | undefined {
  return path === undefined ? undefined : `${method.toUpperCase()} ${erased(path)}`;
}

function spelling(path: string | undefined): string | undefined {
  return path?.toLowerCase().replace(/\/+$/, '');
}

/** What an operation is whichever version it is of; undefined for webhooks and callbacks. */
function resourceOf(operation: Operation): string | undefined {
  const path = spelling(fullPath(operation));
  return path === undefined ? undefined : pathKey(operation, withoutVersion(path));
}

/** How two paths begin before what they have in common at the end; `''` twice where they differ in spelling only. */
function prefixesOf(old: string, next: string): OperationPair['prefixes'] {
  const [before, after] = [segmentsOf(old), segmentsOf(next)];
  let common = 0;
  while (common < Math.min(before.length, after.length) && isSameSegment(before.at(-1 - common), after.at(-1 - common))) common += 1;
  const prefix = (segments: readonly string[]): string => segments.slice(0, segments.length - common).join('');
  return { old: prefix(before), new: prefix(after) };
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/+$/, '').match(/\/[^/]*/g) ?? [];
}

function isSameSegment(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && erased(a).toLowerCase() === erased(b).toLowerCase();
}
