import type { Json } from '../../../model/json.ts';
import { isArray, own } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { append } from '../../../model/pointer.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import type { Member } from './members.ts';
import type { Side, Sides } from './sampling.ts';

/** A place of both payloads, on the way down. */
export interface Point {
  readonly schemas: Sides<SchemaSet>;
  readonly examples: Sides<Json>;
  /** The place as the new document names it, and as the old one does. */
  readonly paths: Readonly<Record<Side, Pointer>>;
  readonly name: string;
  readonly depth: number;
  /** The schemas above, so that a cycle is cut. */
  readonly above: readonly string[];
}

/** The place of a member of the object at a place. */
export function belowMember(point: Point, { old: before, new: after }: Member): Point {
  const name = after?.name ?? before?.name ?? '';
  return {
    schemas: { old: before?.schema, new: after?.schema },
    examples: {
      old: before === undefined ? undefined : own(point.examples.old, before.name),
      new: after === undefined ? undefined : own(point.examples.new, after.name),
    },
    paths: { old: append(point.paths.old, before?.name ?? name), new: append(point.paths.new, name) },
    name,
    depth: point.depth + 1,
    above: point.above,
  };
}

/** The place of the items of the list at a place. */
export function belowItem(point: Point): Point {
  const item = (value: Json | undefined): Json | undefined => (isArray(value) ? value[0] : undefined);
  return {
    ...point,
    examples: { old: item(point.examples.old), new: item(point.examples.new) },
    paths: { old: `${point.paths.old}/*`, new: `${point.paths.new}/*` },
    depth: point.depth + 1,
  };
}
