import type { ParsedOperation } from './operation-likelihood.ts';

/** So many segments at the beginning of a path may have been exchanged, added or taken away for many paths at once. */
const LONGEST_PREFIX = 2;

/** More operations than these with one end of a path say nothing about which of them is which. */
const MOST_ALIKE = 20;

/** A beginning of paths that became another one. */
export interface PrefixChange {
  /** The segments, joined by `/`, with a leading one: `/shop`; `/` for none. */
  readonly from: string;
  readonly to: string;
  /** How many operations went and came in this way. */
  readonly operations: number;
}

/** Which beginnings of paths became which, told from the operations that are alike behind them. */
export interface PrefixChanges {
  /** The change that turns the path of one operation into that of the other, the most frequent where there are several. */
  readonly between: (old: ParsedOperation, next: ParsedOperation) => PrefixChange | undefined;
  /** The operations that an old one may have become. */
  readonly partners: (old: ParsedOperation) => readonly ParsedOperation[];
}

/** Looks for beginnings that changed under at least two operations. */
export function findPrefixChanges(removed: readonly ParsedOperation[], added: readonly ParsedOperation[]): PrefixChanges {
  const byEnd = new Map<string, { readonly operation: ParsedOperation; readonly cut: number }[]>();
  for (const operation of added) {
    for (const { cut, end } of endsOf(operation)) {
      const known = byEnd.get(end);
      if (known === undefined) byEnd.set(end, [{ operation, cut }]);
      else known.push({ operation, cut });
    }
  }
  const counts = new Map<string, { from: string; to: string; operations: number }>();
  const found = new Map<ParsedOperation, Map<ParsedOperation, string>>();
  for (const old of removed) {
    for (const { cut, end } of endsOf(old)) {
      const ending = byEnd.get(end) ?? [];
      if (ending.length > MOST_ALIKE) continue;
      for (const { operation: next, cut: other } of ending) {
        // Only the longest end that both share counts.
        if (cut > 0 && other > 0 && old.segments[cut - 1] === next.segments[other - 1]) continue;
        const [from, to] = [prefixOf(old, cut), prefixOf(next, other)];
        const key = `${from}\n${to}`;
        const change = counts.get(key) ?? { from, to, operations: 0 };
        counts.set(key, { ...change, operations: change.operations + 1 });
        const partners = found.get(old) ?? new Map<ParsedOperation, string>();
        found.set(old, partners.set(next, key));
      }
    }
  }
  const isFrequent = (key: string): boolean => (counts.get(key)?.operations ?? 0) > 1;
  return {
    between: (old, next) => {
      const key = found.get(old)?.get(next);
      return key !== undefined && isFrequent(key) ? counts.get(key) : undefined;
    },
    partners: (old) => [...(found.get(old) ?? [])].flatMap(([next, key]) => (isFrequent(key) ? [next] : [])),
  };
}

/** What is left of a path, with its method, when its first segments are cut off; only ends that name something. */
function endsOf({ operation, segments }: ParsedOperation): readonly { readonly cut: number; readonly end: string }[] {
  const ends: { cut: number; end: string }[] = [];
  for (let cut = 0; cut <= LONGEST_PREFIX && cut < segments.length; cut += 1) {
    const rest = segments.slice(cut);
    if (rest.some((segment) => segment !== '{}')) ends.push({ cut, end: `${operation.method} ${rest.join('/')}` });
  }
  return ends;
}

/** The first segments of a path as it is written. */
function prefixOf({ operation }: ParsedOperation, cut: number): string {
  return `/${operation.path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, cut)
    .join('/')}`;
}
