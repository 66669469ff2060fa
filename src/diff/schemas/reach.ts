import type { Direction } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import type { Pointer } from '../../model/pointer.ts';
import { createCycles } from '../../normalise/schema/recursion.ts';
import type { Anchor } from '../anchor.ts';
import type { PairEdge, SchemaPair, Step } from './pair.ts';

/** The pairs from which one pair, the target, is reached in a direction. */
export interface Reach {
  readonly target: SchemaPair;
  /** The target and all pairs above it, nearest first. */
  readonly pairs: readonly SchemaPair[];
  /** How many steps a pair is from the target, by its id; -1 where no way leads down. */
  readonly distances: Int32Array;
  /** The anchors above, nearest first. */
  readonly anchors: readonly Anchor[];
  /** The shortest way from a pair down to the target, the edges in their order. */
  readonly way: (from: SchemaPair) => readonly PairEdge[];
  /** That way as a place in the payload. */
  readonly path: (from: SchemaPair) => Pointer;
}

/** Looks upward from pairs to anchors. */
export interface Reachability {
  /** What it answers holds until the next pair is asked for in that direction. */
  readonly above: (pair: SchemaPair, direction: Direction) => Reach;
  /** The edges of a pair that lead down to the target of a reach and never back, nearest first: the longer ways too. */
  readonly downward: (pair: SchemaPair, reach: Reach, direction: Direction) => readonly PairEdge[];
  /** The other edges that lead to the target: those along a cycle that come no closer. */
  readonly around: (pair: SchemaPair, reach: Reach, direction: Direction) => readonly PairEdge[];
}

interface Parent {
  readonly pair: SchemaPair;
  readonly edge: PairEdge;
}

/** Prepares the upward look over all pairs and anchors; `pairs` are numbered by their ids without gaps. */
export function createReachability(pairs: readonly SchemaPair[], anchors: readonly Anchor[]): Reachability {
  const parents: Parent[][] = pairs.map(() => []);
  for (const pair of pairs) for (const edge of pair.edges) parents[edge.pair.id]?.push({ pair, edge });
  const cycles = createCycles<SchemaPair>((pair) => pair.edges.map((edge) => edge.pair));
  const anchorsOf: Anchor[][] = pairs.map(() => []);
  for (const anchor of anchors) anchorsOf[anchor.pair.id]?.push(anchor);
  const noDistances = new Int32Array(pairs.length).fill(-1);
  // One for each direction, of which the last reach is wiped out again: a new one for each would cost the square of the pairs.
  const distancesOf = { request: noDistances, response: noDistances.slice() };
  // Facts are looked at pair by pair, so only the last reach is asked for again.
  const last: { request: Reach | undefined; response: Reach | undefined } = { request: undefined, response: undefined };

  function above(target: SchemaPair, direction: Direction): Reach {
    const known = last[direction];
    if (known?.target === target) return known;
    const distances = distancesOf[direction];
    for (const pair of known?.pairs ?? []) distances[pair.id] = -1;
    distances[target.id] = 0;
    const queue = [target];
    const found: Anchor[] = [];
    for (const pair of queue) {
      for (const anchor of anchorsOf[pair.id] ?? []) if (anchor.direction === direction) found.push(anchor);
      for (const { pair: parent, edge } of parents[pair.id] ?? []) {
        if (distances[parent.id] !== -1 || !edge.directions.includes(direction)) continue;
        distances[parent.id] = (distances[pair.id] ?? 0) + 1;
        queue.push(parent);
      }
    }
    const reach = { target, pairs: queue, distances, anchors: found, ...createWays(distances, direction) };
    last[direction] = reach;
    return reach;
  }

  const leadsOut = (pair: SchemaPair, edge: PairEdge, { distances }: Reach, direction: Direction): boolean =>
    !cycles.areMutual(edge.pair, pair) || leadsCloser(pair, edge, distances, direction);
  const leading = (pair: SchemaPair, reach: Reach, direction: Direction): readonly PairEdge[] =>
    pair.edges.filter((edge) => edge.directions.includes(direction) && distanceOf(reach, edge.pair) < Infinity);

  return {
    above,
    downward: (pair, reach, direction) =>
      leading(pair, reach, direction)
        .filter((edge) => leadsOut(pair, edge, reach, direction))
        .sort((a, b) => distanceOf(reach, a.pair) - distanceOf(reach, b.pair)),
    around: (pair, reach, direction) => leading(pair, reach, direction).filter((edge) => !leadsOut(pair, edge, reach, direction)),
  };
}

/** How far a pair is from the target of a reach; infinitely far where no way leads down to it. */
export function distanceOf({ distances }: Pick<Reach, 'distances'>, pair: SchemaPair): number {
  const distance = distances[pair.id] ?? -1;
  return distance < 0 ? Infinity : distance;
}

function leadsCloser(pair: SchemaPair, edge: PairEdge, distances: Int32Array, direction: Direction): boolean {
  return distanceOf({ distances }, edge.pair) < (distances[pair.id] ?? 0) && edge.directions.includes(direction);
}

/** The shortest ways down, each remembered: those of many anchors run together. */
function createWays(distances: Int32Array, direction: Direction): Pick<Reach, 'way' | 'path'> {
  const nearest = new Map<SchemaPair, PairEdge | undefined>();
  const paths = new Map<SchemaPair, Pointer>();

  function next(pair: SchemaPair): PairEdge | undefined {
    if (nearest.has(pair)) return nearest.get(pair);
    let best: PairEdge | undefined;
    for (const edge of pair.edges) {
      if (!leadsCloser(pair, edge, distances, direction)) continue;
      if (best === undefined || distanceOf({ distances }, edge.pair) < distanceOf({ distances }, best.pair)) best = edge;
    }
    nearest.set(pair, best);
    return best;
  }

  function way(from: SchemaPair): readonly PairEdge[] {
    const taken: PairEdge[] = [];
    for (let edge = next(from); edge !== undefined; edge = next(edge.pair)) taken.push(edge);
    return taken;
  }

  function path(from: SchemaPair): Pointer {
    const passed: { readonly pair: SchemaPair; readonly edge: PairEdge }[] = [];
    let pair = from;
    for (let edge = next(pair); edge !== undefined && !paths.has(pair); edge = next(pair)) {
      passed.push({ pair, edge });
      pair = edge.pair;
    }
    let pointer = paths.get(pair) ?? '';
    for (let above = passed.pop(); above !== undefined; above = passed.pop()) {
      pointer = tokenOf(above.edge.step) + pointer;
      paths.set(above.pair, pointer);
    }
    return pointer;
  }

  return { way, path };
}

/** What a step adds to the place in the payload: nothing for a branch, `*` for any item or any further property. */
function tokenOf(step: Step): Pointer {
  switch (step.kind) {
    case 'property':
      return append('', step.name);
    case 'moved':
      return append('', ...step.to);
    case 'item at':
      return append('', step.index);
    case 'branch':
      return '';
    case 'item':
    case 'other property':
    case 'pattern property':
      return '/*';
  }
}
