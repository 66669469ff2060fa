import type { Api, Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Change, Use } from '../../diff/change.ts';
import type { Difference } from '../../diff/diff.ts';
import { stabilityExtensions as usualExtensions } from '../lifecycle/stability.ts';
import { changeCarriers, knownOperations, operationCarriers, topCarriers } from './carriers.ts';
import type { KnownOperation } from './carriers.ts';
import type { Policy, PolicyOverride, PolicyRowByDirection, PolicyRows } from './policy.ts';
import { rowOf } from './policy.ts';
import { asksCarriers, carriesScope, namesOperation } from './scope.ts';

/** What holds for a use after every override that is about it. */
export interface Rating {
  readonly policy: Policy;
  /** The last override that says so. */
  readonly atMost: PolicyOverride | undefined;
  readonly isIgnored: boolean;
  /** The overrides that are about it, in order. */
  readonly overrides: readonly PolicyOverride[];
}

/** Tells what holds where, for one comparison. */
export interface Ratings {
  /** Of a change in one of its uses; of one that nothing uses when there is none. */
  readonly of: (change: Change, use: Use | undefined) => Rating;
  /** Of an operation as a whole, by its label. */
  readonly ofOperation: (label: string) => Rating;
}

/** Reads the overrides of a policy against two APIs; undefined where the policy has none, so that nothing is paid for them. */
export function ratingsOf(
  policy: Policy,
  apis: { readonly old: Api; readonly new: Api },
  { operations }: Pick<Difference, 'operations'>,
): Ratings | undefined {
  const { overrides = [], stabilityExtensions = usualExtensions } = policy;
  if (overrides.length === 0) return undefined;
  const known = knownOperations(apis, operations.kept);
  const named = new Map<string, readonly PolicyOverride[]>();
  const ratings = new Map<string, Rating>();
  const carriersOfChange = new WeakMap<Change, readonly (Json | undefined)[]>();
  const carriersOfOperation = new Map<KnownOperation, readonly (Json | undefined)[]>();

  function namedBy(label: string): readonly PolicyOverride[] {
    const found = named.get(label) ?? overrides.filter(({ where }) => namesOperation(where, known.get(label)?.operation));
    named.set(label, found);
    return found;
  }

  function carriersAround(label: string): readonly (Json | undefined)[] {
    const operation = known.get(label);
    if (operation === undefined) return topCarriers(apis.old.document);
    const found = carriersOfOperation.get(operation) ?? operationCarriers(operation);
    carriersOfOperation.set(operation, found);
    return found;
  }

  function carriersOf(change: Change): readonly (Json | undefined)[] {
    const found = carriersOfChange.get(change) ?? changeCarriers(change, apis.old.document, apis.new.document);
    carriersOfChange.set(change, found);
    return found;
  }

  function ratingOf(label: string, carriers: () => readonly (Json | undefined)[]): Rating {
    const matching = namedBy(label).filter(({ where }) => !asksCarriers(where) || carriesScope(where, carriers(), stabilityExtensions));
    const key = matching.map((override) => overrides.indexOf(override)).join(',');
    const rating = ratings.get(key) ?? combined(policy, matching);
    ratings.set(key, rating);
    return rating;
  }

  return {
    of: (change, use) => ratingOf(use?.operation ?? '', () => [...carriersOf(change), ...carriersAround(use?.operation ?? '')]),
    ofOperation: (label) => ratingOf(label, () => carriersAround(label)),
  };
}

function combined(policy: Policy, overrides: readonly PolicyOverride[]): Rating {
  return {
    policy: { ...policy, rows: overrides.reduce((rows, override) => mergedRows({ ...policy, rows }, override.rows), policy.rows) },
    atMost: overrides.findLast(({ atMost }) => atMost !== undefined),
    isIgnored: overrides.findLast(({ ignore }) => ignore !== undefined)?.ignore === true,
    overrides,
  };
}

const DIRECTIONS: readonly Direction[] = ['request', 'response'];

/** The rows of a policy with others over them; a direction that those do not name keeps its row. */
export function mergedRows(base: Policy, over: Readonly<Partial<Record<string, PolicyRowByDirection>>>): PolicyRows {
  const rows = Object.entries(over).map(([rule, row]) => {
    const directions = DIRECTIONS.flatMap((direction) => {
      const own = row?.[direction] ?? rowOf(base, rule as keyof PolicyRows, direction);
      return own === undefined ? [] : [[direction, own] as const];
    });
    return [rule, Object.fromEntries(directions)] as const;
  });
  return { ...base.rows, ...Object.fromEntries(rows) };
}
