import { canonical, equal } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { Bound, LimitKind, NodeOf, SchemaNode, TypeMask } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { areDisjoint, hasType, join, maskOfAll, meet } from './masks.ts';

/*
 * Normal forms: what documents spell in several ways becomes one node. Each function here returns a
 * node that accepts exactly what its plain form would accept.
 */

const NUMBERS = TYPE.number | TYPE.integer;
const LOWER: ReadonlySet<string> = new Set(['minLength', 'minItems', 'minProperties', 'minimum']);

/** The types that an assertion speaks of; every type for what may refuse any value. */
function subjectOf(node: SchemaNode): TypeMask {
  switch (node.kind) {
    case 'minimum':
    case 'maximum':
    case 'multipleOf':
      return NUMBERS;
    case 'minLength':
    case 'maxLength':
    case 'pattern':
      return TYPE.string;
    case 'format':
      return node.name === 'float' || node.name === 'double' ? NUMBERS : TYPE.string;
    case 'minItems':
    case 'maxItems':
    case 'uniqueItems':
    case 'items':
    case 'containsAtLeast':
    case 'containsAtMost':
      return TYPE.array;
    case 'minProperties':
    case 'maxProperties':
    case 'properties':
    case 'required':
    case 'propertyNames':
      return TYPE.object;
    default:
      return ALL_TYPES;
  }
}

/** The values of a list as a node; all of a type's values are the type. */
export function constants(store: Store, list: readonly Json[]): SchemaNode {
  const mask = maskOfAll(list);
  const isWhole =
    (mask & ~(TYPE.null | TYPE.boolean)) === 0 && ((mask & TYPE.boolean) === 0 || (list.includes(true) && list.includes(false)));
  return isWhole && list.length > 0 ? store.types(mask) : store.values(list);
}

/**
 * All of the parts: types met, constants of other types dropped, assertions about types that are not
 * allowed dropped, of two bounds the stricter, property maps and item schemas of several parts met.
 */
export function conjoin(store: Store, parts: readonly SchemaNode[]): SchemaNode {
  const plain = store.all(parts);
  if (plain.kind !== 'all') return plain;
  let mask: TypeMask = ALL_TYPES;
  let values: readonly Json[] | undefined;
  for (const node of (plain as NodeOf<'all'>).of) {
    if (node.kind === 'types') mask = meet(mask, node.mask);
    if (node.kind === 'values') values = values === undefined ? node.values : values.filter((value) => node.keys.has(canonical(value)));
  }
  if (values !== undefined) values = values.filter((value) => hasType(value, mask));
  if (mask === 0 || values?.length === 0) return store.all([store.nothing, plain]);
  const reach = values === undefined ? mask : maskOfAll(values);
  const strictest = new Map<string, SchemaNode>();
  const others: SchemaNode[] = [];
  for (const node of (plain as NodeOf<'all'>).of) {
    if (node.kind === 'types' || node.kind === 'values' || areDisjoint(subjectOf(node), reach)) continue;
    const merged = mergeKey(node);
    const rival = merged === undefined ? undefined : strictest.get(merged);
    if (merged === undefined) others.push(node);
    else strictest.set(merged, rival === undefined ? node : stricter(store, rival, node));
  }
  return store.all([values === undefined ? store.types(mask) : constants(store, values), ...strictest.values(), ...others]);
}

/** Two nodes with one merge key can become one. */
function mergeKey(node: SchemaNode): string | undefined {
  switch (node.kind) {
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
    case 'items':
      return node.kind;
    case 'properties':
      return node.patterned.length === 0 ? 'properties' : undefined;
    default:
      return undefined;
  }
}

function stricter(store: Store, a: SchemaNode, b: SchemaNode): SchemaNode {
  switch (a.kind) {
    case 'minimum':
    case 'maximum':
      return b.kind === a.kind && isStricterBound(b.bound, b.exclusive, a.bound, a.exclusive, LOWER.has(a.kind)) ? b : a;
    case 'properties':
      return b.kind === 'properties' ? mergeProperties(store, a, b) : a;
    case 'items':
      return b.kind === 'items' ? mergeItems(store, a, b) : a;
    default: {
      const [left, right] = [a as NodeOf<LimitKind>, b as NodeOf<LimitKind>];
      return LOWER.has(a.kind) === right.limit > left.limit ? b : a;
    }
  }
}

/** Whether bound `a` lets less through than bound `b` of the same side. */
export function isStricterBound(a: Bound, aExclusive: boolean, b: Bound, bExclusive: boolean, isLower: boolean): boolean {
  if (equal(a, b)) return aExclusive && !bExclusive;
  return isLower ? a > b : a < b;
}

function mergeProperties(store: Store, a: NodeOf<'properties'>, b: NodeOf<'properties'>): SchemaNode {
  const names = new Set([...a.named.keys(), ...b.named.keys()]);
  const [aRest, bRest] = [unmarked(store, a.rest), unmarked(store, b.rest)];
  const named = [...names].map((name) => [name, conjoin(store, [a.named.get(name) ?? aRest, b.named.get(name) ?? bRest])] as const);
  return store.properties(named, [], conjoin(store, [a.rest, b.rest]));
}

/** A mark of additional properties says nothing of those that are declared: it does not make them travel one way. */
function unmarked(store: Store, node: SchemaNode): SchemaNode {
  if (node.kind === 'access') return store.anything;
  return node.kind === 'all' && node.of.some(({ kind }) => kind === 'access')
    ? store.all(node.of.filter(({ kind }) => kind !== 'access'))
    : node;
}

function mergeItems(store: Store, a: NodeOf<'items'>, b: NodeOf<'items'>): SchemaNode {
  const prefix = Array.from({ length: Math.max(a.prefix.length, b.prefix.length) }, (_, index) =>
    conjoin(store, [a.prefix[index] ?? a.rest, b.prefix[index] ?? b.rest]),
  );
  return store.items(prefix, conjoin(store, [a.rest, b.rest]));
}

/** Whether null satisfies a node, where that can be read off it. */
function acceptsNull(node: SchemaNode): boolean | undefined {
  switch (node.kind) {
    case 'nothing':
      return false;
    case 'types':
      return (node.mask & TYPE.null) !== 0;
    case 'values':
      return node.keys.has('null');
    case 'all':
      return every(node.of.map(acceptsNull));
    case 'any':
      return negate(every(node.of.map((member) => negate(acceptsNull(member)))));
    case 'not':
      return negate(acceptsNull(node.of));
    case 'exactlyOne':
    case 'reference':
    case 'opaque':
      return undefined;
    default:
      return true;
  }
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function negate(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** The node, or null: `nullable` of 3.0, a `null` in a list of types, and a `null` branch are this one thing. */
export function orNull(store: Store, node: SchemaNode): SchemaNode {
  if (acceptsNull(node) === true) return node;
  switch (node.kind) {
    case 'types':
      return store.types(node.mask | TYPE.null);
    case 'values':
      return store.values([...node.values, null]);
    case 'all':
      // null or (a and b) is (null or a) and (null or b), and most assertions accept null as they are.
      return store.all(node.of.map((member) => orNull(store, member)));
    case 'any':
      return disjoin(store, [...node.of, store.types(TYPE.null)]);
    default:
      return store.any([node, store.types(TYPE.null)]);
  }
}

/** Any of the branches: bare types joined into one list of types, null into the branch beside it. */
export function disjoin(store: Store, branches: readonly SchemaNode[]): SchemaNode {
  const plain = store.any(branches);
  if (plain.kind === 'values') return constants(store, plain.values);
  if (plain.kind !== 'any') return plain;
  const types = plain.of.filter((node) => node.kind === 'types') as NodeOf<'types'>[];
  if (types.length === 0) return plain;
  const mask = types.reduce((sum, node) => sum | node.mask, 0);
  const others = plain.of.filter((node) => node.kind !== 'types');
  const list = others.find((node) => node.kind === 'values');
  const host = others.length === 1 ? others[0] : list;
  if (mask !== TYPE.null || host === undefined || host.kind === 'any') return store.any([store.types(mask), ...others]);
  return store.any([...others.filter((node) => node !== host), orNull(store, host)]);
}

/** A branch of `oneOf` with the types that its values can have at most. */
export interface Branch {
  readonly node: SchemaNode;
  readonly mask: TypeMask;
}

/** Exactly one of the branches; where types or constants keep them apart that is any of them. */
export function exactlyOneOf(store: Store, branches: readonly Branch[]): SchemaNode {
  const apart = mergeConstants(store, branches);
  if (arePairwiseDisjoint(apart)) {
    const nodes = apart.map(({ node }) => node);
    return disjoin(store, nodes);
  }
  const nulls = apart.filter(({ mask }) => mask === TYPE.null);
  const others = apart.filter(({ mask }) => mask !== TYPE.null);
  const onlyNull = nulls[0]?.node;
  const isApart = nulls.length === 1 && onlyNull === store.types(TYPE.null) && others.every(({ mask }) => (mask & TYPE.null) === 0);
  const node = store.exactlyOne((isApart ? others : apart).map((branch) => branch.node));
  return isApart ? orNull(store, node) : node;
}

function arePairwiseDisjoint(branches: readonly Branch[]): boolean {
  let seen: TypeMask = 0;
  for (const { mask } of branches) {
    if (!areDisjoint(seen, mask)) return false;
    seen = join(seen, mask);
  }
  return true;
}

/** Branches of constants that share no value are one branch with all of their values. */
function mergeConstants(store: Store, branches: readonly Branch[]): readonly Branch[] {
  const lists = branches.filter(({ node }) => node.kind === 'values');
  const keys = lists.flatMap(({ node }) => [...(node as NodeOf<'values'>).keys]);
  if (lists.length < 2 || new Set(keys).size !== keys.length) return branches;
  const values = lists.flatMap(({ node }) => (node as NodeOf<'values'>).values);
  return [...branches.filter(({ node }) => node.kind !== 'values'), { node: constants(store, values), mask: maskOfAll(values) }];
}
