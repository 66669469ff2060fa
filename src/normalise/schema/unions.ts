import type { Facet } from '../../model/api.ts';
import { isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Discriminator, Union, UnionMember } from '../view.ts';
import { baseDiscriminatorOf, discriminatorOf } from './discriminator.ts';
import type { Facts } from './facts.ts';
import type { Families, Heir } from './families.ts';
import type { Flat, FlatUnion } from './flatten.ts';
import type { Place, Places } from './place.ts';
import { branchTags, tagsOf } from './tags.ts';
import type { TagReading } from './tags.ts';

/** The unions of a schema, each branch with what tells it from the others. */
export function unionsOf(
  places: Places,
  facts: Facts,
  families: Families,
  flattened: (place: Place) => Flat,
  flat: Flat,
): readonly Union[] {
  return flat.unions
    .filter(({ form }) => form === 'choice')
    .map((union) => ({
      keyword: union.keyword,
      address: append(union.place.address, union.keyword),
      members: membersOf(places, facts, families, flattened, union),
    }));
}

/** What may come in the place of a schema, each with what tells it from the others. */
export function heirsIn(places: Places, facts: Facts, families: Families, { bases }: Flat): readonly UnionMember[] {
  return bases.flatMap((base) =>
    families.heirsOf(base).map(({ place, tags }) => {
      const component = facts.component(place);
      const name = component === undefined ? undefined : places.componentName(component.address);
      return {
        address: place.address,
        schema: [place.address],
        ...(tags.own.length === 0 ? {} : { tag: tags.own.join(', ') }),
        ...(name === undefined ? {} : { component: name }),
        selection: { property: families.propertyOf(base) ?? '', ...tags },
      };
    }),
  );
}

function membersOf(
  places: Places,
  facts: Facts,
  families: Families,
  flattened: (place: Place) => Flat,
  { place, branches }: FlatUnion,
): readonly UnionMember[] {
  const discriminating = discriminatorOf(places, place) ?? families.discriminatingOf(branches);
  const reading = { places, facts, families };
  const selections = discriminating === undefined ? [] : branchTags(reading, discriminating, branches);
  const flats = branches.map(flattened);
  const tags =
    discriminating === undefined
      ? constantTags(places, facts, flats)
      : branches.map((branch, index) => {
          const own = selections[index]?.own ?? [];
          return (own.length > 0 ? own : tagsOf(reading, discriminating, branch)).join(', ');
        });
  return branches.map((branch, index) => {
    const tag = tags[index] ?? '';
    // A value that several branches have tells none of them from the others.
    const isTelling = tag !== '' && tags.indexOf(tag) === tags.lastIndexOf(tag);
    const component = facts.component(branch);
    const name = component === undefined ? undefined : places.componentName(component.address);
    const title = flats[index]?.said('title').find(({ value }) => typeof value === 'string')?.value;
    const selection = selections[index];
    return {
      address: branch.address,
      schema: [branch.address],
      ...(isTelling ? { tag } : {}),
      ...(name === undefined ? {} : { component: name }),
      ...(typeof title === 'string' ? { title } : {}),
      ...(discriminating === undefined || selection === undefined
        ? {}
        : { selection: { property: discriminating.property, ...selection } }),
    };
  });
}

/** The constants of the first required property that has one in each branch, another in each. */
function constantTags(places: Places, facts: Facts, branches: readonly Flat[]): readonly string[] {
  // What tells all of them apart is required in each.
  const required = branches
    .map(namesRequired)
    .reduce<ReadonlySet<Json> | undefined>((common, names) => (common === undefined ? names : intersection(common, names)), undefined);
  if (required === undefined || required.size === 0) return [];
  const candidates = branches.map((branch) => requiredConstants(places, facts, branch, required));
  for (const property of candidates[0]?.keys() ?? []) {
    const tags = candidates.flatMap((constants) => constants.get(property) ?? []);
    if (tags.length === branches.length && new Set(tags).size === tags.length) return tags;
  }
  return [];
}

function namesRequired(flat: Flat): ReadonlySet<Json> {
  return new Set(flat.said('required').flatMap(({ value }) => (isArray(value) ? value : [])));
}

function intersection<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): ReadonlySet<Item> {
  return new Set([...a].filter((item) => b.has(item)));
}

function requiredConstants(places: Places, facts: Facts, flat: Flat, required: ReadonlySet<Json>): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const { part } of flat.said('properties')) {
    for (const [name, of] of places.map(part, 'properties')) {
      const values = required.has(name) ? facts.constants(of) : undefined;
      const [only] = values ?? [];
      if (values?.length === 1 && only !== undefined && only !== null && typeof only !== 'object') constants.set(name, String(only));
    }
  }
  return constants;
}

/** How `defaultMapping` (3.2) stands among the values: for all that the mapping does not name. */
export const ANY_OTHER = 'any other value';

/**
 * The discriminator of the outermost part that has one, with the components of its union that `mapping` leaves out.
 * Where members of an `allOf` name one property their mappings are one. Two that name different properties mean
 * nothing that the specification says, so the property that sorts first stands, wherever it is written.
 */
export function discriminatorFacet(places: Places, facts: Facts, families: Families, flat: Flat): Facet<Discriminator> | undefined {
  const said = flat.said('discriminator');
  if (said.length === 0) return undefined;
  const family = familiesIn(families, flat);
  const read = new Map(said.map(({ part }) => [part, readDiscriminator({ places, facts, families }, part, family)]));
  const found = flat.outermost(said.filter(({ part }) => read.get(part) !== undefined)).flatMap(({ part }) => {
    const value = read.get(part);
    return value === undefined ? [] : [{ value, address: append(part.address, 'discriminator') }];
  });
  const propertyName = found.map(({ value }) => value.propertyName).sort()[0];
  const [first, ...others] = found.filter(({ value }) => value.propertyName === propertyName);
  if (first === undefined || others.length === 0) return first;
  const mappings = [first, ...others].flatMap(({ value }) => [...value.mapping]);
  // Of two targets for one value the name that sorts first, for the same reason.
  return { ...first, value: { propertyName: first.value.propertyName, mapping: new Map(mappings.sort(byTarget)) } };
}

function byTarget([, a]: readonly [string, string], [, b]: readonly [string, string]): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

/** The bases of a schema and their heirs, each with the values that select it. */
function familiesIn(families: Families, { bases }: Flat): readonly Heir[] {
  return bases.flatMap((place) => [{ place, tags: families.tagsOf(place) }, ...families.heirsOf(place)]);
}

function readDiscriminator(reading: TagReading, part: Place, family: readonly Heir[]): Discriminator | undefined {
  const { places, facts } = reading;
  const discriminating = baseDiscriminatorOf(places, part);
  if (discriminating === undefined) return undefined;
  const mapping = new Map<string, string>();
  for (const [value, { text, target }] of discriminating.mapping) mapping.set(value, nameOf(places, facts, target) ?? text);
  for (const branch of [...places.list(part, 'oneOf'), ...places.list(part, 'anyOf')]) {
    const name = nameOf(places, facts, branch);
    for (const tag of tagsOf(reading, discriminating, branch)) if (name !== undefined && !mapping.has(tag)) mapping.set(tag, name);
  }
  for (const { place, tags } of family) {
    const name = nameOf(places, facts, place);
    for (const tag of tags.own) if (name !== undefined && !mapping.has(tag)) mapping.set(tag, name);
  }
  const { fallback, fallbackText } = discriminating;
  if (fallbackText !== undefined) mapping.set(ANY_OTHER, nameOf(places, facts, fallback) ?? fallbackText);
  return { propertyName: discriminating.property, mapping };
}

function nameOf(places: Places, facts: Facts, place: Place | undefined): string | undefined {
  const component = place === undefined ? undefined : facts.component(place);
  return component === undefined ? undefined : places.componentName(component.address);
}
