import type { SpecificationVersion } from '../model/api.ts';
import type { Document } from '../model/document.ts';
import { entries, own } from '../model/json.ts';
import { append } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import { dialectOf } from './schema/keywords.ts';
import { baseDiscriminatorOf } from './schema/discriminator.ts';
import { componentsAddress, createPlaces } from './schema/place.ts';
import type { Place, Places } from './schema/place.ts';
import { targetsOf } from './schema/references.ts';

/** What may stand where a base is asked for. */
export interface Family {
  /** The schema that says by which property its heirs are told apart: the base, or what the base is made of. */
  readonly discriminatedAt: Address;
  /** The components that are made of the base, however far, and those that its mapping names. */
  readonly heirs: readonly Address[];
}

/** By the address of a base, its family. */
export type Heirs = ReadonlyMap<Address, Family>;

const byDocument = new WeakMap<Document, Heirs>();

/**
 * The components that are made of a base by `allOf`, however far, for every component with a discriminator and no union:
 * where the base stands in a payload any of them may come, told apart by that property ("Models with Polymorphism
 * Support", OpenAPI 2.0 and 3.x, Schema Object). What is made of such a base and has heirs of its own is a base as well.
 */
export function heirsOf(document: Document, specification: SpecificationVersion): Heirs {
  let heirs = byDocument.get(document);
  if (heirs === undefined) byDocument.set(document, (heirs = lookFor(document, specification)));
  return heirs;
}

/**
 * Whether a schema refers to a base to be made of it: there the base is a part, and no place where any of its heirs may
 * come. `from` is the address of the schema that has the reference.
 */
export function isPartOfHeir(heirs: Heirs, from: Address, base: Address): boolean {
  return heirs.get(base)?.heirs.includes(from.replace(MEMBERS_OF_ALL_OF, '')) === true;
}

const MEMBERS_OF_ALL_OF = /(?:\/allOf\/\d+)+$/;

function lookFor(document: Document, specification: SpecificationVersion): Heirs {
  const map = componentsAddress(dialectOf(specification));
  const schemas = entries(document.at(map));
  if (!schemas.some(([, schema]) => own(schema, 'discriminator') !== undefined)) return new Map();
  const places = createPlaces(document, specification);
  const components = schemas.map(([name]) => places.at(append(map, name)));
  const declaring = components.flatMap((place) => {
    const discriminating = isUnion(places, place) ? undefined : baseDiscriminatorOf(places, place);
    return discriminating === undefined ? [] : [{ address: place.address, discriminating }];
  });
  if (declaring.length === 0) return new Map();
  const children = childrenOf(places, components);
  const families = new Map<Address, Family>();
  for (const { address, discriminating } of declaring) {
    const mapped = [...discriminating.mapping.values(), { target: discriminating.fallback }].flatMap(({ target }) =>
      target === undefined || target.address === address ? [] : [target.address],
    );
    families.set(address, { discriminatedAt: address, heirs: [...new Set([...descendantsOf(address, children), ...mapped])] });
  }
  for (const { address } of declaring) {
    for (const heir of descendantsOf(address, children)) {
      const heirs = descendantsOf(heir, children);
      if (heirs.length > 0 && !families.has(heir)) families.set(heir, { discriminatedAt: address, heirs });
    }
  }
  return new Map([...families].filter(([, { heirs }]) => heirs.length > 0));
}

/** By the address of a component, those that have it in their `allOf`. */
function childrenOf(places: Places, components: readonly Place[]): ReadonlyMap<Address, readonly Address[]> {
  const children = new Map<Address, Address[]>();
  for (const place of components) {
    for (const { address } of partsOf(places, place)) {
      if (address === place.address) continue;
      const known = children.get(address);
      if (known === undefined) children.set(address, [place.address]);
      else known.push(place.address);
    }
  }
  return children;
}

/** What a schema refers to in its `allOf`, and in those of its members. */
function partsOf(places: Places, schema: Place): readonly Place[] {
  return places.list(schema, 'allOf').flatMap((part) => {
    const targets = targetsOf(places, part);
    return targets.length > 0 ? targets : partsOf(places, part);
  });
}

function descendantsOf(base: Address, children: ReadonlyMap<Address, readonly Address[]>): readonly Address[] {
  const found = new Set<Address>([base]);
  for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
  found.delete(base);
  return [...found];
}

function isUnion(places: Places, place: Place): boolean {
  return (['oneOf', 'anyOf'] as const).some((keyword) => places.read(place, keyword) !== undefined);
}
