import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { isPartOfHeir } from '../heirs.ts';
import type { Heirs } from '../heirs.ts';
import { baseDiscriminatorOf } from './discriminator.ts';
import type { Discriminating } from './discriminator.ts';
import type { Facts } from './facts.ts';
import type { Place, Places } from './place.ts';
import { createCycles } from './recursion.ts';
import { targetsOf } from './references.ts';
import { familyTags } from './tags.ts';
import type { BranchTags, TagReading } from './tags.ts';

type Telling = TagReading['families'];

/** The bases of one document and what may stand in their place. */
export interface Families extends Telling {
  /** Whether a schema refers to a base to be made of it, so that no other heir may come there. */
  readonly isPart: (place: Place, target: Place) => boolean;
  /** The schemas that may come where a schema stands, each with the values that select it; none where it is no base. */
  readonly heirsOf: (base: Place) => readonly Heir[];
  /** The values that select the base itself, and those that select an heir. */
  readonly tagsOf: (base: Place) => BranchTags;
  /** What tells branches of a union apart that says nothing of it itself: the discriminator of the base that all are made of. */
  readonly discriminatingOf: (branches: readonly Place[]) => Discriminating | undefined;
  /** The property that tells the heirs of a base apart; undefined where it is no base. */
  readonly propertyOf: (base: Place) => string | undefined;
}

/** One schema that may come in the place of its base. */
export interface Heir {
  readonly place: Place;
  readonly tags: BranchTags;
}

interface Family {
  readonly property: string;
  readonly heirs: readonly Heir[];
  readonly tags: BranchTags;
}

const NO_HEIRS: readonly Heir[] = [];
const NO_TAGS: BranchTags = { own: [], others: [] };

/** Reads the families of a document, each when somebody asks. */
export function createFamilies(places: Places, facts: Facts, heirs: Heirs): Families {
  const families = new Map<Place, Family | undefined>();
  // An heir that is made of a choice in which its base stands would contain itself at one place.
  const standing = createCycles<Place>((place) => [...inPlace(place), ...listed(place)]);

  const isPart = ({ address }: Place, target: Place): boolean => heirs.size > 0 && isPartOfHeir(heirs, address, target.address);

  function inPlace(place: Place): readonly Place[] {
    const below = places.subschemas(place).flatMap((subschema) => (subschema.inPlace ? [subschema.place] : []));
    return [...below, ...targetsOf(places, place).flatMap((target) => (isPart(place, target) ? inPlace(target) : [target]))];
  }

  function listed(base: Place): readonly Place[] {
    return (heirs.get(base.address)?.heirs ?? []).map((heir) => places.met(heir, base));
  }

  function familyOf(base: Place): Family | undefined {
    if (heirs.size === 0) return undefined;
    if (families.has(base)) return families.get(base);
    const family = read(base);
    families.set(base, family);
    return family;
  }

  function read(base: Place): Family | undefined {
    const members = listed(base).filter((heir) => !standing.areMutual(base, heir));
    const at = heirs.get(base.address)?.discriminatedAt;
    const discriminating = at === undefined ? undefined : baseDiscriminatorOf(places, places.at(at));
    if (members.length === 0 || discriminating === undefined) return undefined;
    const { ofHeirs, ofBase } = familyTags({ places, facts, families: { tellingOf } }, discriminating, { base, heirs: members });
    return {
      property: discriminating.property,
      heirs: members.map((place, index) => ({ place, tags: ofHeirs[index] ?? NO_TAGS })),
      tags: ofBase,
    };
  }

  // No base is read within its own family: what would contain it at one place is no heir of it.
  function tellingOf(from: Place, base: Place, property: string): ReadonlySet<string> | undefined {
    const family = isPart(from, base) ? undefined : familyOf(base);
    if (family?.property !== property) return undefined;
    const told = [family.tags, ...family.heirs.map(({ tags }) => tags)].map(({ own }) => own);
    return told.some(({ length }) => length === 0) ? undefined : new Set(told.flat());
  }

  function discriminatingOf(branches: readonly Place[]): Discriminating | undefined {
    const objects = heirs.size === 0 ? [] : branches.filter((branch) => facts.mask(branch) !== TYPE.null);
    if (objects.length < 2) return undefined;
    const components = objects.map((branch) => facts.component(branch)?.address ?? '');
    for (const [base, family] of heirs) {
      if (family.discriminatedAt === base && components.every((address) => family.heirs.includes(address))) {
        return baseDiscriminatorOf(places, places.at(base));
      }
    }
    return undefined;
  }

  return {
    tellingOf,
    discriminatingOf,
    isPart,
    heirsOf: (base) => familyOf(base)?.heirs ?? NO_HEIRS,
    tagsOf: (base) => familyOf(base)?.tags ?? NO_TAGS,
    propertyOf: (base) => familyOf(base)?.property,
  };
}

/** A base with what may stand in its place: by the value of its property one of its heirs, else no more than the base itself. */
export function withHeirs(
  store: Store,
  families: Families,
  base: { readonly place: Place; readonly node: SchemaNode },
  nodeOf: (heir: Place) => SchemaNode,
): SchemaNode {
  const property = families.propertyOf(base.place);
  if (property === undefined) return base.node;
  const heirs = families.heirsOf(base.place).map(({ place, tags }) => store.all([nodeOf(place), store.tagged(property, tags)]));
  return store.all([base.node, store.any([...heirs, store.tagged(property, families.tagsOf(base.place))])]);
}
