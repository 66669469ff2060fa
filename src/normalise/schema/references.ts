import type { Place, Places, Reference } from './place.ts';

/** The references of a schema and of every schema written below it, none followed. */
export function referencesFrom(places: Places, root: Place): readonly Reference[] {
  const found: Reference[] = [];
  const pending = [root];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    found.push(...places.references(place));
    for (const { place: below } of places.subschemas(place)) pending.push(below);
  }
  return found;
}
