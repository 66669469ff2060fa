import type { SpecificationVersion } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { entries, equal, own } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { dialectOf } from './keywords.ts';
import { componentsAddress, createPlaces } from './place.ts';
import type { Place, Places } from './place.ts';

/** A document and the version of the specification that it follows. */
export interface VersionedDocument {
  readonly document: Document;
  readonly specification: SpecificationVersion;
}

/**
 * The addresses of the component schemas that both documents have word for word, and that refer only to
 * such: the greatest set of that kind, so that components that refer to each other can be in it. Empty
 * when the documents speak different dialects.
 */
export function unchangedSchemas(old: VersionedDocument, next: VersionedDocument): ReadonlySet<Address> {
  const dialect = dialectOf(old.specification);
  if (dialect !== dialectOf(next.specification)) return new Set();
  const [before, after] = [createPlaces(old.document, old.specification), createPlaces(next.document, next.specification)];
  const map = componentsAddress(dialect);
  const names = entries(old.document.at(map)).map(([name]) => name);
  const equalText = new Set<Address>();
  for (const name of names) {
    const address = append(map, name);
    if (isSame(before, after, address)) equalText.add(address);
  }
  // Whatever else is referred to, such as a schema in another file, is compared when it is met.
  const users = new Map<Address, Set<Address>>();
  const changed: Address[] = [];
  const visited = new Set<Address>();
  const pending = [...equalText];
  for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
    if (visited.has(unit)) continue;
    visited.add(unit);
    const dependencies = dependenciesOf(before, after, unit);
    if (dependencies === undefined || !isSame(before, after, unit)) {
      changed.push(unit);
      continue;
    }
    for (const dependency of dependencies) {
      const known = users.get(dependency);
      if (known === undefined) users.set(dependency, new Set([unit]));
      else known.add(unit);
      pending.push(dependency);
    }
  }
  const spread = new Set(changed);
  for (const unit of spread) for (const user of users.get(unit) ?? []) spread.add(user);
  return new Set([...equalText].filter((address) => !spread.has(address)));
}

function isSame(before: Places, after: Places, address: Address): boolean {
  const [a, b] = [before.at(address), after.at(address)];
  return a.value !== undefined && b.value !== undefined && equal(a.value, b.value);
}

/** The components or other schemas that a schema refers to; undefined when the documents could take its references differently. */
function dependenciesOf(before: Places, after: Places, unit: Address): ReadonlySet<Address> | undefined {
  const dependencies = new Set<Address>();
  const seen = new Set<Place>();
  const pending = [before.at(unit)];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    for (const reference of before.references(place)) {
      // What a dynamic reference means hangs on every anchor of the file.
      if (reference.keyword === '$dynamicRef') return undefined;
      const target = reference.target;
      if (after.resolve(reference.text, after.at(place.address))?.address !== target?.address) return undefined;
      if (target === undefined) continue;
      const dependency = unitOf(before, target.address);
      if (dependency === unit) pending.push(target);
      else dependencies.add(dependency);
      if (dependency !== target.address) pending.push(target);
    }
    if (typeof own(own(place.value, 'properties'), '$ref') === 'string') return undefined;
    for (const { place: below } of before.subschemas(place)) pending.push(below);
  }
  return dependencies;
}

/** The component that an address stands in, or else the address itself. */
function unitOf(places: Places, address: Address): Address {
  const map = componentsAddress(places.dialect);
  if (!address.startsWith(`${map}/`)) return address;
  const end = address.indexOf('/', map.length + 1);
  return end < 0 ? address : address.slice(0, end);
}
