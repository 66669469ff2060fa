import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

/**
 * A node that must accept (`asserted`) or must refuse (`denied`) the value in question, packed into
 * one whole number so that sets of literals are cheap keys: twice the node's id, plus one when denied.
 */
export type Literal = number;

/** The literal that wants a node to accept. */
export function asserted(node: SchemaNode): Literal {
  return node.kind === 'not' ? denied(node.of) : node.id * 2;
}

/** The literal that wants a node to refuse. */
export function denied(node: SchemaNode): Literal {
  return node.kind === 'not' ? asserted(node.of) : node.id * 2 + 1;
}

/** The literal that wants the opposite. */
export function opposite(literal: Literal): Literal {
  return literal ^ 1;
}

/** Whether the literal wants its node to refuse. */
export function isDenied(literal: Literal): boolean {
  return (literal & 1) === 1;
}

/** The node that a literal is about. */
export function nodeOf(store: Store, literal: Literal): SchemaNode {
  return store.node(literal >> 1);
}
