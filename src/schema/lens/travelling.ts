import type { NodeOf, SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

/** What becomes of a property that does not travel: a sender never sends it, a receiver passes over it. */
export type LeftOutProperty = 'never sent' | 'passed over';

/**
 * Takes out of a schema the properties that do not travel in a direction: `readOnly` ones in requests,
 * `writeOnly` ones in responses, whatever `required` says (OpenAPI 3.0, section 4.7.24.1). A function
 * of the node alone, so that equal nodes stay equal.
 */
export function createTravelling(
  store: Store,
  leftOut: 'readOnly' | 'writeOnly',
  becomes: LeftOutProperty,
): (node: SchemaNode) => SchemaNode {
  const name = `${leftOut} ${becomes}`;
  const memory = { positive: new Map<string, SchemaNode>(), negative: new Map<string, SchemaNode>() };
  const hiddenBehind = new Map<SchemaNode, readonly string[]>();

  /** `hidden` are names that an enclosing part of the same object marks. */
  function travel(node: SchemaNode, hidden: ReadonlySet<string>, polarity: 'positive' | 'negative'): SchemaNode {
    switch (node.kind) {
      case 'all':
      case 'any':
      case 'exactlyOne':
      case 'not':
      case 'reference':
      case 'items':
      case 'containsAtLeast':
      case 'containsAtMost':
      case 'properties':
      case 'required':
        break;
      case 'access':
        return store.anything;
      case 'tagged':
        // Where the property does not travel nothing is told apart by it.
        return hidden.has(node.property) ? store.anything : node;
      default:
        return node;
    }
    const key = hidden.size === 0 ? `${node.id}` : `${node.id} ${[...hidden].sort().join('\u0000')}`;
    const known = memory[polarity].get(key);
    if (known !== undefined) return known;
    const result = rebuild(node, hidden, polarity, key);
    memory[polarity].set(key, result);
    return result;
  }

  function rebuild(
    node: NodeOf<
      'all' | 'any' | 'exactlyOne' | 'not' | 'reference' | 'items' | 'containsAtLeast' | 'containsAtMost' | 'properties' | 'required'
    >,
    hidden: ReadonlySet<string>,
    polarity: 'positive' | 'negative',
    key: string,
  ): SchemaNode {
    const own = namesHiddenBy(node);
    const within = own.length === 0 ? hidden : new Set([...hidden, ...own]);
    const opposite = polarity === 'positive' ? 'negative' : 'positive';
    const here = (of: SchemaNode): SchemaNode => travel(of, within, polarity);
    const below = (of: SchemaNode): SchemaNode => travel(of, NO_NAMES, polarity);
    switch (node.kind) {
      case 'all':
        return store.all(node.of.map(here));
      case 'any':
        return store.any(node.of.map(here));
      case 'exactlyOne':
        return store.exactlyOne(node.of.map(here));
      case 'not':
        return store.not(travel(node.of, NO_NAMES, opposite));
      case 'reference':
        return store.reference(`${name} ${polarity} ${key} ${node.name}`, () => here(node.target()));
      case 'items':
        return store.items(node.prefix.map(below), below(node.rest));
      case 'containsAtLeast':
        return store.containsAtLeast(below(node.of), node.count);
      case 'containsAtMost':
        return store.containsAtMost(travel(node.of, NO_NAMES, opposite), node.count);
      case 'properties':
        return store.properties(
          [...node.named].flatMap(([property, of]) => {
            if (!within.has(property)) return [[property, below(of)] as const];
            // Below a `not`, a property that is never there refuses nothing.
            return becomes === 'never sent' && polarity === 'positive' ? [[property, store.nothing] as const] : [];
          }),
          node.patterned.map(([pattern, of]) => [pattern, below(of)] as const),
          below(node.rest),
        );
      case 'required':
        // What never comes cannot be asked for, and where it is forbidden the wish is granted.
        if (!within.has(node.name)) return node;
        return polarity === 'positive' ? store.anything : store.nothing;
    }
  }

  /** The names that the unconditional parts of a node mark. A reference alone is looked behind when it is followed. */
  function namesHiddenBy(node: SchemaNode, visiting: ReadonlySet<SchemaNode> = NO_NODES): readonly string[] {
    switch (node.kind) {
      case 'properties':
        return [...node.named].filter(([, of]) => isMarked(of, leftOut)).map(([name]) => name);
      case 'all':
        return node.of.flatMap((of) => (of.kind === 'reference' ? namesHiddenBehind(of, visiting) : namesHiddenBy(of, visiting)));
      default:
        return [];
    }
  }

  function namesHiddenBehind(reference: NodeOf<'reference'>, visiting: ReadonlySet<SchemaNode>): readonly string[] {
    const known = hiddenBehind.get(reference);
    if (known !== undefined) return known;
    if (visiting.has(reference)) return [];
    const within = new Set([...visiting, reference]);
    const target = reference.target();
    const names = target.kind === 'reference' ? namesHiddenBehind(target, within) : namesHiddenBy(target, within);
    // On the way round a cycle some of the names are still to come.
    if (visiting.size === 0) hiddenBehind.set(reference, names);
    return names;
  }

  return (node) => travel(node, NO_NAMES, 'positive');
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_NODES: ReadonlySet<SchemaNode> = new Set();

/** Whether a schema carries the mark of what does not travel itself, through `allOf` and references but not in a branch. */
export function isMarked(node: SchemaNode, mark: NodeOf<'access'>['access'], visited: Set<SchemaNode> = new Set()): boolean {
  if (visited.has(node)) return false;
  visited.add(node);
  if (node.kind === 'access') return node.access === mark;
  if (node.kind === 'all') return node.of.some((of) => isMarked(of, mark, visited));
  return node.kind === 'reference' && isMarked(node.target(), mark, visited);
}
