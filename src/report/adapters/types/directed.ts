import type { SchemaSet, View } from '../../../normalise/view.ts';
import type { Party } from '../context.ts';

/** Tells whether something below a schema travels one way only, so that its type differs by direction; remembers what it saw. */
export function createDirected(): (party: Party, places: SchemaSet) => boolean {
  const directed = new Set<string>();
  const undirected = new Set<string>();
  return (party, places) => {
    const visited = new Set<string>();
    const pending = [places];
    for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
      const key = party.behind(here).join(' ');
      if (visited.has(key) || undirected.has(key)) continue;
      visited.add(key);
      const view = party.view(here);
      if (directed.has(key) || [...view.properties.values()].some(({ access }) => access !== 'both')) {
        directed.add(places.join(' '));
        return true;
      }
      pending.push(...schemasInside(view));
    }
    for (const key of visited) undirected.add(key);
    return false;
  };
}

function schemasInside(view: View): readonly SchemaSet[] {
  const rest = view.additionalProperties?.value;
  return [
    ...[...view.properties.values()].map(({ schema }) => schema),
    ...view.unions.flatMap(({ members }) => members.map(({ schema }) => schema)),
    ...(view.items === undefined ? [] : [view.items.value]),
    ...(rest === undefined || rest === 'closed' ? [] : [rest]),
  ];
}
