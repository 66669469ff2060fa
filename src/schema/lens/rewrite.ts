import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

/**
 * Whether a schema is asked to accept (`positive`), stands below a `not` (`negative`), or both at once
 * (`mixed`): a branch of `oneOf` that grows can take values away.
 */
export type Polarity = 'positive' | 'negative' | 'mixed';

const OPPOSITE = { positive: 'negative', negative: 'positive', mixed: 'mixed' } as const satisfies Record<Polarity, Polarity>;

/**
 * Makes a function that rebuilds a schema bottom up. `rewrite` may answer for a node in its polarity;
 * undefined leaves it and goes on below. References are rewritten when somebody looks behind them.
 */
export function createRewriter(
  store: Store,
  name: string,
  rewrite: (node: SchemaNode, polarity: Polarity, deeper: (node: SchemaNode) => SchemaNode) => SchemaNode | undefined,
): (node: SchemaNode) => SchemaNode {
  const memory = {
    positive: new Map<SchemaNode, SchemaNode>(),
    negative: new Map<SchemaNode, SchemaNode>(),
    mixed: new Map<SchemaNode, SchemaNode>(),
  };

  function visit(node: SchemaNode, polarity: Polarity): SchemaNode {
    const known = memory[polarity].get(node);
    if (known !== undefined) return known;
    const deeper = (of: SchemaNode): SchemaNode => visit(of, polarity);
    const result = rewrite(node, polarity, deeper) ?? rebuild(node, polarity);
    memory[polarity].set(node, result);
    return result;
  }

  function rebuild(node: SchemaNode, polarity: Polarity): SchemaNode {
    const child = (of: SchemaNode, as: ChildOf): SchemaNode =>
      visit(of, as === 'not' ? OPPOSITE[polarity] : as === 'exactlyOne' ? 'mixed' : polarity);
    return mapChildren(store, node, { inPlace: child, below: child, name: `${name} ${polarity}` });
  }

  return (node) => visit(node, 'positive');
}

/** What a node does with one of its children: refuses what it accepts (`not`), takes it beside others (`exactlyOne`), or just asks it. */
export type ChildOf = 'not' | 'exactlyOne' | 'plain';

/** What becomes of the children of a node. */
interface ChildMapping {
  /** Of those that are about the same value. A reference is followed when somebody looks behind it. */
  readonly inPlace: (of: SchemaNode, as: ChildOf) => SchemaNode;
  /** Of those that are about a part of it. */
  readonly below: (of: SchemaNode, as: ChildOf) => SchemaNode;
  /** What references to what was made are called by, before the name that they had. */
  readonly name: string;
}

/** A node with its children replaced; one without any as it is. */
export function mapChildren(store: Store, node: SchemaNode, { inPlace, below, name }: ChildMapping): SchemaNode {
  const part = (of: SchemaNode): SchemaNode => below(of, 'plain');
  switch (node.kind) {
    case 'all':
      return store.all(node.of.map((of) => inPlace(of, 'plain')));
    case 'any':
      return store.any(node.of.map((of) => inPlace(of, 'plain')));
    case 'exactlyOne':
      return store.exactlyOne(node.of.map((of) => inPlace(of, 'exactlyOne')));
    case 'not':
      return store.not(inPlace(node.of, 'not'));
    case 'reference':
      return store.reference(`${name} ${node.name}`, () => inPlace(node.target(), 'plain'));
    case 'items':
      return store.items(node.prefix.map(part), part(node.rest));
    case 'containsAtLeast':
      return store.containsAtLeast(part(node.of), node.count);
    case 'containsAtMost':
      return store.containsAtMost(below(node.of, 'not'), node.count);
    case 'properties':
      return store.properties(
        [...node.named].map(([property, of]) => [property, part(of)] as const),
        node.patterned.map(([pattern, of]) => [pattern, part(of)] as const),
        part(node.rest),
      );
    default:
      return node;
  }
}
