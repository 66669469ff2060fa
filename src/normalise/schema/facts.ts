import { canonical, isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { TypeMask } from '../../schema/node.ts';
import { hasType, join, maskOfAll, meet, typeBit } from './masks.ts';
import { isMarkedNullable } from './place.ts';
import type { Place, Places } from './place.ts';
import { targetsOf } from './references.ts';

/** A mark for properties that travel one way. */
export type Mark = 'readOnly' | 'writeOnly';

const MARKS: readonly Mark[] = ['readOnly', 'writeOnly'];
const NO_MARKS: readonly Mark[] = [];

/** What can be read off schemas as they stand, through `$ref`, `allOf` and unions, without lowering them. */
export interface Facts {
  /** The types that values of a schema can have at most. */
  readonly mask: (place: Place) => TypeMask;
  /** The only values that a schema can accept, when constants say so. */
  readonly constants: (place: Place) => readonly Json[] | undefined;
  /** The marks of a schema for what travels one way: its own, those of what it refers to and is made of, and those that all branches have. */
  readonly marks: (place: Place) => readonly Mark[];
  /** The component that a schema is or stands for, through references and wrappers with one branch. */
  readonly component: (place: Place) => Place | undefined;
}

/** The types of a `type` keyword; undefined where it says nothing that is known. */
export function typeKeyword(places: Places, place: Place): TypeMask | undefined {
  const value = places.read(place, 'type');
  const names = isArray(value) ? value : value === undefined ? [] : [value];
  let mask: TypeMask = 0;
  for (const name of names) if (typeof name === 'string') mask = join(mask, isFile(places, name) ? TYPE.string : typeBit(name));
  return mask === 0 ? undefined : mask;
}

function isFile(places: Places, name: string): boolean {
  return places.dialect === '2.0' && name === 'file';
}

/** The constants that `enum` and `const` of this schema object itself leave; an empty `enum` lists none. */
export function ownConstants(places: Places, place: Place): { readonly values: readonly Json[]; readonly address: Address } | undefined {
  const constant = places.read(place, 'const');
  const list = places.read(place, 'enum');
  const listed = isArray(list) && list.length > 0 ? list : undefined;
  if (constant === undefined) return listed && { values: listed, address: `${place.address}/enum` };
  return { values: listed === undefined ? [constant] : intersect(listed, [constant]), address: `${place.address}/const` };
}

/** Reads facts, each schema once; a schema that is met inside itself is taken to say nothing. */
export function createFacts(places: Places): Facts {
  const masks = new Map<Place, TypeMask>();
  const constantLists = new Map<Place, readonly Json[] | undefined>();
  const markLists = new Map<Place, readonly Mark[]>();
  const components = new Map<Place, Place | undefined>();

  const targets = (place: Place): readonly Place[] => targetsOf(places, place);

  function mask(place: Place): TypeMask {
    const known = masks.get(place);
    if (known !== undefined) return known;
    masks.set(place, ALL_TYPES);
    const result = readMask(place);
    masks.set(place, result);
    return result;
  }

  function readMask(place: Place): TypeMask {
    if (place.value === false) return 0;
    let result = typeKeyword(places, place) ?? ALL_TYPES;
    const listed = ownConstants(places, place)?.values;
    if (listed !== undefined) result = meet(result, maskOfAll(listed));
    for (const target of targets(place)) result = meet(result, mask(target));
    for (const part of places.list(place, 'allOf')) result = meet(result, mask(part));
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = places.list(place, keyword);
      if (branches.length > 0) result = meet(result, branches.reduce<TypeMask>((sum, branch) => join(sum, mask(branch)), 0)); // prettier-ignore
    }
    return isMarkedNullable(places, place) ? result | TYPE.null : result;
  }

  function constants(place: Place): readonly Json[] | undefined {
    if (constantLists.has(place)) return constantLists.get(place);
    constantLists.set(place, undefined);
    const result = readConstants(place);
    constantLists.set(place, result);
    return result;
  }

  function readConstants(place: Place): readonly Json[] | undefined {
    const lists: (readonly Json[])[] = [];
    const listed = ownConstants(places, place)?.values;
    if (listed !== undefined) lists.push(listed);
    for (const part of [...targets(place), ...places.list(place, 'allOf')]) {
      const values = constants(part);
      if (values !== undefined) lists.push(values);
    }
    for (const keyword of ['anyOf', 'oneOf']) {
      const values = unionConstants(places.list(place, keyword), constants);
      if (values !== undefined) lists.push(values);
    }
    const [first, ...rest] = lists;
    if (first === undefined) return undefined;
    const common = rest.reduce((values, list) => intersect(values, list), first);
    const allowed = common.filter((value) => hasType(value, mask(place)));
    return isMarkedNullable(places, place) && !allowed.includes(null) ? [...allowed, null] : allowed;
  }

  function marks(place: Place): readonly Mark[] {
    const known = markLists.get(place);
    if (known !== undefined) return known;
    markLists.set(place, NO_MARKS);
    const result = MARKS.filter((mark) => isMarked(place, mark));
    markLists.set(place, result);
    return result;
  }

  function isMarked(place: Place, mark: Mark): boolean {
    if (places.read(place, mark) === true) return true;
    if ([...targets(place), ...places.list(place, 'allOf')].some((part) => marks(part).includes(mark))) return true;
    return (['anyOf', 'oneOf'] as const).some((keyword) => {
      const branches = places.list(place, keyword).filter((branch) => mask(branch) !== TYPE.null);
      return branches.length > 0 && branches.every((branch) => marks(branch).includes(mark));
    });
  }

  function component(place: Place): Place | undefined {
    if (components.has(place)) return components.get(place);
    components.set(place, undefined);
    const result = readComponent(place);
    components.set(place, result);
    return result;
  }

  function readComponent(place: Place): Place | undefined {
    if (places.componentName(place.address) !== undefined) return place;
    const [target] = targets(place);
    if (target !== undefined) return component(target);
    const wrapped = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => places.list(place, keyword));
    const [only] = wrapped;
    return wrapped.length === 1 && only !== undefined ? component(only) : undefined;
  }

  return { mask, constants, marks, component };
}

/** The values of a union whose branches are all constants. */
export function unionConstants(
  branches: readonly Place[],
  constants: (place: Place) => readonly Json[] | undefined,
): readonly Json[] | undefined {
  if (branches.length === 0) return undefined;
  const byKey = new Map<string, Json>();
  for (const branch of branches) {
    const values = constants(branch);
    if (values === undefined) return undefined;
    for (const value of values) byKey.set(canonical(value), value);
  }
  return [...byKey.values()];
}

/** The values of both lists, in the order of the first. */
export function intersect(a: readonly Json[], b: readonly Json[]): readonly Json[] {
  const keys = new Set(b.map(canonical));
  return a.filter((value) => keys.has(canonical(value)));
}
