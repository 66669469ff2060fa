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
    const result = rewrite(node, polarity, deeper) ?? rebuild(node, polarity, deeper);
    memory[polarity].set(node, result);
    return result;
  }

  function rebuild(node: SchemaNode, polarity: Polarity, deeper: (node: SchemaNode) => SchemaNode): SchemaNode {
    switch (node.kind) {
      case 'all':
        return store.all(node.of.map(deeper));
      case 'any':
        return store.any(node.of.map(deeper));
      case 'exactlyOne':
        return store.exactlyOne(node.of.map((of) => visit(of, 'mixed')));
      case 'not':
        return store.not(visit(node.of, OPPOSITE[polarity]));
      case 'reference':
        return store.reference(`${name} ${polarity} ${node.name}`, () => visit(node.target(), polarity));
      case 'items':
        return store.items(node.prefix.map(deeper), deeper(node.rest));
      case 'containsAtLeast':
        return store.containsAtLeast(deeper(node.of), node.count);
      case 'containsAtMost':
        return store.containsAtMost(visit(node.of, OPPOSITE[polarity]), node.count);
      case 'properties':
        return store.properties(
          [...node.named].map(([property, of]) => [property, deeper(of)] as const),
          node.patterned.map(([pattern, of]) => [pattern, deeper(of)] as const),
          deeper(node.rest),
        );
      default:
        return node;
    }
  }

  return (node) => visit(node, 'positive');
}
