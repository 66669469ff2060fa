import type { Address } from '../../model/pointer.ts';
import { TYPE } from '../../schema/node.ts';
import { discriminatorOf } from './discriminator.ts';
import type { Discriminating } from './discriminator.ts';
import type { Facts } from './facts.ts';
import type { Place, Places } from './place.ts';
import { NOTHING_AROUND, partsRefuse, refusesText } from './refused-text.ts';
import type { Around } from './refused-text.ts';
import { targetsOf } from './references.ts';

/** What is read to find the values that select a branch. */
export interface TagReading {
  readonly places: Places;
  readonly facts: Facts;
  readonly families: {
    /**
     * The texts by which a schema and what may come in its place are told by a property, where it is referred to as a base:
     * no object that stands there has another. Undefined where nothing limits them.
     */
    readonly tellingOf: (from: Place, base: Place, property: string) => ReadonlySet<string> | undefined;
  };
}

/**
 * The values that select a branch, as far as the discriminator says it: those mapped to it, else the name of its component,
 * unless that is mapped to another schema; none for an inline branch. None either where the branch itself takes no such
 * value: many documents leave out the mapping and give each branch a constant or a pattern of its own, which then says all
 * there is to say. Read by the letter ("Discriminator Object": without a mapping the value is the name of the component)
 * no message of such a document would be valid.
 */
export function selectingTags(
  reading: TagReading,
  discriminating: Discriminating,
  branch: Place,
  around: Around = NOTHING_AROUND,
): readonly string[] {
  const stated = statedTags(reading, discriminating, branch);
  return stated.some((tag) => !refusesTag(reading, branch, { property: discriminating.property, tag }, around)) ? stated : [];
}

/** The values that select a branch of a union, and those by which another branch is selected though this one would take them. */
export interface BranchTags {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** The tags of all branches of a union with a discriminator. */
export function branchTags(reading: TagReading, discriminating: Discriminating, branches: readonly Place[]): readonly BranchTags[] {
  const tags = branches.map((branch) => selectingTags(reading, discriminating, branch));
  return besideOthers(reading, discriminating, branches, tags);
}

/** The tags of a base and of its heirs, which have no constants that would tell whoever reads the base which of them it is. */
export function familyTags(
  reading: TagReading,
  discriminating: Discriminating,
  { base, heirs }: { readonly base: Place; readonly heirs: readonly Place[] },
): { readonly ofBase: BranchTags; readonly ofHeirs: readonly BranchTags[] } {
  const tags = heirs.map((heir) => tagsOf(reading, discriminating, heir));
  const ofItself = selectingTags(reading, discriminating, base);
  const [ofBase = { own: [], others: [] }, ...ofHeirs] = besideOthers(reading, discriminating, [base, ...heirs], [ofItself, ...tags]);
  return { ofBase, ofHeirs };
}

function besideOthers(
  reading: TagReading,
  discriminating: Discriminating,
  branches: readonly Place[],
  tags: readonly (readonly string[])[],
): readonly BranchTags[] {
  const { property } = discriminating;
  const takes = (branch: Place, tag: string): boolean => !refusesTag(reading, branch, { property, tag });
  const isLeftWithoutName = (branch: Place): boolean =>
    isNameTaken(reading, discriminating, branch) && statedTags(reading, discriminating, branch).length === 0;
  const all = [...new Set(branches.flatMap((branch, index) => (tags[index] ?? []).filter((tag) => takes(branch, tag))))];
  return branches.map((branch, index) => {
    const own = tags[index] ?? [];
    const constants = constantsAt(reading, branch, property);
    // By the letter nothing selects such a branch; the constants that it has all the same say what its author meant.
    if (constants !== undefined && isLeftWithoutName(branch)) return { own, others: [] };
    const others = all.filter((tag) => !own.includes(tag) && constants?.has(tag) !== false && takes(branch, tag));
    return { own, others };
  });
}

/** The values that tell a branch from the others: those that select it, else the one constant that it has there. */
export function tagsOf(reading: TagReading, discriminating: Discriminating, branch: Place): readonly string[] {
  if (isFallback(discriminating, chainOf(reading.places, branch))) return [];
  const tags = selectingTags(reading, discriminating, branch);
  if (tags.length > 0) return tags;
  const constants = constantsAt(reading, branch, discriminating.property);
  return constants?.size === 1 ? [...constants] : [];
}

function statedTags(reading: TagReading, discriminating: Discriminating, branch: Place): readonly string[] {
  const chain = chainOf(reading.places, branch);
  if (isFallback(discriminating, chain)) return [];
  const mapped = [...discriminating.mapping]
    .filter(([, { target }]) => target !== undefined && chain.has(target.address))
    .map(([value]) => value);
  if (mapped.length > 0) return mapped;
  const name = nameOf(reading, branch);
  return name === undefined || isNameTaken(reading, discriminating, branch) ? [] : [name];
}

/** Whether the mapping says of the name of a branch that it selects another schema; what leads nowhere says nothing. */
function isNameTaken(reading: TagReading, { mapping }: Discriminating, branch: Place): boolean {
  const { places, facts } = reading;
  const [component, name] = [facts.component(branch), nameOf(reading, branch)];
  const target = name === undefined ? undefined : mapping.get(name)?.target;
  if (component === undefined || target === undefined) return false;
  // Two names of one schema are no two schemas.
  return !chainOf(places, component).has(target.address) && !chainOf(places, target).has(component.address);
}

/** The value that a branch has where nothing is mapped to it: its component's name, or the one that AutoRest has it give itself. */
function nameOf({ places, facts }: TagReading, branch: Place): string | undefined {
  const component = facts.component(branch);
  if (component === undefined) return undefined;
  const given = places.read(component, 'x-ms-discriminator-value');
  return typeof given === 'string' ? given : places.componentName(component.address);
}

function isFallback({ fallback }: Discriminating, chain: ReadonlySet<Address>): boolean {
  return fallback !== undefined && chain.has(fallback.address);
}

/** Whether a schema plainly takes no object that has a tag at a property, wherever in it that is said. */
function refusesTag(
  reading: TagReading,
  schema: Place,
  asked: { readonly property: string; readonly tag: string },
  around: Around = NOTHING_AROUND,
): boolean {
  if (around.has(schema)) return false;
  const { places, facts, families } = reading;
  // What is no object has no property: a branch for null takes no tag.
  if ((facts.mask(schema) & TYPE.object) === 0) return true;
  const within = new Set([...around, schema]);
  const discriminating = discriminatorOf(places, schema);
  // A choice within that the same property tells apart limits it as well.
  const isOtherwiseTagged = (branch: Place): boolean => {
    const tags = discriminating?.property === asked.property ? selectingTags(reading, discriminating, branch, within) : [];
    return tags.length > 0 && !tags.includes(asked.tag);
  };
  const isOfNone = targetsOf(places, schema).some((target) => families.tellingOf(schema, target, asked.property)?.has(asked.tag) === false);
  if (isOfNone) return true;
  const declared = declaredAt(places, schema, asked.property);
  if (declared !== undefined && refusesText(places, facts, declared, asked.tag)) return true;
  return partsRefuse(places, schema, (part) => refusesTag(reading, part, asked, within), isOtherwiseTagged);
}

/** The constants that a property of a schema is limited to, wherever in it that is said; undefined where it is not. */
function constantsAt(
  reading: TagReading,
  schema: Place,
  property: string,
  around: Around = NOTHING_AROUND,
): ReadonlySet<string> | undefined {
  if (around.has(schema)) return undefined;
  const { places, facts, families } = reading;
  // What is no object has no property: a branch for null limits nothing.
  if ((facts.mask(schema) & TYPE.object) === 0) return new Set();
  const within = new Set([...around, schema]);
  const inside = (place: Place): ReadonlySet<string> | undefined => constantsAt(reading, place, property, within);
  // A choice within that the same property tells apart limits it as well.
  const discriminating = discriminatorOf(places, schema);
  const ofBranch = (branch: Place): ReadonlySet<string> | undefined => {
    const constants = inside(branch);
    const tags = discriminating?.property === property ? selectingTags(reading, discriminating, branch, within) : [];
    return tags.length === 0 ? constants : new Set(constants === undefined ? tags : tags.filter((tag) => constants.has(tag)));
  };
  const declared = declaredAt(places, schema, property);
  const limits = [
    declared === undefined ? undefined : textsOf(facts, declared),
    ...targetsOf(places, schema).flatMap((target) => [inside(target), families.tellingOf(schema, target, property)]),
    ...places.list(schema, 'allOf').map(inside),
    ...(['oneOf', 'anyOf'] as const).map((keyword) => unionOf(places.list(schema, keyword).map(ofBranch))),
  ];
  return limits
    .filter((limit) => limit !== undefined)
    .reduce<ReadonlySet<string> | undefined>(
      (common, limit) => (common === undefined ? limit : new Set([...common].filter((value) => limit.has(value)))),
      undefined,
    );
}

/** The texts among the constants of a schema; none where it takes no text at all. */
function textsOf(facts: Facts, schema: Place): ReadonlySet<string> | undefined {
  if ((facts.mask(schema) & TYPE.string) === 0) return new Set();
  const constants = facts.constants(schema);
  return constants === undefined ? undefined : new Set(constants.filter((value) => typeof value === 'string'));
}

/** What some of the branches take; undefined where there are none, or one of them takes anything. */
function unionOf(branches: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const known = branches.filter((branch) => branch !== undefined);
  return known.length === 0 || known.length < branches.length ? undefined : new Set(known.flatMap((branch) => [...branch]));
}

function declaredAt(places: Places, schema: Place, property: string): Place | undefined {
  return places.map(schema, 'properties').find(([name]) => name === property)?.[1];
}

/** A schema and all that it merely refers to or wraps. */
function chainOf(places: Places, branch: Place): ReadonlySet<Address> {
  const chain = new Set<Address>();
  for (let place: Place | undefined = branch; place !== undefined && !chain.has(place.address);) {
    chain.add(place.address);
    const target: Place | undefined = places.references(place)[0]?.target;
    const wrapped: readonly Place[] = target === undefined ? places.list(place, 'allOf') : [];
    place = target ?? (wrapped.length === 1 ? wrapped[0] : undefined);
  }
  return chain;
}
