import type { SpecificationVersion } from '../model/api.ts';
import type { Document } from '../model/document.ts';
import { entries, equal, isArray, isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { append, parentOf } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import { heirsOf } from './heirs.ts';
import type { Heirs } from './heirs.ts';

/** A document and the version of the specification that it follows. */
export interface VersionedDocument {
  readonly document: Document;
  readonly specification: SpecificationVersion;
}

/** A place in either document. */
interface PlacePair {
  readonly old: Address;
  readonly new: Address;
}

/** What two documents have in common, so that it needs no look: leaving some out changes nothing but the time it takes. */
export interface Common {
  /**
   * The addresses of path items and components that both documents have word for word and that refer only
   * to such, however far: what stands there cannot differ, so it is neither read nor walked. The greatest
   * set of that kind, so that components that refer to each other can be in it.
   */
  readonly unchanged: ReadonlySet<Address>;
  /** Whether a place holds the same text in both documents; what it refers to may have changed. */
  readonly isSame: (address: Address) => boolean;
  /** Whether a place holds the same text in both documents, and no field of it but those named leads to what changed. */
  readonly isSameBeside: (address: Address, names: readonly string[]) => boolean;
  /** Whether two places hold the same text that refers only to unchanged places, so that nothing at or below them can differ. */
  readonly isUnchanged: (places: PlacePair) => boolean;
}

/** Nothing in common: everything is looked at. */
export const NOTHING_IN_COMMON: Common = { unchanged: new Set(), isSame: () => false, isSameBeside: () => false, isUnchanged: () => false };

/** Objects whose entries are compared one by one: path items, webhooks and every kind of component. */
const MAPS: readonly Address[] = ['#/paths', '#/webhooks', '#/definitions', '#/parameters', '#/responses'];

/**
 * Looks for what two documents have in common. Nothing where they follow different versions of the
 * specification, in which the same text can mean different things.
 */
export function commonOf(old: VersionedDocument, next: VersionedDocument): Common {
  if (old.specification !== next.specification) return NOTHING_IN_COMMON;
  const documents = { old: old.document, new: next.document };
  const sameTexts = new Map<Address, boolean>();
  const isSame = (address: Address): boolean => {
    let same = sameTexts.get(address);
    if (same === undefined) {
      same = isWithinSame(address, sameTexts) || sameText(documents.old.at(address), documents.new.at(address));
      sameTexts.set(address, same);
    }
    return same;
  };
  const heirs = [old, next].map(({ document, specification }) => heirsOf(document, specification));
  const unchanged = unchangedPlaces(documents, isSame, heirs);
  const leadsToChange = createLeads(documents, unchanged);
  const kept = new Map<Address, boolean>();
  const isKept = (address: Address): boolean => {
    let answer = kept.get(address);
    if (answer === undefined) {
      // A base says nothing of what is made of it, so that its text does not tell.
      const value = unchanged.has(address) || heirs.some((of) => of.has(address)) ? undefined : documents.old.at(address);
      answer = unchanged.has(address) || (value !== undefined && isSame(address) && !leadsToChange(value, address));
      kept.set(address, answer);
    }
    return answer;
  };
  return {
    unchanged,
    isSame,
    isSameBeside: (address, names) =>
      isSame(address) &&
      entries(documents.old.at(address)).every(([name, of]) => names.includes(name) || (name !== '$ref' && !leadsToChange(of, address))),
    isUnchanged: (places) => {
      if (places.old === places.new) return isKept(places.old);
      const value = documents.old.at(places.old);
      if (unchanged.size === 0 || value === undefined || !sameText(value, documents.new.at(places.new))) return false;
      const targets = referencesIn(value, places, documents);
      return targets !== undefined && [...targets].every((target) => unchanged.has(target));
    },
  };
}

/** How far up it is looked for a place that is known: from a schema to the response or the parameter that it stands in. */
const LEVELS = 4;

/** Whether a place close above is known to hold the same text, so that this one does. */
function isWithinSame(address: Address, sameTexts: ReadonlyMap<Address, boolean>): boolean {
  let around = address;
  for (let level = 0; level < LEVELS; level += 1) {
    around = parentOf(around);
    if (sameTexts.get(around) === true) return true;
  }
  return false;
}

function unchangedPlaces(documents: Documents, isSame: (address: Address) => boolean, heirs: readonly Heirs[]): ReadonlySet<Address> {
  const { old } = documents;
  const components = entries(old.at('#/components')).map(([kind]) => append('#/components', kind));
  const roots = [...MAPS, ...components].flatMap((map) => entries(old.at(map)).map(([name]) => append(map, name)));
  const looked = new Set<Address>();
  const users = new Map<Address, Address[]>();
  const changed = new Set<Address>();
  const pending = [...roots];
  for (let address = pending.pop(); address !== undefined; address = pending.pop()) {
    if (looked.has(address)) continue;
    looked.add(address);
    const value = old.at(address);
    const targets = value !== undefined && isSame(address) ? referencesIn(value, { old: address, new: address }, documents) : undefined;
    if (targets === undefined) {
      changed.add(address);
      continue;
    }
    // What is made of a base may come where the base is referred to.
    for (const target of [...targets, ...heirs.flatMap((of) => of.get(address)?.heirs ?? [])]) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [address]);
      else known.push(address);
      pending.push(target);
    }
  }
  for (const address of changed) for (const user of users.get(address) ?? []) changed.add(user);
  return new Set([...looked].filter((address) => !changed.has(address)));
}

interface Documents {
  readonly old: Document;
  readonly new: Document;
}

/** Whether a text that both documents have at one place refers to something that changed; each part of it is read once. */
function createLeads(documents: Documents, unchanged: ReadonlySet<Address>): (value: Json, from: Address) => boolean {
  const known = new Map<Json, boolean>();

  function leads(value: Json, from: Address): boolean {
    if (typeof value !== 'object' || value === null) return false;
    let found = known.get(value);
    if (found === undefined) known.set(value, (found = isArray(value) ? value.some((item) => leads(item, from)) : fieldsLead(value, from)));
    return found;
  }

  function fieldsLead(value: JsonObject, from: Address): boolean {
    for (const name of Object.keys(value)) {
      const below = value[name] as Json;
      if (typeof below === 'object') {
        if (leads(below, from)) return true;
      } else if (typeof below === 'string' && isMeaningful(name)) {
        if (name !== '$ref') return true;
        const target = documents.old.resolve(below, from);
        if (target === undefined || !unchanged.has(target) || target !== documents.new.resolve(below, from)) return true;
      }
    }
    return false;
  }

  return leads;
}

/** Whether a name says where something leads, or what references around it mean. */
function isMeaningful(name: string): boolean {
  return name === '$ref' || name === '$dynamicRef' || name === '$id';
}

function sameText(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && equal(a, b);
}

/**
 * Where every `$ref` below a place leads, those in examples included: one too many only costs time.
 * Undefined when the documents may take a reference differently, or when identifiers and dynamic
 * anchors decide what it means.
 */
function referencesIn(root: Json, from: PlacePair, { old, new: next }: Documents): ReadonlySet<Address> | undefined {
  const targets = new Set<Address>();
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isArray(value)) {
      pending.push(...value);
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const below = value[name] as Json;
        if (typeof below === 'object' && below !== null) {
          pending.push(below);
        } else if (typeof below === 'string' && isMeaningful(name)) {
          if (name !== '$ref') return undefined;
          const target = old.resolve(below, from.old);
          if (target === undefined || target !== next.resolve(below, from.new)) return undefined;
          targets.add(target);
        }
      }
    }
  }
  return targets;
}
