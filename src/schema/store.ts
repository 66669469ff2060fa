import { canonical } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { ALL_TYPES, TYPE } from './node.ts';
import type { Bound, LimitKind, NodeOf, SchemaNode, TypeMask } from './node.ts';
import { createRepresentatives } from './representatives.ts';

/**
 * The interned nodes of both documents. Every function returns the one node of that structure, already
 * simplified as far as identity needs: `all` and `any` are flat, sorted and without duplicates, `not`
 * never stands on a `not`, and what says nothing is `anything`.
 */
export interface Store {
  readonly anything: SchemaNode;
  readonly nothing: SchemaNode;
  readonly node: (id: number) => SchemaNode;
  readonly size: () => number;
  /** One node for all that say the same: the node itself, or another where both are named but for that alone. */
  readonly representative: (node: SchemaNode) => SchemaNode;
  readonly all: (of: readonly SchemaNode[]) => SchemaNode;
  readonly any: (of: readonly SchemaNode[]) => SchemaNode;
  /** Exactly one branch accepts (JSON Schema `oneOf`). */
  readonly exactlyOne: (of: readonly SchemaNode[]) => SchemaNode;
  readonly not: (of: SchemaNode) => SchemaNode;
  /** One node for each name; `target` is called once, when somebody first looks behind it. */
  readonly reference: (name: string, target: () => SchemaNode) => SchemaNode;
  readonly types: (mask: TypeMask) => SchemaNode;
  readonly values: (values: readonly Json[]) => SchemaNode;
  readonly minimum: (bound: Bound, exclusive: boolean) => SchemaNode;
  readonly maximum: (bound: Bound, exclusive: boolean) => SchemaNode;
  readonly multipleOf: (divisor: Bound) => SchemaNode;
  readonly limit: (kind: LimitKind, limit: number) => SchemaNode;
  readonly pattern: (source: string) => SchemaNode;
  readonly format: (name: string) => SchemaNode;
  readonly uniqueItems: () => SchemaNode;
  readonly items: (prefix: readonly SchemaNode[], rest: SchemaNode) => SchemaNode;
  readonly containsAtLeast: (of: SchemaNode, count: number) => SchemaNode;
  readonly containsAtMost: (of: SchemaNode, count: number) => SchemaNode;
  readonly properties: (
    named: Iterable<readonly [string, SchemaNode]>,
    patterned?: Iterable<readonly [string, SchemaNode]>,
    rest?: SchemaNode,
  ) => SchemaNode;
  readonly required: (name: string) => SchemaNode;
  readonly propertyNames: (of: SchemaNode) => SchemaNode;
  readonly access: (access: 'readOnly' | 'writeOnly') => SchemaNode;
  readonly tagged: (property: string, tags: { readonly own: readonly string[]; readonly others: readonly string[] }) => SchemaNode;
  /** What cannot be modelled. Equal keys are the same node, so that it cancels where both sides say it. */
  readonly opaque: (reason: string, key: string) => SchemaNode;
}

/** An empty store. Both documents of a comparison are lowered into one. */
export function createStore(): Store {
  const nodes: SchemaNode[] = [];
  const interned = new Map<string, SchemaNode>();

  function intern<Kind extends SchemaNode['kind']>(key: string, make: (id: number) => NodeOf<Kind>): SchemaNode {
    const known = interned.get(key);
    if (known !== undefined) return known;
    const node: SchemaNode = make(nodes.length);
    nodes.push(node);
    interned.set(key, node);
    return node;
  }

  const anything = intern<'anything'>('anything', (id) => ({ id, kind: 'anything' }));
  const nothing = intern<'nothing'>('nothing', (id) => ({ id, kind: 'nothing' }));

  /** The one node among some beside what says nothing: often there is nothing to put together. */
  function onlyOne(of: readonly SchemaNode[]): SchemaNode | undefined {
    let only: SchemaNode | undefined;
    for (const node of of) {
      if (node === anything || node === only) continue;
      if (only !== undefined) return undefined;
      only = node;
    }
    return only;
  }

  /** Flattens one level of `kind`, drops `neutral`, and answers undefined when `absorbing` is met. */
  function gather(kind: 'all' | 'any', of: readonly SchemaNode[], neutral: SchemaNode, absorbing: SchemaNode): SchemaNode[] | undefined {
    const members = new Set<SchemaNode>();
    let negated: SchemaNode[] | undefined;
    const pending = [...of].reverse();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node === absorbing) return undefined;
      if (node === neutral) continue;
      if (node.kind === kind) {
        for (const member of (node as NodeOf<'all' | 'any'>).of) pending.push(member);
      } else {
        members.add(node);
        if (node.kind === 'not') (negated ??= []).push(node.of);
      }
    }
    if (negated?.some((node) => members.has(node)) === true) return undefined;
    return [...members].sort((a, b) => a.id - b.id);
  }

  function all(of: readonly SchemaNode[]): SchemaNode {
    const only = onlyOne(of);
    if (only !== undefined) return only;
    const members = gather('all', of, anything, nothing);
    if (members === undefined) return markedNothing(of);
    if (members.length === 0) return anything;
    if (members.length === 1) return members[0] as SchemaNode;
    return intern<'all'>(`all ${ids(members)}`, (id) => ({ id, kind: 'all', of: members }));
  }

  /** A property that travels one way does so even when it can hold no value: there its marks stay beside `nothing`. */
  function markedNothing(of: readonly SchemaNode[]): SchemaNode {
    const marks = of.flatMap((node) => (node.kind === 'all' ? node.of : [node])).filter(({ kind }) => kind === 'access');
    if (marks.length === 0) return nothing;
    const members = [...new Set([nothing, ...marks])].sort((a, b) => a.id - b.id);
    return intern<'all'>(`all ${ids(members)}`, (id) => ({ id, kind: 'all', of: members }));
  }

  /** Branches without those that accept nothing, unless it is the only one: a union of one branch is that branch. */
  function live(branches: readonly SchemaNode[]): readonly SchemaNode[] {
    return branches.length < 2 ? branches : branches.filter((node) => node.kind !== 'all' || !node.of.includes(nothing));
  }

  function any(of: readonly SchemaNode[]): SchemaNode {
    const members = mergeValues(gather('any', live(of), nothing, anything));
    if (members === undefined) return anything;
    if (members.length === 0) return nothing;
    if (members.length === 1) return members[0] as SchemaNode;
    return intern<'any'>(`any ${ids(members)}`, (id) => ({ id, kind: 'any', of: members }));
  }

  /** `anyOf` of constants is an `enum`: several `values` branches become one. */
  function mergeValues(members: SchemaNode[] | undefined): SchemaNode[] | undefined {
    const constants = members?.filter((node) => node.kind === 'values');
    if (members === undefined || constants === undefined || constants.length < 2) return members;
    const merged = values(constants.flatMap((node) => (node as NodeOf<'values'>).values));
    return [...members.filter((node) => node.kind !== 'values'), merged].sort((a, b) => a.id - b.id);
  }

  function exactlyOne(of: readonly SchemaNode[]): SchemaNode {
    const counts = new Map<SchemaNode, number>();
    for (const node of live(of)) if (node !== nothing) counts.set(node, (counts.get(node) ?? 0) + 1);
    // A branch that stands twice can never be the only one; it is kept, since whoever takes any branch takes this one as well.
    const members = [...counts].flatMap(([node, count]) => (count > 1 ? [node, node] : [node])).sort((a, b) => a.id - b.id);
    if (members.length === 0) return nothing;
    if (members.length === 1) return members[0] as SchemaNode;
    if (pairwiseDisjoint(members)) return any(members);
    return intern<'exactlyOne'>(`one ${ids(members)}`, (id) => ({ id, kind: 'exactlyOne', of: members }));
  }

  function not(of: SchemaNode): SchemaNode {
    if (of === anything) return nothing;
    if (of === nothing) return anything;
    if (of.kind === 'not') return of.of;
    return intern<'not'>(`not ${of.id}`, (id) => ({ id, kind: 'not', of }));
  }

  function values(list: readonly Json[]): SchemaNode {
    const [only] = list;
    if (only === undefined) return nothing;
    if (list.length === 1) {
      const key = canonical(only);
      return intern<'values'>(`values ${key}`, (id) => ({ id, kind: 'values', values: [only], keys: new Set([key]) }));
    }
    const byKey = new Map(list.map((value) => [canonical(value), value] as const));
    const keys = [...byKey.keys()].sort();
    return intern<'values'>(`values ${keys.join('\u0000')}`, (id) => ({
      id,
      kind: 'values',
      values: keys.map((key) => byKey.get(key) as Json),
      keys: new Set(keys),
    }));
  }

  function limit(kind: LimitKind, value: number): SchemaNode {
    const isLower = kind.startsWith('min');
    const whole = isLower ? Math.ceil(value) : Math.floor(value);
    if (isLower && whole <= 0) return anything;
    return intern<LimitKind>(`${kind} ${whole}`, (id) => ({ id, kind, limit: whole }));
  }

  function bounded(kind: 'minimum' | 'maximum', bound: Bound, exclusive: boolean): SchemaNode {
    return intern<'minimum' | 'maximum'>(`${kind} ${canonical(bound)} ${exclusive}`, (id) => ({ id, kind, bound, exclusive }));
  }

  function items(prefix: readonly SchemaNode[], rest: SchemaNode): SchemaNode {
    const kept = [...prefix];
    while (kept.length > 0 && kept[kept.length - 1] === rest) kept.pop();
    if (kept.length === 0 && rest === anything) return anything;
    return intern<'items'>(`items ${ids(kept)};${rest.id}`, (id) => ({ id, kind: 'items', prefix: kept, rest }));
  }

  function contains(kind: 'containsAtLeast' | 'containsAtMost', of: SchemaNode, count: number): SchemaNode {
    const whole = kind === 'containsAtLeast' ? Math.ceil(count) : Math.floor(count);
    if (kind === 'containsAtLeast' && whole <= 0) return anything;
    if (kind === 'containsAtMost' && whole === Infinity) return anything;
    if (kind === 'containsAtMost' && of === nothing) return anything;
    return intern<'containsAtLeast' | 'containsAtMost'>(`${kind} ${of.id} ${whole}`, (id) => ({ id, kind, of, count: whole }));
  }

  function properties(
    named: Iterable<readonly [string, SchemaNode]>,
    patterned: Iterable<readonly [string, SchemaNode]> = [],
    rest: SchemaNode = anything,
  ): SchemaNode {
    const byName = [...named].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const byPattern = [...patterned].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    if (byName.length === 0 && byPattern.length === 0 && rest === anything) return anything;
    return intern<'properties'>(`properties ${idsByName(byName)};${idsByName(byPattern)};${rest.id}`, (id) => ({
      id,
      kind: 'properties',
      named: new Map(byName),
      patterned: byPattern,
      rest,
    }));
  }

  return {
    anything,
    nothing,
    node: (id) => nodes[id] as SchemaNode,
    size: () => nodes.length,
    representative: createRepresentatives(),
    all,
    any,
    exactlyOne,
    not,
    reference: (name, target) => {
      let lowered: SchemaNode | undefined;
      return intern<'reference'>(`reference ${name}`, (id) => ({ id, kind: 'reference', name, target: () => (lowered ??= target()) }));
    },
    types: (mask) => {
      const whole = (mask & TYPE.number) === 0 ? mask : mask & ~TYPE.integer;
      if ((whole & ALL_TYPES) === ALL_TYPES) return anything;
      if (whole === 0) return nothing;
      return intern<'types'>(`types ${whole}`, (id) => ({ id, kind: 'types', mask: whole }));
    },
    values,
    minimum: (bound, exclusive) => bounded('minimum', bound, exclusive),
    maximum: (bound, exclusive) => bounded('maximum', bound, exclusive),
    multipleOf: (divisor) => intern<'multipleOf'>(`multipleOf ${canonical(divisor)}`, (id) => ({ id, kind: 'multipleOf', divisor })),
    limit,
    pattern: (source) => intern<'pattern'>(`pattern ${source}`, (id) => ({ id, kind: 'pattern', source })),
    format: (name) => intern<'format'>(`format ${name}`, (id) => ({ id, kind: 'format', name })),
    uniqueItems: () => intern<'uniqueItems'>('uniqueItems', (id) => ({ id, kind: 'uniqueItems' })),
    items,
    containsAtLeast: (of, count) => contains('containsAtLeast', of, count),
    containsAtMost: (of, count) => contains('containsAtMost', of, count),
    properties,
    required: (name) => intern<'required'>(`required ${name}`, (id) => ({ id, kind: 'required', name })),
    propertyNames: (of) =>
      of === anything ? anything : intern<'propertyNames'>(`propertyNames ${of.id}`, (id) => ({ id, kind: 'propertyNames', of })),
    access: (access) => intern<'access'>(`access ${access}`, (id) => ({ id, kind: 'access', access })),
    tagged: (property, tags) => {
      const [values, others] = [[...tags.own].sort(), [...tags.others].sort()];
      if (values.length + others.length === 0) return anything;
      return intern<'tagged'>(`tagged ${JSON.stringify([property, values, others])}`, (id) => ({
        id,
        kind: 'tagged',
        property,
        values,
        others,
      }));
    },
    opaque: (reason, key) => intern<'opaque'>(`opaque ${reason} ${key}`, (id) => ({ id, kind: 'opaque', reason, key })),
  };
}

/** Names with their nodes as one text; the length before each name tells where it ends, whatever it holds. */
function idsByName(list: readonly (readonly [string, SchemaNode])[]): string {
  let text = '';
  for (const [name, node] of list) text += `${name.length}:${name}${node.id},`;
  return text;
}

function ids(nodes: readonly SchemaNode[]): string {
  let text = '';
  for (const { id } of nodes) text += `${id},`;
  return text;
}

/** Whether branches exclude each other by their JSON types or constants alone, so that `oneOf` is `anyOf`. */
function pairwiseDisjoint(branches: readonly SchemaNode[]): boolean {
  let seen = 0;
  for (const branch of branches) {
    const mask = typesOf(branch);
    if ((seen & mask) !== 0) return false;
    seen |= mask;
  }
  return true;
}

/** The JSON types that a value of all of some nodes can have, as `typesOf` sees it. */
export function typesOfAll(nodes: readonly SchemaNode[]): TypeMask {
  return nodes.reduce<TypeMask>((mask, node) => mask & typesOf(node), ALL_TYPES);
}

/** The JSON types that a node can accept, read off its own assertions; every type when that is not plain. */
export function typesOf(node: SchemaNode): TypeMask {
  switch (node.kind) {
    case 'nothing':
      return 0;
    case 'types':
      return (node.mask & TYPE.integer) === 0 ? node.mask : (node.mask & ~TYPE.integer) | TYPE.number;
    case 'values':
      return node.values.reduce<number>((mask, value) => mask | typeOf(value), 0);
    case 'all':
      return typesOfAll(node.of);
    case 'any':
    case 'exactlyOne':
      return node.of.reduce<number>((mask, member) => mask | typesOf(member), 0);
    default:
      return ALL_TYPES;
  }
}

/** The bit of `TYPE` that a JSON value has; integers count as `number`. */
export function typeOf(value: Json): TypeMask {
  if (value === null) return TYPE.null;
  if (Array.isArray(value)) return TYPE.array;
  switch (typeof value) {
    case 'boolean':
      return TYPE.boolean;
    case 'number':
    case 'bigint':
      return TYPE.number;
    case 'string':
      return TYPE.string;
    default:
      return TYPE.object;
  }
}
