import type { Facet, Placed, SchemaPlace, WireForm } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Loss, Questions } from '../aspect.ts';
import { lossOf } from './loss.ts';

interface Written extends Placed {
  readonly wire: WireForm;
  readonly schema?: SchemaPlace;
}

/** The shapes of value whose serialisation differs (RFC 6570, section 2.4). */
type Shape = 'primitive' | 'array' | 'object';

const everything = ALL_TYPES;
const shapeTypes = { array: TYPE.array, object: TYPE.object, primitive: everything & ~TYPE.array & ~TYPE.object } as const;

/**
 * One `replaced` loss when a value that both sides allow is written differently: by `style`, `explode` or
 * `content` (OpenAPI 3.1, section 4.8.12). `explode` says nothing about primitives, nor about an array
 * of style `simple`, so it counts only for the shapes that the schemas let through.
 */
export function rewritten(a: Written, b: Written, questions: Questions): readonly Loss[] {
  const p = nodeOf(a.schema, questions.nodeOfA, questions);
  const q = nodeOf(b.schema, questions.nodeOfB, questions);
  const differs = (['primitive', 'array', 'object'] as const).some(
    (shape) => writtenAs(a.wire, shape) !== writtenAs(b.wire, shape) && lets(p, shape, questions) && lets(q, shape, questions),
  );
  return differs ? [lossOf({ before: described(a), after: described(b), replaced: true })] : [];
}

function nodeOf(place: SchemaPlace | undefined, nodeOfSide: (places: readonly string[]) => SchemaNode, { store }: Questions): SchemaNode {
  return place === undefined ? store.anything : nodeOfSide([place.address]);
}

function lets(node: SchemaNode, shape: Shape, { store, contained }: Questions): boolean {
  return contained(node, store.types(everything & ~shapeTypes[shape])).answer !== 'contained';
}

/** A text that two wire forms share exactly when they write every value of the shape alike. */
function writtenAs(wire: WireForm, shape: Shape): string {
  if (wire.mediaType !== undefined) return `content ${wire.mediaType}`;
  switch (shape) {
    case 'primitive':
      return isDelimited(wire.style) ? 'form' : wire.style;
    case 'array':
      if (wire.style === 'simple') return 'simple';
      return wire.explode && isDelimited(wire.style) ? 'form exploded' : `${wire.style} ${wire.explode}`;
    case 'object':
      return wire.style === 'deepObject' ? wire.style : `${wire.style} ${wire.explode}`;
  }
}

/** The styles that write a lone value as `name=value`. */
function isDelimited(style: string): boolean {
  return style === 'form' || style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'deepObject' || style === 'tabDelimited';
}

function described(written: Written): Facet<Json> {
  const { style, explode, mediaType } = written.wire;
  return { address: written.address, value: mediaType === undefined ? { style, explode } : { content: mediaType } };
}
