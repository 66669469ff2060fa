import type { NodeOf, SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

/** What an object keeps to that says by a property which branch it is of. */
export function saysTag(store: Store, property: string, tags: readonly string[]): readonly SchemaNode[] {
  return [store.required(property), store.properties([[property, store.values(tags)]])];
}

/** What a branch asks of whoever reads by the discriminator: that no value selects another branch. */
export function leavesOthers(store: Store, { property, others }: NodeOf<'tagged'>): SchemaNode {
  return store.properties([[property, store.not(store.values(others))]]);
}

/** What a mark asks of a sender that keeps to the branch: one of its own values, or where it has none no other's. */
export function keepsToTag(store: Store, tagged: NodeOf<'tagged'>): readonly SchemaNode[] {
  return tagged.values.length === 0 ? [leavesOthers(store, tagged)] : saysTag(store, tagged.property, tagged.values);
}
