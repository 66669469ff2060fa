import { isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { LARGEST_FLOAT } from '../number-format.ts';
import { isAssertedFormat, formatsExclude, formatImplies } from '../format/format.ts';
import { TYPE } from '../node.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import { typeOf } from '../store.ts';
import type { Store } from '../store.ts';
import { alternativesOf, exactlyOneAlternatives, itemAlternatives, propertyAlternatives, valueAlternatives } from './alternatives.ts';
import { isAnyOf } from './apart.ts';
import { asserted, denied, isDenied, nodeOf, opposite } from './literal.ts';
import type { Literal } from './literal.ts';
import type { Alternative, Disjunction, NumberEnd, Situation } from './situation.ts';
import { noteName, noteNews } from './touched.ts';

/**
 * Adds a literal to what is known. Answers false when that contradicts what is known already, which
 * proves that no value is left; an assertion about another type adds nothing.
 */
export function assume(store: Store, situation: Situation, literal: Literal): boolean {
  const { seen, type } = situation;
  if (seen.has(literal)) return true;
  if (seen.has(opposite(literal))) return false;
  seen.add(literal);
  const node = nodeOf(store, literal);
  const deny = isDenied(literal);
  if (!COMPOSITE.has(node.kind)) noteNews(situation, node);
  const add = (of: SchemaNode, refuse: boolean): boolean => assume(store, situation, refuse ? denied(of) : asserted(of));
  switch (node.kind) {
    case 'anything':
    case 'access':
    case 'tagged':
      return !deny;
    case 'nothing':
      return deny;
    case 'not':
      return add(node.of, !deny);
    case 'reference':
      return add(node.target(), deny);
    case 'all':
    case 'any':
    case 'exactlyOne':
      if ((node.kind === 'all' || isAnyOf(node)) && (node.kind === 'all') !== deny) return node.of.every((of) => add(of, deny));
      noteNews(situation, node);
      return defer(
        store,
        situation,
        node.kind === 'exactlyOne' && !isAnyOf(node)
          ? exactlyOneAlternatives(store, node, deny)
          : node.of.flatMap((of) => alternativesOf(store, situation, deny ? denied(of) : asserted(of))),
      );
    case 'types':
      return assumeType(situation, node, deny);
    case 'values':
      return assumeValues(store, situation, node, deny);
    case 'opaque':
      // Dropped: the search space only grows, so a proof of "nothing left" stays a proof.
      return true;
    case 'minimum':
    case 'maximum':
      if (type !== TYPE.number) return !deny;
      return (node.kind === 'minimum') !== deny
        ? raiseLower(situation, { bound: node.bound, exclusive: node.exclusive !== deny })
        : dropUpper(situation, { bound: node.bound, exclusive: node.exclusive !== deny });
    case 'multipleOf':
      if (type !== TYPE.number) return !deny;
      (deny ? situation.number.notMultiples : situation.number.multiples).push(node.divisor);
      return true;
    case 'format':
      return assumeFormat(store, situation, node.name, deny);
    case 'pattern':
      if (type !== TYPE.string) return !deny;
      (deny ? situation.string.notMatching : situation.string.matching).push(node.source);
      return true;
    case 'minLength':
    case 'maxLength':
      return type === TYPE.string ? assumeLimit(situation.string, 'minLength', 'maxLength', node, deny) : !deny;
    case 'minItems':
    case 'maxItems':
      return type === TYPE.array ? assumeLimit(situation.array, 'minItems', 'maxItems', node, deny) : !deny;
    case 'minProperties':
    case 'maxProperties':
      return type === TYPE.object ? assumeLimit(situation.object, 'minProperties', 'maxProperties', node, deny) : !deny;
    case 'uniqueItems':
      if (type !== TYPE.array) return !deny;
      situation.array[deny ? 'repeated' : 'unique'] = true;
      return !(situation.array.unique && situation.array.repeated);
    case 'items':
      if (type !== TYPE.array) return !deny;
      if (deny) return defer(store, situation, itemAlternatives(store, node));
      situation.array.items.push(node);
      return true;
    case 'containsAtLeast':
    case 'containsAtMost':
      return type === TYPE.array ? assumeContains(store, situation, node, deny) : !deny;
    case 'required':
      if (type !== TYPE.object) return !deny;
      situation.object[deny ? 'absent' : 'required'].add(node.name);
      return !(situation.object.absent.has(node.name) && situation.object.required.has(node.name));
    case 'properties':
      if (type !== TYPE.object) return !deny;
      if (deny) return defer(store, situation, propertyAlternatives(store, node));
      situation.object.properties.push(node);
      situation.object.byName = new Map();
      return true;
    case 'propertyNames':
      if (type !== TYPE.object) return !deny;
      if (deny) situation.object.demands.push({ matcher: { kind: 'literals', literals: [denied(node.of)] }, literals: [] });
      else situation.object.names.push(asserted(node.of));
      return true;
  }
}

/** What is taken apart further notes its parts. */
const COMPOSITE: ReadonlySet<SchemaNode['kind']> = new Set(['all', 'any', 'exactlyOne', 'not', 'reference']);

/** Adds several literals; false as soon as one contradicts. */
export function assumeAll(store: Store, situation: Situation, literals: readonly Literal[]): boolean {
  return literals.every((literal) => assume(store, situation, literal));
}

/** Adds what an alternative says to what is known; false when that contradicts. */
export function applyAlternative(store: Store, situation: Situation, alternative: Alternative): boolean {
  switch (alternative.kind) {
    case 'literals':
      return assumeAll(store, situation, alternative.literals);
    case 'property': {
      const { object } = situation;
      const { matcher } = alternative.demand;
      if (matcher.kind === 'name') {
        if (object.absent.has(matcher.name)) return false;
        object.required.add(matcher.name);
      }
      object.demands.push(alternative.demand);
      noteName(situation, matcher.kind === 'name' ? matcher.name : undefined);
      return true;
    }
    case 'item': {
      const { array } = situation;
      noteName(situation, undefined);
      array.demands.push(alternative.demand);
      array.minItems = Math.max(array.minItems, alternative.demand.from + 1);
      return array.minItems <= array.maxItems;
    }
    case 'items': {
      const { array } = situation;
      noteName(situation, undefined);
      array.minItems = Math.max(array.minItems, alternative.least);
      array.maxItems = Math.min(array.maxItems, alternative.most);
      return array.minItems <= array.maxItems;
    }
  }
}

/** Keeps a disjunction for later, or settles it at once where none or one alternative is left. */
function defer(store: Store, situation: Situation, disjunction: Disjunction): boolean {
  if (disjunction.some((alternative) => alternative.kind === 'literals' && alternative.literals.length === 0)) return true;
  const [first, second] = disjunction;
  if (first === undefined) return false;
  if (second === undefined) return applyAlternative(store, situation, first);
  situation.pending.push(disjunction);
  situation.news.disjunctions.add(disjunction);
  return true;
}

function assumeType(situation: Situation, node: NodeOf<'types'>, deny: boolean): boolean {
  const { type, number } = situation;
  if (type === TYPE.number && (node.mask & TYPE.integer) !== 0) {
    number[deny ? 'fraction' : 'integer'] = true;
    return !(number.integer && number.fraction);
  }
  return ((node.mask & type) !== 0) !== deny;
}

function assumeValues(store: Store, situation: Situation, node: NodeOf<'values'>, deny: boolean): boolean {
  const { type } = situation;
  const candidates = node.values.filter((value) => typeOf(value) === type);
  if (!deny) {
    if (situation.finite === undefined || candidates.length < situation.finite.length) situation.finite = candidates;
    return candidates.length > 0;
  }
  for (const value of candidates) {
    if (isArray(value) || isObject(value)) {
      if (!defer(store, situation, valueAlternatives(store, value))) return false;
    } else {
      situation.excluded.push(value);
    }
  }
  if (type === TYPE.null) return situation.excluded.length === 0;
  return type !== TYPE.boolean || new Set<Json>(situation.excluded).size < 2;
}

function raiseLower({ number }: Situation, end: NumberEnd): boolean {
  const { lower } = number;
  if (lower === undefined || end.bound > lower.bound || (end.bound == lower.bound && end.exclusive)) number.lower = end;
  return !isEmptyInterval(number.lower, number.upper);
}

function dropUpper({ number }: Situation, end: NumberEnd): boolean {
  const { upper } = number;
  if (upper === undefined || end.bound < upper.bound || (end.bound == upper.bound && end.exclusive)) number.upper = end;
  return !isEmptyInterval(number.lower, number.upper);
}

function isEmptyInterval(lower: NumberEnd | undefined, upper: NumberEnd | undefined): boolean {
  if (lower === undefined || upper === undefined) return false;
  return lower.bound > upper.bound || (lower.bound == upper.bound && (lower.exclusive || upper.exclusive));
}

function assumeFormat(store: Store, situation: Situation, name: string, deny: boolean): boolean {
  if (name === 'float' && situation.type === TYPE.number) {
    const ends = [store.minimum(-LARGEST_FLOAT, false), store.maximum(LARGEST_FLOAT, false)];
    if (!deny) return assumeAll(store, situation, ends.map(asserted));
    return defer(
      store,
      situation,
      ends.map((end) => ({ kind: 'literals', literals: [denied(end)] })),
    );
  }
  if (situation.type !== TYPE.string || !isAssertedFormat(name)) return !deny;
  const { formats, notFormats } = situation.string;
  (deny ? notFormats : formats).push(name);
  return (
    !formats.some((known) => notFormats.some((refused) => formatImplies(known, refused))) &&
    !formats.some((known) => formats.some((other) => formatsExclude(known, other)))
  );
}

function assumeLimit<Least extends string, Most extends string>(
  facts: Record<Least | Most, number>,
  least: Least,
  most: Most,
  node: { readonly kind: string; readonly limit: number },
  deny: boolean,
): boolean {
  if (node.kind.startsWith('min') !== deny) {
    const limit = deny ? node.limit + 1 : node.limit;
    (facts as Record<string, number>)[least] = Math.max(facts[least], limit);
  } else {
    const limit = deny ? node.limit - 1 : node.limit;
    (facts as Record<string, number>)[most] = Math.min(facts[most], limit);
  }
  return facts[least] <= facts[most];
}

function assumeContains(store: Store, situation: Situation, node: NodeOf<'containsAtLeast'>, deny: boolean): boolean {
  const { array } = situation;
  const literal = asserted(node.of);
  if ((node.kind === 'containsAtLeast') !== deny) {
    const count = deny ? node.count + 1 : node.count;
    array.atLeast.push({ literal, count });
    array.minItems = Math.max(array.minItems, count);
  } else {
    const count = deny ? node.count - 1 : node.count;
    if (count < 0) return false;
    // None at all is said of each item, which proves more than counting does.
    if (count === 0) return assume(store, situation, asserted(store.items([], store.not(node.of))));
    array.atMost.push({ literal, count });
  }
  // More items of one schema than it may have: nothing is left, however they are placed.
  const isTooMany = array.atLeast.some((least) => array.atMost.some((most) => most.literal === least.literal && most.count < least.count));
  return !isTooMany && array.minItems <= array.maxItems;
}
