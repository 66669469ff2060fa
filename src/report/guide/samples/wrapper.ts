import type { Json } from '../../../model/json.ts';
import { entries, isObject, put } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { append, lastToken } from '../../../model/pointer.ts';
import type { Property } from '../../../normalise/view.ts';
import { TYPE } from '../../../schema/node.ts';
import type { Layers } from './layers.ts';
import { NEITHER, isSeen } from './making.ts';
import type { Making } from './making.ts';
import { objects } from './objects.ts';
import type { Point } from './point.ts';
import type { Side, Sides } from './sampling.ts';

/** A value that stands inside an object on one side only: what is in it stays what it was. */
export function throughWrapper(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> | undefined {
  for (const [inner, outer] of [
    ['old', 'new'],
    ['new', 'old'],
  ] as const) {
    const [bare, wrapper] = [layers[inner], layers[outer]];
    if (bare === undefined || wrapper === undefined || (wrapper.types & TYPE.object) === 0) continue;
    const property = wrappedIn(making, point, outer, wrapper, bare);
    if (property === undefined) continue;
    const one = <Value>(value: Value | undefined, side: Side): Sides<Value> => ({
      old: side === 'old' ? value : undefined,
      new: side === 'new' ? value : undefined,
    });
    const schemas = inner === 'old' ? { old: point.schemas.old, new: property.schema } : { old: property.schema, new: point.schemas.new };
    const paths = { ...point.paths, [outer]: append(point.paths[outer], property.name) };
    const content = making.build({ ...point, schemas, paths, examples: NEITHER, depth: point.depth + 1, above: [] });
    const around = objects(making, { ...point, schemas: one(point.schemas[outer], outer) }, one(wrapper, outer))[outer];
    const found = content[outer];
    if (!isObject(around) || found === undefined) return undefined;
    const whole: Record<string, Json> = {};
    put(whole, property.name, found);
    for (const [name, value] of entries(around)) if (name !== property.name) put(whole, name, value);
    return inner === 'old' ? { old: content.old, new: whole } : { old: whole, new: content.new };
  }
  return undefined;
}

/** The property in which the whole value of the other side stands: as a rename says it, or the only list where there was a list. */
function wrappedIn(making: Making, point: Point, outer: Side, wrapper: Layers, bare: Layers): Property | undefined {
  const [whole, end] = outer === 'new' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const said = making.moves.find(
    (move) => move[whole] === point.paths[outer === 'new' ? 'old' : 'new'] && parentPath(move[end]) === point.paths[outer],
  );
  if (said !== undefined) return wrapper.properties.get(lastToken(said[end]));
  if (bare.types !== TYPE.array) return undefined;
  const lists = [...wrapper.properties.values()].filter(
    ({ schema, access }) => isSeen(making, access) && making.sampling.readers[outer].view(schema).types.value === TYPE.array,
  );
  return lists.length === 1 ? lists[0] : undefined;
}

/** The place above a place of a payload; nothing is above the top. */
function parentPath(path: Pointer): Pointer | undefined {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}
