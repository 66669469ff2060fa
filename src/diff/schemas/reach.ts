import type { Direction } from '../../model/api.ts';
import type { Pointer } from '../../model/pointer.ts';
import { append } from '../../model/pointer.ts';
import type { Anchor } from '../anchor.ts';
import type { PairEdge, SchemaPair, Step } from './pair.ts';

/** The pairs from which one pair is reached in a direction, with how far each is from it. */
export interface Reach {
  readonly distances: ReadonlyMap<SchemaPair, number>;
  /** The anchors above, nearest first. */
  readonly anchors: readonly Anchor[];
}

/** Looks upward from pairs to anchors. */
export interface Reachability {
  readonly above: (pair: SchemaPair, direction: Direction) => Reach;
  /** The edges of a pair that lead closer to the target of a reach. */
  readonly downward: (pair: SchemaPair, reach: Reach, direction: Direction) => readonly PairEdge[];
  /** The pairs on the shortest way from a pair down to the target, without the pair itself. */
  readonly way: (from: SchemaPair, reach: Reach, direction: Direction) => readonly SchemaPair[];
  /** The shortest way from a pair down to the target, as a place in the payload. */
  readonly path: (from: SchemaPair, reach: Reach, direction: Direction) => Pointer;
}

/** Prepares the upward look over all pairs and anchors. Memoised by pair and direction. */
export function createReachability(pairs: readonly SchemaPair[], anchors: readonly Anchor[]): Reachability {
  const parents = new Map<SchemaPair, { readonly parent: SchemaPair; readonly edge: PairEdge }[]>();
  for (const parent of pairs) {
    for (const edge of parent.edges) {
      const list = parents.get(edge.pair) ?? [];
      list.push({ parent, edge });
      parents.set(edge.pair, list);
    }
  }
  const anchorsOf = new Map<SchemaPair, Anchor[]>();
  for (const anchor of anchors) anchorsOf.set(anchor.pair, [...(anchorsOf.get(anchor.pair) ?? []), anchor]);
  const memory = { request: new Map<SchemaPair, Reach>(), response: new Map<SchemaPair, Reach>() };

  function above(target: SchemaPair, direction: Direction): Reach {
    const known = memory[direction].get(target);
    if (known !== undefined) return known;
    const distances = new Map<SchemaPair, number>([[target, 0]]);
    const queue: SchemaPair[] = [target];
    const found: Anchor[] = [];
    for (let index = 0; index < queue.length; index += 1) {
      const pair = queue[index] as SchemaPair;
      for (const anchor of anchorsOf.get(pair) ?? []) if (anchor.direction === direction) found.push(anchor);
      for (const { parent, edge } of parents.get(pair) ?? []) {
        if (distances.has(parent) || !edge.directions.includes(direction)) continue;
        distances.set(parent, (distances.get(pair) ?? 0) + 1);
        queue.push(parent);
      }
    }
    const reach = { distances, anchors: found };
    memory[direction].set(target, reach);
    return reach;
  }

  function downward(pair: SchemaPair, { distances }: Reach, direction: Direction): readonly PairEdge[] {
    const own = distances.get(pair) ?? 0;
    return pair.edges.filter((edge) => edge.directions.includes(direction) && (distances.get(edge.pair) ?? Infinity) < own);
  }

  function edges(from: SchemaPair, reach: Reach, direction: Direction): readonly PairEdge[] {
    const taken: PairEdge[] = [];
    for (let pair = from; (reach.distances.get(pair) ?? 0) > 0;) {
      const distance = (edge: PairEdge): number => reach.distances.get(edge.pair) ?? Infinity;
      const [first, ...others] = downward(pair, reach, direction);
      if (first === undefined) break;
      const nearest = others.reduce((best, edge) => (distance(edge) < distance(best) ? edge : best), first);
      taken.push(nearest);
      pair = nearest.pair;
    }
    return taken;
  }

  function path(from: SchemaPair, reach: Reach, direction: Direction): Pointer {
    return edges(from, reach, direction).reduce((pointer, { step }) => extend(pointer, step), '');
  }

  function way(from: SchemaPair, reach: Reach, direction: Direction): readonly SchemaPair[] {
    return edges(from, reach, direction).map(({ pair }) => pair);
  }

  return { above, downward, path, way };
}

function extend(pointer: Pointer, step: Step): Pointer {
  switch (step.kind) {
    case 'property':
      return append(pointer, step.name);
    case 'moved':
      return append(pointer, ...step.to);
    case 'item at':
      return append(pointer, step.index);
    case 'branch':
      return pointer;
    case 'item':
    case 'other property':
    case 'pattern property':
      return append(pointer, '*');
  }
}
