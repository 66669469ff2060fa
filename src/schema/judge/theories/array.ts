import type { Json } from '../../../model/json.ts';
import { itemAt } from '../../evaluate.ts';
import type { Store } from '../../store.ts';
import { asserted, opposite } from '../literal.ts';
import type { Literal } from '../literal.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { holds } from '../search.ts';
import type { Search } from '../search.ts';
import type { Situation } from '../situation.ts';

const MOST_PLACEMENTS = 300;
const LONGEST = 2_000;
const MOST_CONTAINED = 40;

/** What single positions must keep to beyond what the schemas say of every item. */
type Positions = ReadonlyMap<number, readonly Literal[]>;

/** An item that some position must hold; those of one `contains` (`group`) need positions of their own. */
interface FloatingItem {
  readonly from: number;
  readonly literals: readonly Literal[];
  readonly group?: number;
}

/** The literals that the `items` and `prefixItems` in force put on one position. */
export function itemLiterals({ array }: Situation, index: number): readonly Literal[] {
  return array.items.map((node) => asserted(itemAt(node, index)));
}

/** An array that keeps to its items, its demands and its counts: the shortest that the placements tried allow. */
export function findArray(search: Search, situation: Situation): Outcome {
  const { array } = situation;
  let fixed: Positions = new Map();
  for (const { orLater, from, literals } of array.demands) if (!orLater) fixed = withLiterals(fixed, from, literals);
  const floating: FloatingItem[] = array.demands.filter(({ orLater }) => orLater);
  for (const [group, { literal, count }] of array.atLeast.entries()) {
    if (count > MOST_CONTAINED) return unknown('placement', `minContains over ${MOST_CONTAINED}`);
    for (let index = 0; index < count; index += 1) floating.push({ from: 0, literals: [literal], group });
  }
  return array.repeated ? placeRepeated(search, situation, fixed, floating) : placeFrom(search, situation, fixed, floating);
}

function withLiterals(positions: Positions, index: number, literals: readonly Literal[]): Positions {
  return new Map(positions).set(index, [...(positions.get(index) ?? []), ...literals]);
}

function prefixLength({ array }: Situation): number {
  return array.items.reduce((longest, node) => Math.max(longest, node.prefix.length), 0);
}

/** Tries positions for the floating items, then fills the array. */
function placeFrom(search: Search, situation: Situation, fixed: Positions, floating: readonly FloatingItem[]): Outcome {
  let placements = 0;
  let undecided: Outcome = NONE;
  // From here on all positions are alike, so that each floating item needs one of them at most.
  const alike = Math.max(prefixLength(situation), ...[...fixed.keys()].map((index) => index + 1), ...floating.map(({ from }) => from));
  const last = alike + floating.length - 1;

  function place(index: number, positions: Positions, used: ReadonlyMap<number, ReadonlySet<number>>): Outcome {
    const item = floating[index];
    if (item === undefined) return fill(search, situation, positions);
    for (let at = item.from; at <= Math.min(situation.array.maxItems - 1, last); at += 1) {
      if (item.group !== undefined && used.get(item.group)?.has(at) === true) continue;
      if (placements++ > MOST_PLACEMENTS) return (undecided = unknown('placement', 'too many ways to place array items'));
      const next = withLiterals(positions, at, item.literals);
      if (search.satisfy([...itemLiterals(situation, at), ...(next.get(at) ?? [])]).kind === 'none') continue;
      const taken = item.group === undefined ? used : new Map(used).set(item.group, new Set([...(used.get(item.group) ?? []), at]));
      const outcome = place(index + 1, next, taken);
      if (outcome.kind === 'found') return outcome;
      if (outcome.kind === 'unknown') undecided = outcome;
    }
    return undecided;
  }

  return place(0, fixed, new Map());
}

/** An array in which two positions hold the same value (`uniqueItems` denied). */
function placeRepeated(search: Search, situation: Situation, fixed: Positions, floating: readonly FloatingItem[]): Outcome {
  let undecided: Outcome = NONE;
  const last = Math.min(situation.array.maxItems - 1, Math.max(prefixLength(situation), ...fixed.keys()) + floating.length + 1);
  for (let first = 0; first <= last; first += 1) {
    for (let second = first + 1; second <= last; second += 1) {
      const both = [first, second].flatMap((index) => [...itemLiterals(situation, index), ...(fixed.get(index) ?? [])]);
      const value = search.satisfy(both);
      if (value.kind === 'unknown') undecided = value;
      if (value.kind !== 'found') continue;
      const same = [asserted(search.store.values([value.value]))];
      const outcome = placeFrom(search, situation, withLiterals(withLiterals(fixed, first, same), second, same), floating);
      if (outcome.kind === 'found') return outcome;
      // One value for the pair was tried, not every one: other demands may want another.
      undecided = outcome.kind === 'unknown' ? outcome : unknown('placement', 'repeated items with other demands');
    }
  }
  return undecided;
}

/** Fills every position up to the least length with the first value that fits. */
function fill(search: Search, situation: Situation, positions: Positions): Outcome {
  const { array } = situation;
  const length = Math.max(array.minItems, array.repeated ? 2 : 0, ...[...positions.keys()].map((index) => index + 1));
  if (length > array.maxItems) return NONE;
  if (length > LONGEST) return unknown('placement', `arrays over ${LONGEST} items`);
  const values: Json[] = [];
  const counts = array.atMost.map(() => 0);
  for (let index = 0; index < length; index += 1) {
    const own = [...itemLiterals(situation, index), ...(positions.get(index) ?? [])];
    const fresh = array.unique ? differentFrom(search.store, values) : [];
    const outside = (counters: typeof array.atMost): readonly Literal[] => counters.map(({ literal }) => opposite(literal));
    let item = search.satisfy([...own, ...fresh, ...outside(array.atMost)]);
    const full = array.atMost.filter(({ count }, at) => (counts[at] ?? 0) >= count);
    if (item.kind === 'none') item = search.satisfy([...own, ...fresh, ...outside(full)]);
    if (item.kind === 'unknown') return item;
    if (item.kind === 'none') {
      if (search.satisfy([...own, ...fresh]).kind !== 'none') {
        // Every position that could avoid the counted schema did; with one counter and no need to differ that is a proof.
        const certain = array.atMost.length === 1 && !array.unique && array.atLeast.length === 0 && array.demands.length === 0;
        return certain ? NONE : unknown('placement', 'maxContains with other demands');
      }
      if (fresh.length === 0 || search.satisfy(own).kind === 'none') return NONE;
      return allAlike(situation, positions, length) ? NONE : unknown('placement', 'distinct items for unlike positions');
    }
    for (const [at, { literal }] of array.atMost.entries()) {
      const answer = holds(search.store, literal, item.value);
      if (answer === 'unknown') return unknown('keyword', 'contains hangs on a keyword that is not modelled');
      if (answer) counts[at] = (counts[at] ?? 0) + 1;
    }
    values.push(item.value);
  }
  return found(values);
}

function differentFrom(store: Store, values: readonly Json[]): readonly Literal[] {
  return values.length === 0 ? [] : [opposite(asserted(store.values(values)))];
}

/** When all positions want the same, running out of distinct values is a proof (there are only so many). */
function allAlike(situation: Situation, positions: Positions, length: number): boolean {
  const wanted = (index: number): string =>
    [...new Set([...itemLiterals(situation, index), ...(positions.get(index) ?? [])])].sort().join();
  if (situation.array.atMost.length > 0) return false;
  for (let index = 1; index < length; index += 1) if (wanted(index) !== wanted(0)) return false;
  return true;
}
