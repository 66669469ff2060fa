import type { Renamed } from '../renames/match.ts';
import { contentsOf, movedProperties } from '../renames/moved-properties.ts';
import type { FindingContext, Findings } from './findings.ts';
import type { Left } from './left.ts';
import { toldMoves } from './move-findings.ts';
import type { Traveller } from './move-findings.ts';
import type { PairEdge, SchemaPair } from './pair.ts';

/** How far below an object a property may have stood, counted in names. */
const DEEPEST = 3;

/**
 * Finds the properties that moved to another depth, and takes them out of what is left. A move is told
 * by the innermost object that holds both places. What other objects hold as well is left alone: what moved for
 * one of them went for the others.
 */
export function findMoves(
  left: Left,
  pairs: readonly SchemaPair[],
  rooted: ReadonlySet<SchemaPair>,
  context: FindingContext,
): readonly { readonly pair: SchemaPair; readonly findings: Findings }[] {
  if (left.size === 0) return [];
  const parents = new Map<SchemaPair, PairEdge[]>();
  const above = new Map<SchemaPair, SchemaPair>();
  for (const pair of pairs) {
    for (const edge of pair.edges) {
      const known = parents.get(edge.pair);
      if (known === undefined) parents.set(edge.pair, [edge]);
      else known.push(edge);
      above.set(edge.pair, pair);
    }
  }
  const isOwn = (pair: SchemaPair): boolean => parents.get(pair)?.length === 1 && !rooted.has(pair);
  const holders = new Set<SchemaPair>();
  for (const pair of left.keys()) {
    let holder: SchemaPair | undefined = pair;
    for (let depth = 1; holder !== undefined && depth <= DEEPEST; depth += 1) {
      holders.add(holder);
      holder = isOwn(holder) ? above.get(holder) : undefined;
    }
  }
  return pairs
    .filter((pair) => holders.has(pair))
    .flatMap((pair) => {
      const gone = travellersOf(pair, 'old', left, isOwn, context);
      const come = travellersOf(pair, 'new', left, isOwn, context);
      if (gone.length === 0 || come.length === 0) return [];
      const moved = movedProperties(gone, come, { readers: context.readers, statements: context.search.statements });
      return moved.length === 0 ? [] : [{ pair, findings: toldMoves(moved as readonly Renamed<Traveller>[], left, context) }];
    });
}

/** What went from an object (or came to it) at any depth, what stood inside of a whole object that went included. */
function travellersOf(
  pair: SchemaPair,
  side: 'old' | 'new',
  left: Left,
  isOwn: (pair: SchemaPair) => boolean,
  context: FindingContext,
  path: readonly string[] = [],
): readonly Traveller[] {
  const own = left.get(pair)?.[side === 'old' ? 'removed' : 'added'] ?? [];
  const here = own.flatMap<Traveller>((property) => [
    { path: [...path, property.name], property, owner: pair, teller: property, outer: path },
    ...contentsOf(property, context.readers[side]).map((inner) => ({
      ...inner,
      path: [...path, ...inner.path],
      owner: pair,
      teller: property,
      outer: path,
    })),
  ]);
  if (path.length + 1 >= DEEPEST) return here;
  return [
    ...here,
    ...pair.edges.flatMap(({ step, pair: below }) => {
      if (step.kind !== 'property' || !isOwn(below)) return [];
      return travellersOf(below, side, left, isOwn, context, [...path, step.name]);
    }),
  ];
}
