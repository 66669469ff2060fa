import type { Json } from '../../../model/json.ts';
import { equal } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { TYPE } from '../../../schema/node.ts';
import { leadsTo } from './focus.ts';
import type { Layers } from './layers.ts';
import { conversionsOf } from './likely-values.ts';
import { NEITHER, fits, layersAt } from './making.ts';
import type { Making, PairRequest } from './making.ts';
import { objects } from './objects.ts';
import { belowItem } from './point.ts';
import type { Point } from './point.ts';
import { SIDES } from './sampling.ts';
import type { Sampling, Side, Sides } from './sampling.ts';
import { provenValues, values } from './values.ts';
import { throughWrapper } from './wrapper.ts';

const DEEPEST = 8;
const DEEPEST_LISTS = 4;

/**
 * The same payload as both documents have it: values are shared wherever both accept one, so that what differs is
 * what changed. A side is undefined where no payload could be made that its document accepts.
 */
export function samplePair(sampling: Sampling, request: PairRequest): Sides<Json> {
  const making: Making = {
    sampling,
    request,
    moves: [...request.renames, ...request.focus].flatMap((one) => one.moves),
    oldValues: new Map<Pointer, Json>(),
    build: (point) => build(making, point),
  };
  const { schemas, examples, direction, name = '' } = request;
  const made = making.build({ schemas, examples, paths: { old: '', new: '' }, name, depth: 0, above: [] });
  const checked = (side: Side): Json | undefined => {
    const [value, schema] = [made[side], schemas[side]];
    return value !== undefined && schema !== undefined && sampling.travels(side, schema, value, direction) ? value : undefined;
  };
  return { old: checked('old'), new: checked('new') };
}

/** Whether a pair shows anything. */
export function isTelling({ old, new: next }: Sides<Json>): boolean {
  return old !== undefined && next !== undefined && !equal(old, next);
}

function build(making: Making, point: Point): Sides<Json> {
  const key = SIDES.map((side) => point.schemas[side]?.join(' ') ?? '').join('\n');
  if (point.depth > DEEPEST || point.above.filter((one) => one === key).length > 0) return NEITHER;
  const inside: Point = { ...point, above: [...point.above, key] };
  const layers = { old: layersAt(making, inside, 'old'), new: layersAt(making, inside, 'new') };
  const wrapped = throughWrapper(making, inside, layers);
  if (wrapped !== undefined) return wrapped;
  const proven = provenValues(making, point);
  if (proven !== undefined) return proven;
  const { old: before, new: after } = layers;
  if (before === undefined || after === undefined || (before.types & after.types) !== 0 || isNumeric(before, after))
    return together(making, inside, layers);
  return apart(making, inside, layers);
}

/** Both sides are of one type, or there is one side only. */
function together(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> {
  const types = SIDES.reduce((mask, side) => mask & (layers[side]?.types ?? mask), layers.old?.types ?? layers.new?.types ?? 0);
  const said = layers.new ?? layers.old;
  const isOpen = types === (127 & ~TYPE.null & ~TYPE.integer);
  const hasMembers = SIDES.some((side) => (layers[side]?.properties.size ?? 0) > 0);
  if ((types & TYPE.object) !== 0 && (hasMembers || !isOpen) && !isListed(layers)) return objects(making, point, layers);
  if ((types & TYPE.array) !== 0 && (said?.items !== undefined || !isOpen) && !isListed(layers)) return lists(making, point, layers);
  return values(making, point, layers);
}

/** Two types that have nothing in common: each side by itself, the new value converted from the old where that is obvious. */
function apart(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> {
  const before = together(making, { ...point, schemas: { ...point.schemas, new: undefined } }, { old: layers.old, new: undefined }).old;
  const converted = before === undefined ? [] : conversionsOf(before);
  const after =
    converted.find((value) => fits(making, point, 'new', value)) ??
    together(making, { ...point, schemas: { ...point.schemas, old: undefined } }, { old: undefined, new: layers.new }).new;
  return { old: before, new: after };
}

function lists(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> {
  const schemas = { old: layers.old?.items, new: layers.new?.items };
  const leads = SIDES.some((side) => leadsTo(making.request.focus, `${point.paths[side]}/*`));
  const fewest = (side: Side): number => layers[side]?.minItems ?? 0;
  const isShort = point.depth > DEEPEST_LISTS && !leads && SIDES.every((side) => fewest(side) === 0);
  const item = isShort || (schemas.old ?? schemas.new) === undefined ? NEITHER : making.build({ ...belowItem(point), schemas });
  const list = (side: Side): Json | undefined => {
    const value = item[side];
    if (layers[side] === undefined) return undefined;
    if (value === undefined) return fewest(side) === 0 ? [] : undefined;
    return Array.from({ length: Math.max(1, Math.min(fewest(side), 10)) }, () => value);
  };
  return { old: list('old'), new: list('new') };
}

function isNumeric(a: Layers, b: Layers): boolean {
  const numeric = TYPE.number | TYPE.integer;
  return (a.types & numeric) !== 0 && (b.types & numeric) !== 0;
}

/** Whether a schema lists its values, so that nothing is to be built. */
function isListed(layers: Sides<Layers>): boolean {
  return SIDES.some((side) => layers[side]?.views.some((view) => view.values !== undefined) === true);
}
