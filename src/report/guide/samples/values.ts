import type { Json } from '../../../model/json.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import { valueAtPath } from './focus.ts';
import { givenValues } from './layers.ts';
import type { Layers } from './layers.ts';
import { conversionsOf, likelyValues } from './likely-values.ts';
import { fits, layersAt } from './making.ts';
import type { Making } from './making.ts';
import type { Point } from './point.ts';
import { SIDES } from './sampling.ts';
import type { Side, Sides } from './sampling.ts';

/** A single value: one that both sides take where there is one, else one that each takes, converted where that is obvious. */
export function values(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> {
  const candidates = candidatesAt(making, point, layers);
  const sides = SIDES.filter((side) => layers[side] !== undefined);
  const shared = candidates.find((value) => sides.every((side) => fits(making, point, side, value)));
  if (shared !== undefined) return { old: layers.old && shared, new: layers.new && shared };
  const asked = sides.flatMap((side) => (point.schemas[side] === undefined ? [] : [{ side, schema: point.schemas[side] }]));
  const invented = making.sampling.invented(asked, making.request.direction);
  if (invented !== undefined) return { old: layers.old && invented, new: layers.new && invented };
  const alone = (side: Side): Json | undefined => {
    const schema = point.schemas[side];
    if (layers[side] === undefined || schema === undefined) return undefined;
    return (
      candidates.find((value) => fits(making, point, side, value)) ?? making.sampling.invented([{ side, schema }], making.request.direction)
    );
  };
  const old = alone('old');
  const converted =
    old === undefined ? undefined : conversionsOf(old).find((value) => layers.new !== undefined && fits(making, point, 'new', value));
  return { old, new: converted ?? alone('new') };
}

function candidatesAt(making: Making, point: Point, layers: Sides<Layers>): readonly Json[] {
  const known = [layers.old, layers.new].filter((layer) => layer !== undefined);
  const types = known.reduce((mask, layer) => mask | layer.types, 0);
  const moved = making.moves.find(({ to }) => to === point.paths.new);
  const remembered = moved === undefined || layers.old !== undefined ? undefined : making.oldValues.get(moved.from);
  return [
    ...(remembered === undefined ? [] : [remembered]),
    ...[point.examples.old, point.examples.new].filter((value) => value !== undefined),
    ...known.flatMap(givenValues),
    ...likelyValues(
      point.name,
      types,
      known.map(({ format }) => format).find((format) => format !== undefined),
    ),
  ].filter((value) => !isTooLong(value));
}

/** At the very place of a change: the value that one side sends and the other does not take, and what it takes instead. */
export function provenValues(making: Making, point: Point): Sides<Json> | undefined {
  const here = making.request.focus.find((one) => one.name === undefined && one.witness !== undefined && one.path === point.paths.new);
  const sender: Side = making.request.direction === 'request' ? 'old' : 'new';
  const receiver: Side = sender === 'old' ? 'new' : 'old';
  if (here === undefined || point.schemas.old === undefined || point.schemas.new === undefined) return undefined;
  const value = valueAtPath(here.witness, here.path);
  if (value === undefined || isTooLong(value) || !fits(making, point, sender, value) || fits(making, point, receiver, value))
    return undefined;
  const layers = { old: layersAt(making, point, 'old'), new: layersAt(making, point, 'new') };
  const converted = conversionsOf(value).find((one) => fits(making, point, receiver, one));
  if (converted !== undefined && typeof value !== 'object') return { [sender]: value, [receiver]: converted } as unknown as Sides<Json>;
  const taken =
    making.build({ ...point, schemas: { ...NEITHER_SCHEMA, [receiver]: point.schemas[receiver] } })[receiver] ??
    values(
      making,
      { ...point, schemas: { ...NEITHER_SCHEMA, [receiver]: point.schemas[receiver] } },
      { ...NEITHER_LAYERS, [receiver]: layers[receiver] },
    )[receiver];
  if (taken === undefined) return undefined;
  // A value that people know is shown where the sender may send it and the receiver refuses it, too.
  const familiar = candidatesAt(making, point, layers).find(
    (one) => fits(making, point, sender, one) && !fits(making, point, receiver, one),
  );
  return { [sender]: familiar ?? value, [receiver]: taken } as unknown as Sides<Json>;
}

const NEITHER_SCHEMA: Sides<SchemaSet> = { old: undefined, new: undefined };
const NEITHER_LAYERS: Sides<Layers> = { old: undefined, new: undefined };

function isTooLong(value: Json): boolean {
  if (typeof value === 'string') return value.length > 120;
  return (
    typeof value === 'object' &&
    value !== null &&
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)).length > 400
  );
}
