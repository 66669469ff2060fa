import { isArray, own } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { TYPE } from '../node.ts';
import type { NodeOf, SchemaNode, TypeMask } from '../node.ts';
import type { Store } from '../store.ts';
import { isAnyOf, rivals } from './apart.ts';
import { asserted, denied, isDenied, nodeOf, opposite } from './literal.ts';
import type { Literal } from './literal.ts';
import type { Alternative, Disjunction, Situation } from './situation.ts';

const DEEPEST = 6;

/**
 * The ways in which one literal of a disjunction can hold, taken apart as far as they go: the more an
 * alternative says about single properties, the sooner it is seen to be dead or entailed.
 */
export function alternativesOf(store: Store, situation: Situation, literal: Literal, depth = 0): Disjunction {
  if (situation.seen.has(opposite(literal))) return [];
  const node = nodeOf(store, literal);
  const deny = isDenied(literal);
  const whole: Disjunction = [{ kind: 'literals', literals: [literal] }];
  const always: Disjunction = [{ kind: 'literals', literals: [] }];
  if (depth > DEEPEST) return whole;
  const deeper = (of: SchemaNode): Disjunction => alternativesOf(store, situation, deny ? denied(of) : asserted(of), depth + 1);
  switch (node.kind) {
    case 'anything':
    case 'access':
    case 'tagged':
      return deny ? [] : always;
    case 'nothing':
      return deny ? always : [];
    case 'reference':
      return deny ? deeper(node.target()) : whole;
    case 'all':
      return deny ? node.of.flatMap(deeper) : whole;
    case 'any':
      return deny ? whole : node.of.flatMap(deeper);
    case 'exactlyOne':
      return deny || !isAnyOf(node) ? whole : node.of.flatMap(deeper);
    case 'types':
      if (situation.type === TYPE.number && (node.mask & TYPE.integer) !== 0) return whole;
      return ((node.mask & situation.type) !== 0) !== deny ? always : [];
    case 'properties':
      return deny && situation.type === TYPE.object ? propertyAlternatives(store, node) : (irrelevant(node, situation.type, deny) ?? whole);
    case 'items':
      return deny && situation.type === TYPE.array ? itemAlternatives(store, node) : (irrelevant(node, situation.type, deny) ?? whole);
    default:
      return irrelevant(node, situation.type, deny) ?? whole;
  }
}

/** An assertion about another type holds of every value of this one. */
function irrelevant(node: SchemaNode, type: TypeMask, deny: boolean): Disjunction | undefined {
  const about = ASSERTS_ABOUT[node.kind];
  if (about === undefined || (about & type) !== 0) return undefined;
  return deny ? [] : [{ kind: 'literals', literals: [] }];
}

/** The types that an assertion says something of; of values of the others it is always true. */
export const ASSERTS_ABOUT: Partial<Record<SchemaNode['kind'], TypeMask>> = {
  minimum: TYPE.number,
  maximum: TYPE.number,
  multipleOf: TYPE.number,
  minLength: TYPE.string,
  maxLength: TYPE.string,
  pattern: TYPE.string,
  format: TYPE.string | TYPE.number,
  minItems: TYPE.array,
  maxItems: TYPE.array,
  uniqueItems: TYPE.array,
  items: TYPE.array,
  containsAtLeast: TYPE.array,
  containsAtMost: TYPE.array,
  minProperties: TYPE.object,
  maxProperties: TYPE.object,
  required: TYPE.object,
  properties: TYPE.object,
  propertyNames: TYPE.object,
};

const violations = new WeakMap<SchemaNode, Disjunction>();

/** How an object can violate a `properties` node: one way for each name, each pattern and the rest. */
export function propertyAlternatives(store: Store, node: NodeOf<'properties'>): Disjunction {
  const known = violations.get(node);
  if (known !== undefined) return known;
  const alternatives = violationsOf(store, node);
  violations.set(node, alternatives);
  return alternatives;
}

function violationsOf(store: Store, node: NodeOf<'properties'>): Disjunction {
  const alternatives: Alternative[] = [];
  for (const [name, of] of node.named) {
    if (of !== store.anything) alternatives.push({ kind: 'property', demand: { matcher: { kind: 'name', name }, literals: [denied(of)] } });
  }
  for (const [pattern, of] of node.patterned) {
    if (of !== store.anything)
      alternatives.push({ kind: 'property', demand: { matcher: { kind: 'pattern', pattern }, literals: [denied(of)] } });
  }
  if (node.rest !== store.anything) {
    const matcher = { kind: 'rest', names: new Set(node.named.keys()), patterns: node.patterned.map(([pattern]) => pattern) } as const;
    alternatives.push({ kind: 'property', demand: { matcher, literals: [denied(node.rest)] } });
  }
  return alternatives;
}

/** How an array can violate an `items` node: one way for each position of the prefix and the rest. */
export function itemAlternatives(store: Store, node: NodeOf<'items'>): Disjunction {
  const alternatives: Alternative[] = [];
  for (const [from, of] of node.prefix.entries()) {
    if (of !== store.anything) alternatives.push({ kind: 'item', demand: { from, orLater: false, literals: [denied(of)] } });
  }
  if (node.rest !== store.anything) {
    alternatives.push({ kind: 'item', demand: { from: node.prefix.length, orLater: true, literals: [denied(node.rest)] } });
  }
  return alternatives;
}

/**
 * How `oneOf` holds (one branch does, those that may hold beside it do not) or fails: none does, or one does
 * and one of the later ones as well. Said so, a branch that cannot hold rules out all pairs that it begins.
 */
export function exactlyOneAlternatives(store: Store, node: NodeOf<'exactlyOne'>, deny: boolean): Disjunction {
  const literals = (branches: readonly Literal[]): Alternative => ({ kind: 'literals', literals: branches });
  const others = rivals(node);
  const isAlone = (one: SchemaNode): boolean => others.get(one)?.includes(one) !== true;
  // A branch that stands twice is never the only one that holds.
  if (!deny) return node.of.filter(isAlone).map((one) => literals([asserted(one), ...(others.get(one) ?? []).map(denied)]));
  const together = [...new Set(node.of)].flatMap((one) => {
    if (!isAlone(one)) return [literals([asserted(one)])];
    const later = (others.get(one) ?? []).filter(({ id }) => id > one.id);
    return later.length === 0 ? [] : [literals([asserted(one), asserted(store.any(later))])];
  });
  return [literals(node.of.map(denied)), ...together];
}

/** How a value can differ from an array or object. */
export function valueAlternatives(store: Store, value: readonly Json[] | JsonObject): Disjunction {
  if (isArray(value)) {
    return [
      { kind: 'items', least: 0, most: value.length - 1 },
      { kind: 'items', least: value.length + 1, most: Infinity },
      ...value.map<Alternative>((item, from) => ({
        kind: 'item',
        demand: { from, orLater: false, literals: [denied(store.values([item]))] },
      })),
    ];
  }
  const names = Object.keys(value);
  return [
    ...names.flatMap<Alternative>((name) => [
      { kind: 'literals', literals: [denied(store.required(name))] },
      { kind: 'property', demand: { matcher: { kind: 'name', name }, literals: [denied(store.values([own(value, name) as Json]))] } },
    ]),
    { kind: 'property', demand: { matcher: { kind: 'rest', names: new Set(names), patterns: [] }, literals: [] } },
  ];
}
