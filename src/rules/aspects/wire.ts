import type { Facet, Placed, SchemaPlace, WireForm } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Loss, Questions } from '../aspect.ts';
import { lossOf } from './loss.ts';
import { wireSample } from './wire-sample.ts';
import type { Shape } from './wire-sample.ts';

interface Written extends Placed {
  readonly name: string;
  /** Of a parameter; a header says nothing of its place. */
  readonly in?: string;
  readonly wire: WireForm;
  readonly schema?: SchemaPlace;
}

const everything = ALL_TYPES;
const shapeTypes = {
  text: TYPE.string | TYPE.null,
  number: TYPE.number | TYPE.boolean,
  array: TYPE.array,
  object: TYPE.object,
} as const satisfies Record<Shape, number>;

/** Collections first, since they show a form best. */
const SHAPES: readonly Shape[] = ['array', 'object', 'text', 'number'];

/**
 * One `replaced` loss when a value that both sides allow is written differently: by `style`, `explode` or
 * `content` (OpenAPI 3.1, section 4.8.12). `explode` says nothing about primitives, nor about an array
 * of style `simple`, so it counts only for the shapes that the schemas let through.
 */
export function rewritten(a: Written, b: Written, questions: Questions): readonly Loss[] {
  const p = nodeOf(a.schema, questions.nodeOfA, questions);
  const q = nodeOf(b.schema, questions.nodeOfB, questions);
  const shape = SHAPES.find(
    (one) => writtenAs(a.wire, one) !== writtenAs(b.wire, one) && lets(p, one, questions) && lets(q, one, questions),
  );
  if (shape === undefined) return [];
  return [lossOf({ before: described(a, shape), after: described(b, shape), replaced: true })];
}

function nodeOf(place: SchemaPlace | undefined, nodeOfSide: (places: readonly string[]) => SchemaNode, { store }: Questions): SchemaNode {
  return place === undefined ? store.anything : nodeOfSide([place.address]);
}

function lets(node: SchemaNode, shape: Shape, { store, contained }: Questions): boolean {
  return contained(node, store.types(everything & ~shapeTypes[shape])).answer !== 'contained';
}

/** A text that two wire forms share exactly when they write every value of the shape alike. */
function writtenAs(wire: WireForm, shape: Shape): string {
  if (wire.mediaType !== undefined) return isAsItIs(wire.mediaType, shape) ? AS_IT_IS : `content ${wire.mediaType}`;
  switch (shape) {
    case 'text':
    case 'number':
      return isDelimited(wire.style) || wire.style === 'simple' ? AS_IT_IS : wire.style;
    case 'array':
      if (wire.style === 'simple') return 'simple';
      return wire.explode && isDelimited(wire.style) ? 'form exploded' : `${wire.style} ${wire.explode}`;
    case 'object':
      return wire.style === 'deepObject' ? wire.style : `${wire.style} ${wire.explode}`;
  }
}

/** A lone value without anything around it but its name. */
const AS_IT_IS = 'as it is';

/** Whether a media type writes a lone value as everybody does: plain text each, JSON all but strings. */
function isAsItIs(mediaType: string, shape: Shape): boolean {
  if (shape === 'number') return /^text\/plain\b|json/i.test(mediaType);
  return shape === 'text' && /^text\/plain\b/i.test(mediaType);
}

/** The styles that write a lone value as `name=value`. */
function isDelimited(style: string): boolean {
  return ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject', 'tabDelimited', 'cookie'].includes(style);
}

function described(written: Written, shape: Shape): Facet<Json> {
  const { style, explode, mediaType } = written.wire;
  const form = mediaType === undefined ? { style, explode } : { content: mediaType };
  const example = wireSample(written.wire, { name: written.name, place: written.in ?? 'header', shape });
  return { address: written.address, value: example === undefined ? form : { ...form, example } };
}
