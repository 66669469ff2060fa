import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import type { Property, SchemaSet } from '../../../normalise/view.ts';
import { TYPE } from '../../../schema/node.ts';
import type { Focus } from './focus.ts';
import { layersOf, memberChooser, nameOfMember } from './layers.ts';
import type { Layers } from './layers.ts';
import type { Point } from './point.ts';
import type { Sampling, Side, Sides } from './sampling.ts';

/** What a pair of payloads is made for. */
export interface PairRequest {
  readonly schemas: Sides<SchemaSet>;
  /** Examples of the documents for the whole payload. */
  readonly examples: Sides<Json>;
  readonly direction: Direction;
  readonly focus: readonly Focus[];
  /** Every rename in these payloads, whether or not it is to be shown, so that both sides are lined up. */
  readonly renames: readonly Focus[];
  /** The components in which the changes are, so that their branch of a union is taken. */
  readonly components: ReadonlySet<string>;
  /** What the payload is called, where it is a single value: a parameter's name. */
  readonly name?: string;
}

/** A pair of payloads on its way: what is asked for, what helps, and what was made so far. */
export interface Making {
  readonly sampling: Sampling;
  readonly request: PairRequest;
  readonly moves: readonly { readonly from: Pointer; readonly to: Pointer }[];
  /** Values of the old payload by place, for those that stand elsewhere in the new one. */
  readonly oldValues: Map<Pointer, Json>;
  /** Makes what stands at a place, whatever it is. */
  readonly build: (point: Point) => Sides<Json>;
}

/** Nothing on either side. */
export const NEITHER: Sides<Json> = { old: undefined, new: undefined };

/** The schemas of a place with one branch of each union chosen; undefined where the side has none. */
export function layersAt(making: Making, { schemas, examples }: Point, side: Side): Layers | undefined {
  const schema = schemas[side];
  if (schema === undefined) return undefined;
  const reader = making.sampling.readers[side];
  const other: Side = side === 'old' ? 'new' : 'old';
  const shared = new Set(
    (schemas[other] === undefined ? [] : making.sampling.readers[other].view(schemas[other]).unions).flatMap((union) =>
      union.members.map(nameOfMember),
    ),
  );
  const discriminator = reader.view(schema).discriminator?.value.propertyName;
  return layersOf(reader, schema, memberChooser(making.request.components, examples[side], discriminator, shared));
}

/** Whether a property travels in the direction at hand. */
export function isSeen(making: Making, access: Property['access']): boolean {
  return access === 'both' || access === (making.request.direction === 'request' ? 'writeOnly' : 'readOnly');
}

/** Whether a property is neither an object nor a list. */
export function plainAt(making: Making, side: Side, { schema }: Property): boolean {
  return (making.sampling.readers[side].view(schema).types.value & (TYPE.object | TYPE.array)) === 0;
}

/** Whether a side's document lets a value stand at a place. */
export function fits(making: Making, { schemas }: Point, side: Side, value: Json): boolean {
  const schema = schemas[side];
  return (
    schema !== undefined &&
    (typeof value === 'object' && value !== null
      ? making.sampling.travels(side, schema, value, making.request.direction)
      : making.sampling.accepts(side, schema, value))
  );
}
