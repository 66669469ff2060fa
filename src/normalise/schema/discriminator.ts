import { entries, isObject, own } from '../../model/json.ts';
import { splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { TYPE } from '../../schema/node.ts';
import type { Facts } from './facts.ts';
import type { Place, Places } from './place.ts';

/** The `discriminator` of a schema (OpenAPI 3.x, "Discriminator Object") with its mapping resolved. */
export interface Discriminating {
  readonly property: string;
  /** The schemas that the mapping names, by the value that selects them; undefined where a name leads nowhere. */
  readonly mapping: ReadonlyMap<string, { readonly text: string; readonly target: Place | undefined }>;
  /** 3.2: the schema for values that the mapping does not name. */
  readonly fallback: Place | undefined;
  readonly fallbackText: string | undefined;
}

/** Reads the discriminator of a schema; undefined in 2.0, where it is no more than a hint. */
export function discriminatorOf(places: Places, place: Place): Discriminating | undefined {
  const value = places.read(place, 'discriminator');
  const property = own(value, 'propertyName');
  if (places.dialect === '2.0' || !isObject(value) || typeof property !== 'string') return undefined;
  const mapping = entries(own(value, 'mapping')).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, { text, target: named(places, place, text) }] as const] : [],
  );
  const fallback = own(value, 'defaultMapping');
  const fallbackText = typeof fallback === 'string' ? fallback : undefined;
  return {
    property,
    mapping: new Map(mapping),
    fallback: fallbackText === undefined ? undefined : named(places, place, fallbackText),
    fallbackText,
  };
}

// A mapping holds a component's name or a reference; what could be either is the name.
function named(places: Places, place: Place, text: string): Place | undefined {
  const found = (/^[\w.-]+$/.test(text) ? places.component(text) : undefined) ?? places.resolve(text, place);
  if (found !== undefined || place.resource === undefined || !text.startsWith('#/')) return found;
  // A pointer in a mapping means the description, whatever `$id` the schema around it gives itself.
  const inFile = places.at(splitAddress(place.address).file + text);
  return inFile.value === undefined ? undefined : inFile;
}

/**
 * The values that select a branch, as far as the discriminator says it: those mapped to it, else the name of its component;
 * none for an inline branch. None either where the branch itself takes no such value: many documents leave out the mapping
 * and give each branch a constant of its own, which then says all there is to say. Read by the letter ("Discriminator
 * Object": without a mapping the value is the name of the component) no message of such a document would be valid.
 */
export function selectingTags(places: Places, facts: Facts, discriminating: Discriminating, branch: Place): readonly string[] {
  return usable(statedTags(places, facts, discriminating, branch), constantsAt(places, facts, branch, discriminating.property));
}

/** The values that tell a branch from the others: those that select it, else the one constant that it has there. */
export function tagsOf(places: Places, facts: Facts, discriminating: Discriminating, branch: Place): readonly string[] {
  if (isFallback(discriminating, chainOf(places, branch))) return [];
  const constants = constantsAt(places, facts, branch, discriminating.property);
  const tags = usable(statedTags(places, facts, discriminating, branch), constants);
  return tags.length === 0 && constants?.size === 1 ? [...constants] : tags;
}

/** What a discriminator says of a branch, where the branch takes any of it. */
function usable(stated: readonly string[], constants: ReadonlySet<string> | undefined): readonly string[] {
  return constants === undefined || stated.some((tag) => constants.has(tag)) ? stated : [];
}

function statedTags(places: Places, facts: Facts, discriminating: Discriminating, branch: Place): readonly string[] {
  const chain = chainOf(places, branch);
  if (isFallback(discriminating, chain)) return [];
  const mapped = [...discriminating.mapping]
    .filter(([, { target }]) => target !== undefined && chain.has(target.address))
    .map(([value]) => value);
  if (mapped.length > 0) return mapped;
  const component = facts.component(branch);
  const name = component === undefined ? undefined : places.componentName(component.address);
  return name === undefined ? [] : [name];
}

function isFallback({ fallback }: Discriminating, chain: ReadonlySet<Address>): boolean {
  return fallback !== undefined && chain.has(fallback.address);
}

/** The constants that a property of a schema is limited to, wherever in it that is said; undefined where it is not. */
function constantsAt(
  places: Places,
  facts: Facts,
  schema: Place,
  property: string,
  around: ReadonlySet<Place> = new Set(),
): ReadonlySet<string> | undefined {
  if (around.has(schema)) return undefined;
  // What is no object has no property: a branch for null limits nothing.
  if ((facts.mask(schema) & TYPE.object) === 0) return new Set();
  const within = new Set([...around, schema]);
  const inside = (place: Place): ReadonlySet<string> | undefined => constantsAt(places, facts, place, property, within);
  // A choice within that the same property tells apart limits it as well.
  const discriminating = discriminatorOf(places, schema);
  const ofBranch = (branch: Place): ReadonlySet<string> | undefined => {
    const constants = inside(branch);
    const tags = discriminating?.property === property ? usable(statedTags(places, facts, discriminating, branch), constants) : [];
    return tags.length === 0 ? constants : new Set(constants === undefined ? tags : tags.filter((tag) => constants.has(tag)));
  };
  const declared = places.map(schema, 'properties').find(([name]) => name === property)?.[1];
  const limits = [
    declared === undefined ? undefined : textsOf(facts, declared),
    ...places.references(schema).map(({ target }) => (target === undefined ? undefined : inside(target))),
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
