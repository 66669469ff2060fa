import { isObject, own } from '../../model/json.ts';
import type { Place, Places, Reference } from './place.ts';

/** Where the references of a schema lead, those to nowhere left out. */
export function targetsOf(places: Places, place: Place): readonly Place[] {
  return places.references(place).flatMap(({ target }) => (target === undefined ? [] : [target]));
}

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

/**
 * The schema that one really is, and before it those that lead there, the first as asked: a `$ref` and nothing else
 * stands for what it refers to, which in a schema with an `$id` around it is not what the document finds by the same text.
 */
export function throughReferences(places: Places, place: Place): readonly [Place, ...Place[]] {
  const passed: [Place, ...Place[]] = [place];
  let here = place;
  for (;;) {
    const isPlain = isObject(here.value) && Object.keys(here.value).length === 1 && typeof own(here.value, '$ref') === 'string';
    const target = isPlain ? places.references(here)[0]?.target : undefined;
    if (target === undefined || passed.includes(target)) return passed;
    passed.push(target);
    here = target;
  }
}
