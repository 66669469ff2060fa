import type { Json } from '../../../model/json.ts';
import { put } from '../../../model/json.ts';
import { append } from '../../../model/pointer.ts';
import { leadsTo } from './focus.ts';
import type { Layers } from './layers.ts';
import { NEITHER, isSeen, plainAt } from './making.ts';
import type { Making } from './making.ts';
import { membersToShow } from './members.ts';
import type { Member } from './members.ts';
import { belowItem, belowMember } from './point.ts';
import type { Point } from './point.ts';
import { SIDES } from './sampling.ts';
import type { Side, Sides } from './sampling.ts';

/** An object of each side with the members that are to be shown. */
export function objects(making: Making, point: Point, layers: Sides<Layers>): Sides<Json> {
  const members = membersToShow({
    layers,
    point,
    focus: making.request.focus,
    renames: making.request.renames,
    isSeen: (access) => isSeen(making, access),
    isPlain: (side, property) => plainAt(making, side, property),
  });
  const result: Record<Side, Record<string, Json>> = { old: {}, new: {} };
  let isWhole = true;
  // What went is made first: where its value turns up under a new roof, it is the same value.
  const gone = members.filter((member) => member.new === undefined);
  const below = new Map(
    [...gone, ...members.filter((member) => member.new !== undefined)].map((member) => [member, madeOf(making, point, member)]),
  );
  for (const member of members) {
    const made = below.get(member) ?? NEITHER;
    for (const side of SIDES) {
      const value = made[side];
      if (member[side] === undefined || !member.shownOn[side]) continue;
      if (value !== undefined) put(result[side], member[side].name, value);
      else if (layers[side]?.required.has(member[side].name) === true) isWhole = false;
    }
  }
  for (const side of SIDES) {
    const others = layers[side]?.others;
    if (others !== undefined && Object.keys(result[side]).length === 0 && leadsTo(making.request.focus, `${point.paths[side]}/*`)) {
      const made = making.build({ ...belowItem(point), schemas: { old: undefined, new: undefined, [side]: others }, name: 'key' })[side];
      if (made !== undefined) put(result[side], 'key', made);
    }
  }
  if (!isWhole) return NEITHER;
  return { old: layers.old === undefined ? undefined : result.old, new: layers.new === undefined ? undefined : result.new };
}

function madeOf(making: Making, point: Point, member: Member): Sides<Json> {
  const made = making.build(belowMember(point, member));
  if (member.old !== undefined && made.old !== undefined) making.oldValues.set(append(point.paths.old, member.old.name), made.old);
  return made;
}
