import type { Address } from '../../model/pointer.ts';

/**
 * The dynamic scope of a schema (JSON Schema 2020-12 core, section 7.1), as far as it matters: where the names of
 * `$dynamicAnchor`s lead, which is to the outermost resource on the way here that has them. One object for each.
 */
export interface Scope {
  readonly key: string;
  /** Undefined for a name that its resource gives twice. */
  readonly targets: ReadonlyMap<string, Address | undefined>;
}

/** Makes the dynamic scopes of a document. */
export interface Scopes {
  /** The scope inside a resource that is entered from another scope, or where evaluation starts. */
  readonly enter: (resource: Address, from?: Scope) => Scope | undefined;
}

/** A document in which schemas are met in more scopes than this is not told apart any further. */
const MOST_SCOPES = 200;

/** The scopes of a document whose resources have these `$dynamicAnchor`s; undefined is a scope that is not known. */
export function createScopes(anchorsOf: (resource: Address) => ReadonlyMap<string, Address | undefined>): Scopes {
  const scopes = new Map<string, Scope>();

  function scopeOf(targets: ReadonlyMap<string, Address | undefined>): Scope | undefined {
    const key = JSON.stringify([...targets].sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = scopes.get(key);
    if (known !== undefined || scopes.size >= MOST_SCOPES) return known;
    const scope = { key, targets };
    scopes.set(key, scope);
    return scope;
  }

  return {
    enter: (resource, from) => {
      const anchors = anchorsOf(resource);
      const outer = from?.targets ?? NO_TARGETS;
      if (from !== undefined && [...anchors.keys()].every((name) => outer.has(name))) return from;
      return scopeOf(new Map([...anchors, ...outer]));
    },
  };
}

const NO_TARGETS: ReadonlyMap<string, Address | undefined> = new Map();
