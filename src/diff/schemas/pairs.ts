import type { SchemaSet } from '../../normalise/view.ts';
import type { SchemaPair } from './pair.ts';
import type { Role } from './roles.ts';

/** What tells one pair from another. */
type Identity = Pick<SchemaPair, 'old' | 'new' | 'medium'> & { readonly role: Role };

/** The pairs met so far, each once. */
export interface Pairs<Pair extends Identity> {
  readonly find: (wanted: Identity) => Pair | undefined;
  readonly add: (pair: Pair) => void;
  /** In the order in which they were added. */
  readonly all: readonly Pair[];
}

/** No pairs yet. They are found by one address after the other: to put them together into one key takes longer than to look twice. */
export function createPairs<Pair extends Identity>(): Pairs<Pair> {
  const all: Pair[] = [];
  const found = new Map<string, Map<string, Pair[]>>();

  function alike({ old, new: next }: Identity): Pair[] {
    const [before, after] = [textOf(old), textOf(next)];
    let byNew = found.get(before);
    if (byNew === undefined) found.set(before, (byNew = new Map<string, Pair[]>()));
    let pairs = byNew.get(after);
    if (pairs === undefined) byNew.set(after, (pairs = []));
    return pairs;
  }

  return {
    find: (wanted) => alike(wanted).find(({ medium, role }) => medium === wanted.medium && role === wanted.role),
    add: (pair) => {
      all.push(pair);
      alike(pair).push(pair);
    },
    all,
  };
}

function textOf(set: SchemaSet): string {
  const [only = ''] = set;
  return set.length === 1 ? only : set.join(' ');
}
