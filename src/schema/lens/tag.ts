import { put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { evaluate } from '../evaluate.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

const NOBODY: ReadonlySet<SchemaNode> = new Set();

/** What an object keeps to that says by a property which branch it is of. */
export function saysTag(store: Store, property: string, tags: readonly string[]): readonly SchemaNode[] {
  return [store.required(property), store.properties([[property, store.values(tags)]])];
}

/**
 * What a branch asks of whoever reads by the discriminator: a value that selects it, or where none does no value that selects
 * another. A value that names no schema fails ("Discriminator Object", OpenAPI 3.0.4, 4.7.25), whatever the branches say of it.
 */
export function keepsToSelection(store: Store, { property, values, others }: NodeOf<'tagged'>): SchemaNode {
  return store.properties([[property, values.length === 0 ? store.not(store.values(others)) : store.values(values)]]);
}

/** What a mark asks of a sender that keeps to the branch: one of its own values, or where it has none no other's. */
export function keepsToTag(store: Store, tagged: NodeOf<'tagged'>): readonly SchemaNode[] {
  return tagged.values.length === 0 ? [keepsToSelection(store, tagged)] : saysTag(store, tagged.property, tagged.values);
}

/** Whether what stands around a branch takes one of the values that select it, so that anybody sends them. */
export function isSent({ property, values }: Pick<NodeOf<'tagged'>, 'property' | 'values'>, around: readonly SchemaNode[]): boolean {
  return values.some((value) => !around.some((node) => refusesTag(node, property, value, NOBODY)));
}

/** Whether a schema plainly takes no object with a text at a property. */
function refusesTag(node: SchemaNode, property: string, tag: string, visiting: ReadonlySet<SchemaNode>): boolean {
  switch (node.kind) {
    case 'properties': {
      const object: Record<string, Json> = {};
      put(object, property, tag);
      return evaluate(node, object) === false;
    }
    case 'all':
      return node.of.some((of) => refusesTag(of, property, tag, visiting));
    case 'any':
    case 'exactlyOne':
      return node.of.length > 0 && node.of.every((of) => refusesTag(of, property, tag, visiting));
    case 'reference':
      return !visiting.has(node) && refusesTag(node.target(), property, tag, new Set([...visiting, node]));
    default:
      return false;
  }
}
