import { isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { evaluate } from '../evaluate.ts';
import { TYPE } from '../node.ts';
import type { SchemaNode, Verdict } from '../node.ts';
import type { Store } from '../store.ts';
import { DEEPEST_REFERENCE, otherReadings, tooLongNumber, twinsOf } from './readings.ts';

/**
 * How the value of a schema travels. As `json` it keeps its types. A `parameter` is text, and so are the
 * items and properties of one that is a collection; it sends a list of one like the one alone. One that is not
 * `exploded` sends a list as one text. A `form` has properties that are each a `field`: text, or a list of texts.
 * `text` is text. `json beside text` is JSON for one side, which the other side takes or sends as any text.
 */
export type Medium = 'json' | 'json beside text' | 'parameter' | 'exploded parameter' | 'form' | 'field' | 'text';

/** Where a schema stands below another one. */
export type Below = 'item' | 'property' | 'branch';

/** The medium of a schema inside another one. */
export function mediumBelow(medium: Medium, below: Below): Medium {
  if (below === 'branch') return medium;
  switch (medium) {
    case 'parameter':
    case 'exploded parameter':
      return 'text';
    case 'field':
      return below === 'item' ? 'text' : 'json';
    case 'form':
      return below === 'property' ? 'field' : 'json';
    case 'json':
    case 'json beside text':
    case 'text':
      return 'json';
  }
}

/** What a receiver takes where values are written as text. */
export interface WireLens {
  /** The receiver with every value that it reads from the same text as one that it accepts. Holds at least what the receiver holds. */
  readonly receiver: (medium: Medium, sender: SchemaNode, receiver: SchemaNode) => SchemaNode;
  /** Whether a value that a receiver refuses may be read from its text as another one, which it accepts. */
  readonly mayBeRead: (medium: Medium, receiver: SchemaNode, value: Json) => boolean;
}

const SCALARS = TYPE.boolean | TYPE.number | TYPE.string;

/**
 * Creates the lens. Numbers and booleans are written as JSON writes them. A value is added to a receiver
 * only when all values that are written alike are known to be accepted, so that what is refused through
 * the lens is refused on the wire, but for what `mayBeRead` says.
 */
export function createWireLens(store: Store, contained: (p: SchemaNode, q: SchemaNode) => Verdict): WireLens {
  const memory = new Map<string, SchemaNode>();
  const isWithin = (p: SchemaNode, q: SchemaNode): boolean => contained(p, q).answer === 'contained';
  const twins = twinsOf(store);

  /** The scalars that are read from the text of one that the node accepts, and that it does not accept itself. */
  function readAlike(node: SchemaNode, constants: readonly Json[]): readonly SchemaNode[] {
    const tooLong = tooLongNumber(node);
    const added = twins.flatMap(({ typed, written, samples, texts, isNumeric }) => {
      const lines = isNumeric && tooLong !== undefined ? [...texts, tooLong] : texts;
      const isRefused = (value: Json): boolean => evaluate(node, value) === false;
      // A value that is refused spares the search for one.
      return [
        ...(!samples.some(isRefused) && isWithin(typed, node) ? [written] : []),
        ...(!lines.some(isRefused) && isWithin(written, node) ? [typed] : []),
      ];
    });
    const listed = constants.filter(
      (value) => evaluate(node, value) !== true && otherReadings(value).some((other) => evaluate(node, other) === true),
    );
    return listed.length === 0 ? added : [...added, store.values(listed)];
  }

  /** What a list of one has in common with the one alone, and a list that is one text with any text. */
  function lists(medium: Medium, node: SchemaNode, constants: readonly Json[]): readonly SchemaNode[] {
    const item = itemOf(node);
    const one = (of: SchemaNode): SchemaNode =>
      store.all([store.types(TYPE.array), store.items([], of), store.limit('minItems', 1), store.limit('maxItems', 1)]);
    const scalar = store.all([store.types(SCALARS), item]);
    if (isWithin(one(scalar), node)) return [store.all([store.types(SCALARS), store.any([item, ...readAlike(item, constants)])])];
    if (!isWithin(node, store.not(store.types(TYPE.array)))) return [];
    if (medium === 'parameter' && isWithin(store.types(TYPE.string), node))
      return [store.all([store.types(TYPE.array), store.items([], store.types(SCALARS))])];
    const alone = store.all([store.types(SCALARS), store.any([node, ...readAlike(node, constants)])]);
    return [store.all([store.types(TYPE.array), store.items([], alone), store.limit('maxItems', 1)])];
  }

  function itemOf(node: SchemaNode, depth = 0): SchemaNode {
    if (depth > DEEPEST_REFERENCE) return store.anything;
    switch (node.kind) {
      case 'items':
        return node.prefix[0] ?? node.rest;
      case 'all':
        return store.all(node.of.map((of) => itemOf(of, depth + 1)));
      case 'reference':
        return itemOf(node.target(), depth + 1);
      default:
        return store.anything;
    }
  }

  function read(medium: Medium, node: SchemaNode, constants: readonly Json[], depth: number): SchemaNode {
    if (medium === 'json' || node === store.anything || node === store.nothing || depth > DEEPEST_REFERENCE) return node;
    if (medium === 'json beside text') return isWithin(store.types(TYPE.string), node) ? store.anything : node;
    const whole = medium === 'text' ? node : inside(medium, node, constants, depth);
    if (medium === 'form') return whole;
    const alike = readAlike(node, constants);
    // A form sends a list as so many fields of one name, and so a list of one like the one alone.
    const isParameter = medium === 'parameter' || medium === 'exploded parameter' || medium === 'field';
    return store.any([whole, ...alike, ...(isParameter ? lists(medium, node, constants) : [])]);
  }

  /** The node with its items and properties read from text. */
  function inside(medium: Medium, node: SchemaNode, constants: readonly Json[], depth: number): SchemaNode {
    const deeper = (of: SchemaNode): SchemaNode => inside(medium, of, constants, depth + 1);
    const item = (of: SchemaNode): SchemaNode => read(mediumBelow(medium, 'item'), of, constants, depth);
    const property = (of: SchemaNode): SchemaNode => read(mediumBelow(medium, 'property'), of, constants, depth);
    if (depth > DEEPEST_REFERENCE) return node;
    switch (node.kind) {
      case 'all':
        return store.all(node.of.map(deeper));
      case 'any':
        return store.any(node.of.map(deeper));
      case 'reference':
        return deeper(node.target());
      case 'items':
        return store.items(node.prefix.map(item), item(node.rest));
      case 'properties':
        return store.properties(
          [...node.named].map(([name, of]) => [name, property(of)] as const),
          node.patterned.map(([pattern, of]) => [pattern, property(of)] as const),
          property(node.rest),
        );
      default:
        return node;
    }
  }

  return {
    receiver: (medium, sender, receiver) => {
      if (medium === 'json' || sender === receiver) return receiver;
      const key = `${medium} ${sender.id} ${receiver.id}`;
      const known = memory.get(key);
      if (known !== undefined) return known;
      const result = read(medium, receiver, constantsOf(sender), 0);
      memory.set(key, result);
      return result;
    },
    mayBeRead: (medium, receiver, value) =>
      medium !== 'json' && medium !== 'json beside text' && rewritings(medium, value).some((other) => evaluate(receiver, other) === true),
  };
}

/** A value with its scalars as text, and with those texts as scalars. */
function rewritings(medium: Medium, value: Json): readonly Json[] {
  const rewrite = (of: Json, from: 'typed' | 'written', at: Medium): Json => {
    if (isArray(of)) return of.map((item) => rewrite(item, from, mediumBelow(at, 'item')));
    if (isObject(of))
      return Object.fromEntries(Object.entries(of).map(([name, below]) => [name, rewrite(below, from, mediumBelow(at, 'property'))]));
    if (at === 'json' || at === 'form' || (typeof of === 'string') !== (from === 'written')) return of;
    return otherReadings(of)[0] ?? of;
  };
  return [rewrite(value, 'typed', medium), rewrite(value, 'written', medium)];
}

/** The scalars that a schema lists, each once, wherever in it they stand. */
function constantsOf(root: SchemaNode): readonly Json[] {
  const found = new Set<Json>();
  const seen = new Set<SchemaNode>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case 'values':
        for (const value of node.values) if (typeof value !== 'object') found.add(value);
        break;
      case 'all':
      case 'any':
      case 'exactlyOne':
        pending.push(...node.of);
        break;
      case 'reference':
        pending.push(node.target());
        break;
      case 'items':
        pending.push(...node.prefix, node.rest);
        break;
      case 'properties':
        pending.push(...node.named.values(), ...node.patterned.map(([, of]) => of), node.rest);
        break;
      default:
    }
  }
  return [...found];
}
