import type { Json } from '../../../model/json.ts';
import { own } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { append } from '../../../model/pointer.ts';
import type { Property } from '../../../normalise/view.ts';
import { leadsTo } from './focus.ts';
import type { Focus } from './focus.ts';
import type { Layers } from './layers.ts';
import type { Side, Sides } from './sampling.ts';

/** A property of both payloads, or of one. */
export interface Member extends Sides<Property> {
  /** Whether it stands in the payload of each side. */
  readonly shownOn: Readonly<Record<Side, boolean>>;
}

interface Place {
  readonly layers: Sides<Layers>;
  readonly point: { readonly paths: Readonly<Record<Side, Pointer>>; readonly examples: Sides<Json>; readonly depth: number };
  readonly focus: readonly Focus[];
  /** The renames of the whole payload. */
  readonly renames: readonly Focus[];
  /** Whether a property travels in the direction at hand. */
  readonly isSeen: (access: Property['access']) => boolean;
  /** Whether a property is neither an object nor a list. */
  readonly isPlain: (side: Side, property: Property) => boolean;
}

/** So many properties are shown that nobody asks for, at the top and further inside. */
const MOST_OPTIONAL = { top: 4, inside: 2 } as const;

/** The properties that a pair of payloads shows: required ones, those that changed, and a few more to recognise it by. */
export function membersToShow(place: Place): readonly Member[] {
  const { layers, point, focus } = place;
  const paired = pairs(place).map((pair) => ({ ...pair, ...asked(pair, place) }));
  const isNeeded = paired.map((pair) => pair.needed);
  let left = Math.max(0, (point.depth === 0 ? MOST_OPTIONAL.top : MOST_OPTIONAL.inside) - isNeeded.filter(Boolean).length);
  if (focus.length > 0 && point.depth > 0 && !leadsTo(focus, point.paths.new) && !leadsTo(focus, point.paths.old)) left = Math.min(left, 1);
  const optional = paired
    .map((pair, index) => ({ pair, index }))
    .filter(({ pair }) => !pair.needed && pair.old !== undefined && pair.new !== undefined)
    .sort((a, b) => likeable(b.pair, place) - likeable(a.pair, place) || a.index - b.index)
    .slice(0, point.depth > 4 ? 0 : left)
    .map(({ index }) => index);
  return paired.flatMap((pair, index) => {
    if (!pair.needed && !optional.includes(index)) return [];
    const shownOn = pair.needed ? pair.shownOn : { old: layers.old !== undefined, new: layers.new !== undefined };
    return [{ old: pair.old, new: pair.new, shownOn }];
  });
}

/** The properties of both sides lined up, renamed ones under both names, in the order of the new document. */
function pairs({ layers, point, renames: all, isSeen }: Place): readonly Sides<Property>[] {
  const renames = all.flatMap(({ rename, path }) =>
    rename !== undefined && (path === point.paths.new || path === point.paths.old) ? [rename] : [],
  );
  const seen = (side: Side): ReadonlyMap<string, Property> =>
    new Map([...(layers[side]?.properties ?? [])].filter(([, { access }]) => isSeen(access)));
  const [old, next] = [seen('old'), seen('new')];
  const taken = new Set<string>();
  const kept = [...next].map(([name, after]) => {
    const from = renames.find((rename) => rename.to === name)?.from ?? name;
    const before = old.get(from);
    if (before !== undefined) taken.add(from);
    return { old: before, new: after };
  });
  return [...kept, ...[...old].flatMap(([name, before]) => (taken.has(name) ? [] : [{ old: before, new: undefined }]))];
}

/** Whether a property has to be in the payloads, and in which. */
function asked(pair: Sides<Property>, { layers, point, focus }: Place): { readonly needed: boolean; readonly shownOn: Member['shownOn'] } {
  const isRequired = (side: Side): boolean => pair[side] !== undefined && layers[side]?.required.has(pair[side].name) === true;
  const own = focus.find(
    ({ path, name, rename }) =>
      (path === point.paths.new || path === point.paths.old) &&
      name !== undefined &&
      [pair.old?.name, pair.new?.name].some((one) => one !== undefined && (one === name || one === rename?.from || one === rename?.to)),
  );
  const isOnTheWay = (['old', 'new'] as const).some(
    (side) => pair[side] !== undefined && leadsTo(focus, append(point.paths[side], pair[side].name)),
  );
  const has = { old: pair.old !== undefined, new: pair.new !== undefined };
  if (own !== undefined && has.old && has.new && own.rename === undefined) {
    // What became required was left out before; what became optional is left out now.
    if (own.rule === 'property-became-required' && !isRequired('old')) return { needed: true, shownOn: { old: false, new: true } };
    if (own.rule === 'property-became-optional' && !isRequired('new')) return { needed: true, shownOn: { old: true, new: false } };
  }
  if (own !== undefined || isOnTheWay) return { needed: true, shownOn: has };
  return {
    needed: isRequired('old') || isRequired('new'),
    shownOn: { old: has.old && (isRequired('old') || has.new), new: has.new && (isRequired('new') || has.old) },
  };
}

/** How much a property that is not asked for helps to recognise the payload. */
function likeable(pair: Sides<Property>, { point, isPlain }: Place): number {
  const name = pair.new?.name ?? '';
  const given = (['old', 'new'] as const).some(
    (side) => pair[side] !== undefined && own(point.examples[side], pair[side].name) !== undefined,
  );
  return (/^(?:id|name)$|_id$|Id$/.test(name) ? 2 : 0) + (given ? 3 : 0) - (pair.new !== undefined && !isPlain('new', pair.new) ? 4 : 0);
}
