import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { mapChildren } from './rewrite.ts';
import { isSent, keepsToSelection } from './tag.ts';

const NOTHING: readonly SchemaNode[] = [];
const NOBODY: ReadonlySet<SchemaNode> = new Set();

/**
 * Puts what discriminators select into a schema: whoever reads a union takes the branch that the value names, whatever else
 * would take the object too. Where what stands around a branch takes none of its values they are no values that anybody
 * sends, and say nothing.
 */
export function createSelection(store: Store): (node: SchemaNode) => SchemaNode {
  const memory = new Map<string, SchemaNode>();
  const tagsInPlace = new Map<SchemaNode, boolean>();

  /** `around` are the schemas beside this one that are about the same value. */
  function select(node: SchemaNode, around: readonly SchemaNode[]): SchemaNode {
    const beside = around.length > 0 && isTagged(node, NOBODY) ? around : NOTHING;
    const key =
      beside.length === 0 ? `${node.id}` : `${node.id} beside ${[...new Set(beside.map(({ id }) => id))].sort((a, b) => a - b).join()}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const result = rebuild(node, beside, key);
    memory.set(key, result);
    return result;
  }

  function rebuild(node: SchemaNode, around: readonly SchemaNode[], key: string): SchemaNode {
    switch (node.kind) {
      case 'tagged':
        return keepsToSelection(store, isSent(node, around) ? node : { ...node, values: [] });
      case 'all':
        return store.all(
          node.of.map((of) => select(of, [...around, ...node.of.filter((other) => other !== of && other.kind !== 'tagged')])),
        );
      default:
        return mapChildren(store, node, {
          inPlace: (of) => select(of, around),
          below: (of) => select(of, NOTHING),
          name: `selected ${key}`,
        });
    }
  }

  /** Whether a discriminator is about the same value, somewhere in a schema. */
  function isTagged(node: SchemaNode, visiting: ReadonlySet<SchemaNode>): boolean {
    const known = tagsInPlace.get(node);
    if (known !== undefined) return known;
    const found = looksTagged(node, visiting);
    // What was met on the way to itself is not known yet.
    if (visiting.size === 0 || found) tagsInPlace.set(node, found);
    return found;
  }

  function looksTagged(node: SchemaNode, visiting: ReadonlySet<SchemaNode>): boolean {
    switch (node.kind) {
      case 'tagged':
        return true;
      case 'all':
      case 'any':
      case 'exactlyOne':
        return node.of.some((of) => isTagged(of, visiting));
      case 'not':
        return isTagged(node.of, visiting);
      case 'reference':
        return !visiting.has(node) && isTagged(node.target(), new Set([...visiting, node]));
      default:
        return false;
    }
  }

  return (node) => select(node, NOTHING);
}
