import type { Operation } from '../../model/api.ts';
import { operationLikelihood, parseOperation, segmentsOf } from './operation-likelihood.ts';
import type { ParsedOperation } from './operation-likelihood.ts';
import { findPrefixChanges } from './path-prefixes.ts';
import type { PrefixChange } from './path-prefixes.ts';
import type { Candidates } from './search.ts';

/** More operations than these that share a trait are told apart by others of their traits. */
const MOST_ALIKE = 50;

/** What of two paths changed. */
export interface PathChange {
  /** The path up to and with the segments that changed, the rest being the same; else the whole path. */
  readonly from: string;
  readonly to: string;
}

/** How operations that went and came are compared. */
export interface OperationComparison extends Pick<Candidates<Operation>, 'likelihood' | 'partners'> {
  readonly changeOf: (old: Operation, next: Operation) => PathChange;
}

/** Prepares the look for operations that are one under another path or method. Thousands are not compared each with each. */
export function operationComparison(removed: readonly Operation[], added: readonly Operation[]): OperationComparison {
  const [old, next] = [removed, added].map((operations) => operations.map(parseOperation)) as [ParsedOperation[], ParsedOperation[]];
  const parsed = new Map([...old, ...next].map((one) => [one.operation, one]));
  const of = (operation: Operation): ParsedOperation => parsed.get(operation) ?? parseOperation(operation);
  const isPath = ({ operation }: ParsedOperation): boolean => operation.kind === 'path';
  const prefixes = findPrefixChanges(old.filter(isPath), next.filter(isPath));
  const byTrait = new Map<string, Operation[]>();
  for (const one of next.filter(isPath)) {
    for (const trait of traitsOf(one)) {
      const known = byTrait.get(trait);
      if (known === undefined) byTrait.set(trait, [one.operation]);
      else known.push(one.operation);
    }
  }
  return {
    likelihood: (before, after, lent) => {
      const [a, b] = [of(before), of(after)];
      return operationLikelihood(a, b, prefixes.between(a, b), lent);
    },
    partners: (operation) => {
      // The names of webhooks and callbacks have no segments in common, and no document has hundreds of them in one place.
      if (operation.kind !== 'path') return next.flatMap((one) => (one.operation.kind === operation.kind ? [one.operation] : []));
      const one = of(operation);
      const sharing = traitsOf(one).flatMap((trait) => {
        const operations = byTrait.get(trait) ?? [];
        return operations.length > MOST_ALIKE ? [] : operations;
      });
      return [...new Set([...sharing, ...prefixes.partners(one).map((partner) => partner.operation)])];
    },
    changeOf: (before, after) =>
      before.kind === 'callback'
        ? { from: before.path, to: after.path }
        : changedPart(before.path, after.path, prefixes.between(of(before), of(after))),
  };
}

/** The operationId, the path, and with its method the path less one of its segments. */
function traitsOf({ operation, segments }: ParsedOperation): readonly string[] {
  const id = operation.operationId === undefined ? [] : [`id ${operation.operationId.value}`];
  const others = segments.map(
    (_, gap) => `${operation.method} ${segments.map((segment, index) => (index === gap ? '*' : segment)).join('/')}`,
  );
  return [...id, `path ${segments.join('/')}`, ...others];
}

function changedPart(from: string, to: string, prefix: PrefixChange | undefined): PathChange {
  // Of two that moved alike it is better said which they are.
  if (prefix !== undefined && prefix.operations > 2) return prefix;
  const [left, right] = [from.split('/'), to.split('/')];
  const erasedLeft = segmentsOf(from);
  const erasedRight = segmentsOf(to);
  const differing = erasedLeft.flatMap((segment, index) => (segment === erasedRight[index] ? [] : [index]));
  const [only, second] = differing;
  if (erasedLeft.length !== erasedRight.length || only === undefined || second !== undefined) return { from, to };
  return { from: left.slice(0, only + 2).join('/'), to: right.slice(0, only + 2).join('/') };
}
