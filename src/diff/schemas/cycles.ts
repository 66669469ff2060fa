import type { SchemaPair } from './pair.ts';

/**
 * For each pair, by its id, the number of its cycle: pairs that lead to each other have the same one, every other pair has its
 * own. An edge to another number never leads back. (Tarjan's strongly connected components, without recursion.)
 */
export function cyclesOf(pairs: readonly SchemaPair[]): Int32Array {
  const cycles = new Int32Array(pairs.length).fill(-1);
  const entered = new Int32Array(pairs.length).fill(-1);
  const earliest = new Int32Array(pairs.length);
  const open: SchemaPair[] = [];
  let count = 0;
  const enter = (pair: SchemaPair): { readonly pair: SchemaPair; next: number } => {
    entered[pair.id] = earliest[pair.id] = count;
    count += 1;
    open.push(pair);
    return { pair, next: 0 };
  };
  const lower = ({ id }: SchemaPair, to: number): void => {
    earliest[id] = Math.min(earliest[id] ?? 0, to);
  };
  for (const root of pairs) {
    if (entered[root.id] !== -1) continue;
    const way = [enter(root)];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const { pair } = at;
      const below = pair.edges[at.next]?.pair;
      at.next += 1;
      if (below !== undefined) {
        if (entered[below.id] === -1) way.push(enter(below));
        else if (cycles[below.id] === -1) lower(pair, entered[below.id] ?? 0);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) lower(above.pair, earliest[pair.id] ?? 0);
      if (earliest[pair.id] !== entered[pair.id]) continue;
      for (let member = open.pop(); member !== undefined; member = member === pair ? undefined : open.pop()) cycles[member.id] = pair.id;
    }
  }
  return cycles;
}
