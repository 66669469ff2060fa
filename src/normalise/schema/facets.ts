import type { Facet } from '../../model/api.ts';
import { canonical, isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { Bound, TypeMask } from '../../schema/node.ts';
import type { NumberBound } from '../view.ts';
import { isStricterBound } from './combine.ts';
import { intersect, ownConstants, typeKeyword, unionConstants } from './facts.ts';
import type { Facts } from './facts.ts';
import type { Flat } from './flatten.ts';
import { hasType, isNumber, maskOfAll, meet } from './masks.ts';
import { isMarkedNullable } from './place.ts';
import type { Place, Places } from './place.ts';
import { targetsOf } from './references.ts';

/** The outermost value of a keyword that has the right form, with what further schemas say that none stands around. */
export function outermost<Value extends Json>(
  flat: Flat,
  keyword: string,
  isRight: (value: Json) => value is Value,
): Facet<Value> | undefined {
  const all = flat.said(keyword);
  if (all.length === 0) return undefined;
  const said = flat.outermost(all.filter(({ value }) => isRight(value)));
  return together(said.map(({ part, value }) => ({ value: value as Value, address: append(part.address, keyword) })));
}

/** What every schema says with a keyword that asserts: all of it counts. */
export function asserted<Value extends Json>(
  flat: Flat,
  keyword: string,
  isRight: (value: Json) => value is Value,
): Facet<Value> | undefined {
  const all = flat.said(keyword);
  if (all.length === 0) return undefined;
  const said = all.filter(({ value }) => isRight(value));
  return together(said.map(({ part, value }) => ({ value: value as Value, address: append(part.address, keyword) })));
}

/** Several facets as one: the first, with those of the others that say something else. */
export function together<Value extends Json>(facets: readonly Facet<Value>[]): Facet<Value> | undefined {
  if (facets.length < 2) return facets[0];
  const [first, ...rest] = facets as readonly [Facet<Value>, ...Facet<Value>[]];
  const seen = new Set([canonical(first.value)]);
  const others = rest.filter(({ value }) => seen.size < seen.add(canonical(value)).size);
  return others.length === 0 ? first : { ...first, others };
}

/** The outermost `true` of a flag; `false` is what holds anyway, so it takes nothing back (JSON Schema 2020-12 validation, section 9.3). */
export function flag(flat: Flat, keyword: string): Facet<boolean> | undefined {
  const saying = flat.said(keyword).find(({ value }) => value === true);
  return saying && { value: true, address: append(saying.part.address, keyword) };
}

/** The strictest limit of a counting keyword; a minimum of 0 says nothing. */
export function limit(flat: Flat, keyword: string): Facet<number> | undefined {
  const isLower = keyword.startsWith('min');
  let result: Facet<number> | undefined;
  for (const { part, value } of flat.said(keyword)) {
    if (!isNumber(value) || value < 0 || (isLower && Number(value) === 0)) continue;
    const number = Number(value);
    const isStricter = result === undefined || (isLower ? number > result.value : number < result.value);
    if (isStricter) result = { value: number, address: append(part.address, keyword) };
  }
  return result;
}

/** The strictest bound of numbers on one side, in either spelling. */
export function numberBound(places: Places, flat: Flat, side: 'minimum' | 'maximum'): Facet<NumberBound> | undefined {
  const exclusiveKeyword = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  if (flat.said(side).length === 0 && flat.said(exclusiveKeyword).length === 0) return undefined;
  let result: Facet<NumberBound> | undefined;
  const offer = (bound: Json, exclusive: boolean, part: Place, keyword: string): void => {
    if (!isNumber(bound)) return;
    const rival = result?.value;
    const isStricter = rival === undefined || isStricterBound(bound, exclusive, rival.bound, rival.exclusive, side === 'minimum');
    if (isStricter) result = { value: { bound, exclusive }, address: append(part.address, keyword) };
  };
  for (const { part, value } of flat.said(side)) offer(value, places.read(part, exclusiveKeyword) === true, part, side);
  for (const { part, value } of flat.said(exclusiveKeyword)) offer(value, true, part, exclusiveKeyword);
  return result;
}

/** The divisor; of several the one that all others divide, else all of them. */
export function divisor(flat: Flat): Facet<Bound> | undefined {
  if (flat.said('multipleOf').length === 0) return undefined;
  const all: Facet<Bound>[] = [];
  for (const { part, value } of flat.said('multipleOf')) {
    if (isNumber(value) && value > 0) all.push({ value, address: append(part.address, 'multipleOf') });
  }
  return all.find((facet) => all.every((other) => Number(facet.value) % Number(other.value) === 0)) ?? together(all);
}

/** The constants that are left when every part and every union of constants is met, without null. */
export function constantsOf(places: Places, facts: Facts, flat: Flat, types: TypeMask): Facet<readonly Json[]> | undefined {
  let result: Facet<readonly Json[]> | undefined;
  const offer = (values: readonly Json[], address: string): void => {
    const common = result === undefined ? values : intersect(result.value, values);
    const isNarrower = result === undefined || common.length < result.value.length;
    if (isNarrower) result = { value: common, address };
  };
  for (const part of flat.parts) {
    const own = ownConstants(places, part);
    if (own !== undefined) offer(own.values, own.address);
  }
  for (const union of flat.unions) {
    if (union.form === 'choice') continue;
    const listed = union.branches.filter((branch) => facts.constants(branch) !== undefined);
    offer(unionConstants(listed, facts.constants) ?? [], append(union.place.address, union.keyword));
  }
  // The extension lists the values known today by itself, where `enum` would close the list.
  for (const { part, value } of result === undefined ? flat.said('x-extensible-enum') : []) {
    if (isArray(value)) offer(value, append(part.address, 'x-extensible-enum'));
  }
  if (result === undefined) return undefined;
  return { address: result.address, value: unique(result.value).filter((value) => value !== null && hasType(value, types)) };
}

function unique(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}

/** The types that `type` allows, without null, and where it says so. */
export function typesOf(places: Places, flat: Flat, roots: readonly Place[]): Facet<TypeMask> {
  let result: TypeMask = ALL_TYPES & ~TYPE.null;
  let address = roots[0]?.address ?? '';
  let isSaid = false;
  for (const part of flat.parts) {
    const said = part.value === false ? 0 : typeKeyword(places, part);
    if (said === undefined) continue;
    const met = meet(result, said & ~TYPE.null);
    if (!isSaid || met !== result) address = part.value === false ? part.address : append(part.address, 'type');
    isSaid = true;
    result = met;
  }
  return { value: result, address };
}

/** The types that constants have, where `type` says nothing: `enum: [a]` beside `type: string` changes nothing. */
export function typesOfConstants(types: Facet<TypeMask>, values: Facet<readonly Json[]> | undefined): Facet<TypeMask> {
  const isOpen = types.value === (ALL_TYPES & ~TYPE.null);
  return isOpen && values !== undefined && values.value.length > 0 ? { value: maskOfAll(values.value), address: values.address } : types;
}

/** Whether null is accepted, and the keyword that says so. */
export function nullability(places: Places, facts: Facts, roots: readonly Place[]): Facet<boolean> {
  const refusing = roots.find((place) => (facts.mask(place) & TYPE.null) === 0);
  const place = refusing ?? roots[0];
  if (place === undefined) return { value: true, address: '' };
  return { value: refusing === undefined, address: nullSource(places, facts, place, refusing === undefined) };
}

/** The address of what accepts or refuses null: the first keyword on the way that does. */
function nullSource(places: Places, facts: Facts, root: Place, accepted: boolean): string {
  const seen = new Set<Place>();
  for (let place: Place | undefined = root; place !== undefined && !seen.has(place);) {
    seen.add(place);
    for (const keyword of ['nullable', 'x-nullable']) {
      if (isMarkedNullable(places, place) && places.read(place, keyword) === true) return append(place.address, keyword);
    }
    const agrees = (mask: TypeMask): boolean => ((mask & TYPE.null) !== 0) === accepted;
    const type = typeKeyword(places, place);
    if (type !== undefined && agrees(type)) return append(place.address, 'type');
    const own = ownConstants(places, place);
    if (own !== undefined && agrees(maskOfAll(own.values))) return own.address;
    const branches: readonly Place[] = [...places.list(place, 'anyOf'), ...places.list(place, 'oneOf')];
    const alone = accepted ? branches.find((branch) => facts.mask(branch) === TYPE.null) : undefined;
    if (alone !== undefined) return alone.address;
    const inside: readonly Place[] = [...targetsOf(places, place), ...places.list(place, 'allOf'), ...branches];
    place = inside.find((part) => agrees(facts.mask(part)) && (!accepted || facts.mask(part) !== ALL_TYPES));
  }
  return root.address;
}

/** Whether a value is text. */
export function isText(value: Json): value is string {
  return typeof value === 'string';
}
