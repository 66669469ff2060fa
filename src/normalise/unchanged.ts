import type { SpecificationVersion } from '../model/api.ts';
import type { Document } from '../model/document.ts';
import { entries, equal, isArray, isObject } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { append } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';

/** A document and the version of the specification that it follows. */
export interface VersionedDocument {
  readonly document: Document;
  readonly specification: SpecificationVersion;
}

/** Objects whose entries are compared one by one: path items, webhooks and every kind of component. */
const MAPS: readonly Address[] = ['#/paths', '#/webhooks', '#/definitions', '#/parameters', '#/responses'];

/**
 * The addresses of path items and components that both documents have word for word and that refer only
 * to such, however far: what stands there cannot differ, so it is neither read nor walked. The greatest
 * set of that kind, so that components that refer to each other can be in it. Empty when the documents
 * follow different versions of the specification, where the same text can mean different things.
 */
export function unchangedPlaces(old: VersionedDocument, next: VersionedDocument): ReadonlySet<Address> {
  if (old.specification !== next.specification) return new Set();
  const components = entries(old.document.at('#/components')).map(([kind]) => append('#/components', kind));
  const roots = [...MAPS, ...components].flatMap((map) => entries(old.document.at(map)).map(([name]) => append(map, name)));
  const equalText = new Map<Address, boolean>();
  const users = new Map<Address, Address[]>();
  const changed = new Set<Address>();
  const pending = [...roots];
  for (let address = pending.pop(); address !== undefined; address = pending.pop()) {
    if (equalText.has(address)) continue;
    const value = old.document.at(address);
    const same = value !== undefined && sameText(value, next.document.at(address));
    equalText.set(address, same);
    const targets = same ? referencesIn(value, address, old.document, next.document) : undefined;
    if (targets === undefined) {
      changed.add(address);
      continue;
    }
    for (const target of targets) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [address]);
      else known.push(address);
      pending.push(target);
    }
  }
  for (const address of changed) for (const user of users.get(address) ?? []) changed.add(user);
  return new Set([...equalText.keys()].filter((address) => !changed.has(address)));
}

/**
 * Whether two places hold the same text that refers only to unchanged places, so that nothing at or
 * below them can differ.
 */
export function isUnchanged(
  places: { readonly old: Address; readonly new: Address },
  documents: { readonly old: Document; readonly new: Document },
  unchanged: ReadonlySet<Address>,
): boolean {
  if (places.old === places.new && unchanged.has(places.old)) return true;
  if (unchanged.size === 0) return false;
  const value = documents.old.at(places.old);
  if (value === undefined || !sameText(value, documents.new.at(places.new))) return false;
  const targets = referencesIn(value, places.old, documents.old, documents.new);
  return targets !== undefined && [...targets].every((target) => unchanged.has(target));
}

function sameText(a: Json, b: Json | undefined): boolean {
  return b !== undefined && equal(a, b);
}

/**
 * Where every `$ref` below a place leads, those in examples included: one too many only costs time.
 * Undefined when the documents may take a reference differently, or when identifiers and dynamic
 * anchors decide what it means.
 */
function referencesIn(root: Json, from: Address, old: Document, next: Document): ReadonlySet<Address> | undefined {
  const targets = new Set<Address>();
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isArray(value)) {
      pending.push(...value);
    } else if (isObject(value)) {
      for (const [name, below] of Object.entries(value)) {
        if ((name === '$dynamicRef' || name === '$id') && typeof below === 'string') return undefined;
        if (name === '$ref' && typeof below === 'string') {
          const target = old.resolve(below, from);
          if (target === undefined || target !== next.resolve(below, from)) return undefined;
          targets.add(target);
        } else if (typeof below === 'object' && below !== null) {
          pending.push(below);
        }
      }
    }
  }
  return targets;
}
