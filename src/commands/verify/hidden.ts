import type { Direction } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { VerifiedDialect } from './dialect.ts';
import { entered, resolveDynamically, resolveStatically } from './references.ts';
import type { DynamicScope } from './references.ts';

/** Finds the properties that do not exist in one direction. */
export interface HiddenNames {
  /** The names that a schema hides, read through references and `allOf`. */
  readonly of: (schema: Json, at: Address, scope: DynamicScope) => ReadonlySet<string>;
}

/**
 * In requests the `readOnly` properties do not exist, in responses the `writeOnly` ones (3.0.3, section
 * 4.7.24.1; 2.0 has `readOnly` alone). Without a direction nothing is hidden.
 */
export function hiddenNames(document: Document, dialect: VerifiedDialect, direction: Direction | undefined): HiddenNames {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  const exists = direction === 'request' || (direction === 'response' && dialect.writeOnly);
  const known = new Map<string, ReadonlySet<string>>();

  /** The schemas that describe the same value for certain: what references and `allOf` lead to, each once. */
  function parts(schema: Json, at: Address, outer: DynamicScope, seen = new Map<Address, Json>()): ReadonlyMap<Address, Json> {
    if (seen.has(at) || !isObject(schema)) return seen;
    seen.set(at, schema);
    const scope = entered(document, at, outer);
    const reference = own(schema, '$ref');
    if (typeof reference === 'string') {
      follow(resolveStatically(document, reference, at), scope, seen);
      if (dialect.refSiblings === 'ignored') return seen;
    }
    const dynamic = dialect.jsonSchema ? own(schema, '$dynamicRef') : undefined;
    if (typeof dynamic === 'string') follow(resolveDynamically(document, dynamic, at, scope), scope, seen);
    for (const keyword of ['allOf', ...(dialect.keywords.has('anyOf') ? ['anyOf', 'oneOf'] : [])]) {
      const members = own(schema, keyword);
      const placed = isArray(members) ? members.map((member, index) => ({ member, place: append(at, keyword, index) })) : [];
      // A union of one branch is that branch, and one of a branch and null is a nullable one.
      const inside =
        keyword === 'allOf' || placed.length === 1 ? placed : placed.filter(({ member, place }) => !isNull(member, place, scope));
      if (keyword === 'allOf' || inside.length === 1) for (const { member, place } of inside) parts(member, place, scope, seen);
    }
    return seen;
  }

  /** Whether null is all that a schema accepts. */
  function isNull(schema: Json, at: Address, scope: DynamicScope): boolean {
    return [...parts(schema, at, scope).values()].some((part) => {
      const [type, list] = [own(part, 'type'), own(part, 'enum')];
      const types = isArray(type) ? type : [type];
      const values = [...(isArray(list) ? list : []), ...(dialect.jsonSchema ? [own(part, 'const')] : [])].filter(
        (value) => value !== undefined,
      );
      return types.every((name) => name === 'null') || (values.length > 0 && values.every((value) => value === null));
    });
  }

  function follow(target: Address | undefined, scope: DynamicScope, seen: Map<Address, Json>): void {
    const found = target === undefined ? undefined : document.at(target);
    if (target !== undefined && found !== undefined) parts(found, target, scope, seen);
  }

  function isMarked(schema: Json, at: Address, scope: DynamicScope, seen: ReadonlySet<Address> = new Set()): boolean {
    for (const [address, part] of parts(schema, at, scope)) {
      const ignored = dialect.refSiblings === 'ignored' && typeof own(part, '$ref') === 'string';
      if (!ignored && (own(part, mark) === true || isMarkedThroughout(part, address, scope, seen))) return true;
    }
    return false;
  }

  /** Whether every branch of a union of a schema that takes more than null is marked. */
  function isMarkedThroughout(schema: Json, at: Address, scope: DynamicScope, seen: ReadonlySet<Address>): boolean {
    if (!dialect.keywords.has('anyOf') || seen.has(at)) return false;
    const within = new Set([...seen, at]);
    return ['anyOf', 'oneOf'].some((keyword) => {
      const members = own(schema, keyword);
      const branches = (isArray(members) ? members : []).map((member, index) => ({ member, place: append(at, keyword, index) }));
      const inside = branches.filter(({ member, place }) => !isNull(member, place, scope));
      return inside.length > 1 && inside.every(({ member, place }) => isMarked(member, place, scope, within));
    });
  }

  function find(schema: Json, at: Address, scope: DynamicScope): ReadonlySet<string> {
    const names = new Set<string>();
    for (const [place, part] of parts(schema, at, scope)) {
      if (dialect.refSiblings === 'ignored' && typeof own(part, '$ref') === 'string') continue;
      for (const [name, property] of entries(own(part, 'properties'))) {
        if (isMarked(property, append(place, 'properties', name), scope)) names.add(name);
      }
    }
    return names;
  }

  return {
    of: (schema, at, scope) => {
      if (!exists || !isObject(schema)) return new Set();
      const key = [at, ...scope].join(' ');
      const before = known.get(key);
      if (before !== undefined) return before;
      const names = find(schema, at, scope);
      known.set(key, names);
      return names;
    },
  };
}
