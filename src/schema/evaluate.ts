import { canonical, isArray, isObject, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { isInteger, isMultipleOf } from './decimal.ts';
import { isAssertedFormat, matchesFormat } from './format/format.ts';
import { TYPE } from './node.ts';
import type { Bound, NodeOf, SchemaNode } from './node.ts';
import { LARGEST_FLOAT } from './number-format.ts';
import { matchesPattern } from './pattern/language.ts';
import { typeOf } from './store.ts';
import { lengthOf } from './text-length.ts';

/** Whether a schema accepts a value, or `unknown` where that hangs on something that is not modelled. */
export type Evaluation = boolean | 'unknown';

const DEEPEST = 2_000;

/** Evaluates a schema on a value (JSON Schema 2020-12). The judge trusts a witness only after this. */
export function evaluate(node: SchemaNode, value: Json, depth = 0): Evaluation {
  if (depth > DEEPEST) return 'unknown';
  switch (node.kind) {
    case 'anything':
    case 'access':
    case 'tagged':
      return true;
    case 'nothing':
      return false;
    case 'all':
      return acceptedByAll(node.of, value, depth + 1);
    case 'any':
      return acceptedByAny(node.of, value, depth + 1);
    case 'exactlyOne':
      return acceptedByOne(node.of, value, depth + 1);
    case 'not':
      return negate(evaluate(node.of, value, depth + 1));
    case 'reference':
      return evaluate(node.target(), value, depth + 1);
    case 'types':
      return hasType(node.mask, value);
    case 'values':
      return node.keys.has(canonical(value));
    case 'opaque':
      return 'unknown';
    case 'minimum':
      return !isNumber(value) || (node.exclusive ? value > node.bound : value >= node.bound);
    case 'maximum':
      return !isNumber(value) || (node.exclusive ? value < node.bound : value <= node.bound);
    case 'multipleOf':
      return !isNumber(value) || isMultipleOf(value, node.divisor);
    case 'minLength':
      return typeof value !== 'string' || lengthOf(value) >= node.limit;
    case 'maxLength':
      return typeof value !== 'string' || lengthOf(value) <= node.limit;
    case 'pattern':
      return typeof value !== 'string' || matchesPattern(node.source, value);
    case 'format':
      return hasFormat(node.name, value);
    case 'minItems':
      return !isArray(value) || value.length >= node.limit;
    case 'maxItems':
      return !isArray(value) || value.length <= node.limit;
    case 'uniqueItems':
      return !isArray(value) || new Set(value.map(canonical)).size === value.length;
    case 'items':
      return !isArray(value) || every([...value.keys()], (index) => evaluate(itemAt(node, index), value[index] as Json, depth + 1));
    case 'containsAtLeast':
    case 'containsAtMost':
      return !isArray(value) || contains(node, value, depth);
    case 'minProperties':
      return !isObject(value) || Object.keys(value).length >= node.limit;
    case 'maxProperties':
      return !isObject(value) || Object.keys(value).length <= node.limit;
    case 'required':
      return !isObject(value) || Object.hasOwn(value, node.name);
    case 'propertyNames':
      return !isObject(value) || every(Object.keys(value), (name) => evaluate(node.of, name, depth + 1));
    case 'properties':
      return !isObject(value) || every(Object.keys(value), (name) => property(node, name, own(value, name) as Json, depth));
  }
}

/** The opposite answer; unknown stays unknown. */
export function negate(answer: Evaluation): Evaluation {
  return answer === 'unknown' ? 'unknown' : !answer;
}

/** The schema of one position of an array. */
export function itemAt(node: NodeOf<'items'>, index: number): SchemaNode {
  return node.prefix[index] ?? node.rest;
}

/**
 * The schemas that a `properties` node applies to a name. Where it cannot be known whether a pattern
 * matches, `certain` is false and only the sure ones are listed.
 */
export function schemasOfName(
  node: NodeOf<'properties'>,
  name: string,
): { readonly schemas: readonly SchemaNode[]; readonly possible: readonly SchemaNode[]; readonly certain: boolean } {
  const schemas: SchemaNode[] = [];
  const possible: SchemaNode[] = [];
  const named = node.named.get(name);
  if (named !== undefined) schemas.push(named);
  for (const [pattern, of] of node.patterned) {
    const matched = matchesPattern(pattern, name);
    if (matched === true) schemas.push(of);
    else if (matched === 'unknown') possible.push(of);
  }
  if (schemas.length === 0) (possible.length === 0 ? schemas : possible).push(node.rest);
  return { schemas, possible, certain: possible.length === 0 };
}

function property(node: NodeOf<'properties'>, name: string, value: Json, depth: number): Evaluation {
  if (node.patterned.length === 0) return evaluate(node.named.get(name) ?? node.rest, value, depth + 1);
  const { schemas, certain } = schemasOfName(node, name);
  const answer = acceptedByAll(schemas, value, depth + 1);
  return answer === true && !certain ? 'unknown' : answer;
}

function contains(node: NodeOf<'containsAtLeast'>, value: readonly Json[], depth: number): Evaluation {
  const answers = value.map((item) => evaluate(node.of, item, depth + 1));
  const least = answers.filter((answer) => answer === true).length;
  const most = answers.filter((answer) => answer !== false).length;
  if (node.kind === 'containsAtLeast') return least >= node.count ? true : most < node.count ? false : 'unknown';
  return most <= node.count ? true : least > node.count ? false : 'unknown';
}

function acceptedByOne(of: readonly SchemaNode[], value: Json, depth: number): Evaluation {
  let accepted = 0;
  let isKnown = true;
  for (const node of of) {
    const one = evaluate(node, value, depth);
    if (one === true) accepted += 1;
    if (accepted > 1) return false;
    if (one === 'unknown') isKnown = false;
  }
  return isKnown ? accepted === 1 : 'unknown';
}

// Without closures: a payload is evaluated for every finding and at every place above it.
function acceptedByAll(of: readonly SchemaNode[], value: Json, depth: number): Evaluation {
  let answer: Evaluation = true;
  for (const node of of) {
    const one = evaluate(node, value, depth);
    if (one === false) return false;
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function acceptedByAny(of: readonly SchemaNode[], value: Json, depth: number): Evaluation {
  let answer: Evaluation = false;
  for (const node of of) {
    const one = evaluate(node, value, depth);
    if (one === true) return true;
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function every<Item>(items: readonly Item[], test: (item: Item) => Evaluation): Evaluation {
  let answer: Evaluation = true;
  for (const item of items) {
    const one = test(item);
    if (one === false) return false;
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function hasType(mask: number, value: Json): boolean {
  const type = typeOf(value);
  return (mask & type) !== 0 || (type === TYPE.number && (mask & TYPE.integer) !== 0 && isInteger(value as Bound));
}

function hasFormat(name: string, value: Json): boolean {
  if (isNumber(value)) return name !== 'float' || (value <= LARGEST_FLOAT && value >= -LARGEST_FLOAT);
  return typeof value !== 'string' || !isAssertedFormat(name) || matchesFormat(name, value);
}

function isNumber(value: Json): value is Bound {
  return typeof value === 'number' || typeof value === 'bigint';
}
