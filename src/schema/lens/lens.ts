import type { Direction } from '../../model/api.ts';
import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { createClosure } from './closure.ts';
import { createRewriter } from './rewrite.ts';
import { createSelection } from './selection.ts';
import { createSiblings } from './siblings.ts';
import { keepsToTag } from './tag.ts';
import { createTravelling } from './travelling.ts';

/**
 * What sender and receiver are, as schemas, before the judge is asked. All are functions of the node:
 * what both documents share stays one node.
 */
export interface Lenses {
  /** What a sender that keeps to its document sends in a direction, with `oneOf` read as `anyOf`. */
  readonly sender: (node: SchemaNode, direction: Direction) => SchemaNode;
  /** The same with `oneOf` as written: exactly one branch. Within `sender`. */
  readonly exactSender: (node: SchemaNode, direction: Direction) => SchemaNode;
  /**
   * What a sender that keeps to one branch of a union sends: all that the branch says, with its tag, and beside it
   * whatever else the schema around the union declares. Wider than `sender` of the branch, which is closed to the branch alone.
   */
  readonly withinBranch: (node: SchemaNode, direction: Direction) => SchemaNode;
  /** What a receiver takes in a direction: `oneOf` is read as `anyOf`, so that it takes at least what is written. */
  readonly receiver: (node: SchemaNode, direction: Direction) => SchemaNode;
  /** The same for whoever knows some names, whichever alternative of a union says something of them. Within `receiver`. */
  readonly knowingReader: (node: SchemaNode, direction: Direction, names: ReadonlySet<string>) => SchemaNode;
  /** What is written, with only the properties that travel in a direction. */
  readonly travelling: (node: SchemaNode, direction: Direction) => SchemaNode;
}

/** The lenses over one store. */
export function createLenses(store: Store): Lenses {
  const received = {
    request: createTravelling(store, 'readOnly', 'passed over'),
    response: createTravelling(store, 'writeOnly', 'passed over'),
  };
  const sent = {
    request: createTravelling(store, 'readOnly', 'never sent'),
    response: createTravelling(store, 'writeOnly', 'never sent'),
  };
  const close = createClosure(store);
  const besideSiblings = createSiblings(store);
  const select = createSelection(store);
  const loosen = createRewriter(store, 'loose', (node, polarity, deeper) =>
    node.kind === 'exactlyOne' && polarity === 'positive' ? store.any(node.of.map(deeper)) : undefined,
  );

  const withTag = createRewriter(store, 'with tag', (node, polarity) =>
    node.kind === 'tagged' && polarity === 'positive' ? store.all(keepsToTag(store, node)) : undefined,
  );

  function travelling(node: SchemaNode, direction: Direction): SchemaNode {
    return select(received[direction](node));
  }

  function exactSender(node: SchemaNode, direction: Direction): SchemaNode {
    const travelling = sent[direction](node);
    return select(store.all([travelling, close(travelling)]));
  }

  return {
    travelling,
    exactSender,
    withinBranch: (node, direction) => select(withTag(loosen(sent[direction](node)))),
    sender: (node, direction) => loosen(exactSender(node, direction)),
    receiver: (node, direction) => loosen(travelling(node, direction)),
    knowingReader: (node, direction, names) => besideSiblings(loosen(travelling(node, direction)), names),
  };
}
