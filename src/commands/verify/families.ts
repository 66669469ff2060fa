import { entries, isArray, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, tokensOf, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { guardsOf, selectingTexts } from './discriminator.ts';
import type { SelectionContext } from './discriminator.ts';
import { partsInPlace } from './in-place.ts';
import { componentBehind, componentsOf, readDiscriminator } from './stated.ts';
import type { Branch, Discriminating } from './stated.ts';
import { targetsOf } from './references.ts';
import type { Reading } from './references.ts';
import type { TagReading } from './tag.ts';

/** Schemas in whose place others may come: "Models with Polymorphism Support" (OpenAPI 2.0 and 3.x, Schema Object). */
export interface Families {
  /** Whether the schema at an address refers to a base to be made of it, where no other heir may come. */
  readonly isPart: (from: Address, base: Address) => boolean;
  /** The discriminator of the base that all branches of a union are made of, which says nothing of it itself. */
  readonly discriminatingOf: (branches: readonly Address[]) => Discriminating | undefined;
  readonly told: TagReading['told'];
  /** Whether a discriminator chooses something somewhere in a schema that is about the same value. */
  readonly chooses: (at: Address) => boolean;
  /** What may stand in the place of a base, itself included; none where it is no base. */
  readonly choices: (base: Address, context: SelectionContext) => readonly Choice[];
}

/** A schema in the place of a base, with what the discriminator asks of it. */
export interface Choice {
  readonly at: Address;
  readonly property: string;
  readonly guard: Json | undefined;
}

interface Family {
  readonly discriminating: Discriminating;
  readonly heirs: readonly Address[];
}

/** Finds the families of a document. A base has a discriminator and no union; its heirs have it in their `allOf`, or its mapping names them. */
export function familiesOf(reading: Reading): Families {
  const { document, dialect } = reading;
  const map = componentsOf(dialect);
  const components = entries(document.at(map)).map(([name, schema]) => ({ at: append(map, name), schema }));
  const parents = new Map(components.map(({ at, schema }) => [at, parentsOf(schema, at)]));
  const families = new Map<Address, Family>();
  const standing = new Map<Address, readonly Address[]>();
  const telling = new Map<Address, readonly string[] | undefined>();

  function parentsOf(schema: Json, at: Address): readonly Address[] {
    const members = own(schema, 'allOf');
    if (dialect.refSiblings === 'ignored' && own(schema, '$ref') !== undefined) return [];
    return (isArray(members) ? members : []).flatMap((member, index) => {
      const place = append(at, 'allOf', index);
      const targets = targetsOf(place, reading);
      return targets.length > 0 ? targets : parentsOf(member, place);
    });
  }

  function isMadeOf(heir: Address, base: Address, seen: ReadonlySet<Address> = new Set()): boolean {
    if (seen.has(heir)) return false;
    return (parents.get(heir) ?? []).some((parent) => parent === base || isMadeOf(parent, base, new Set([...seen, heir])));
  }

  const isUnion = (schema: Json): boolean =>
    !(dialect.refSiblings === 'ignored' && own(schema, '$ref') !== undefined) &&
    ['oneOf', 'anyOf'].some((keyword) => dialect.keywords.has(keyword) && own(schema, keyword) !== undefined);

  for (const { at, schema } of components) {
    const discriminating = isUnion(schema) ? undefined : readDiscriminator(schema, at, reading);
    if (discriminating === undefined) continue;
    const mapped = [...discriminating.mapping.map(({ target }) => target), discriminating.fallback];
    const heirs = components.filter((heir) => heir.at !== at && (isMadeOf(heir.at, at) || mapped.includes(heir.at)));
    families.set(at, { discriminating, heirs: heirs.map((heir) => heir.at) });
  }
  const declaring = [...families.keys()];
  for (const [base, { discriminating }] of [...families]) {
    for (const { at } of components) {
      if (families.has(at) || !isMadeOf(at, base)) continue;
      families.set(at, { discriminating, heirs: components.flatMap((heir) => (heir.at !== at && isMadeOf(heir.at, at) ? [heir.at] : [])) });
    }
  }
  for (const [base, { heirs }] of families) if (heirs.length === 0) families.delete(base);

  function isPart(from: Address, base: Address): boolean {
    const { file, pointer } = splitAddress(from);
    const tokens = [...tokensOf(pointer)];
    while (tokens.at(-2) === 'allOf') tokens.splice(-2);
    return families.get(base)?.heirs.includes(append(`${file}#`, ...tokens)) === true;
  }

  /** What a schema leads to that describes the same value, heirs included. */
  function inPlace(at: Address): readonly Address[] {
    const targets = targetsOf(at, reading).flatMap((target) => (isPart(at, target) ? inPlaceAlone(target) : [target]));
    return [...targets, ...members(at), ...(families.get(at)?.heirs ?? [])];
  }

  function inPlaceAlone(at: Address): readonly Address[] {
    return [...targetsOf(at, reading), ...members(at)];
  }

  function members(at: Address): readonly Address[] {
    return partsInPlace(at, reading).map((part) => part.at);
  }

  /** A schema and all that it leads to, however far, that describes the same value. */
  function reachedFrom(start: Address): ReadonlySet<Address> {
    const reached = new Set<Address>([start]);
    for (const at of reached) for (const next of inPlace(at)) reached.add(next);
    return reached;
  }

  const choosing = new Map<Address, boolean>();

  function chooses(start: Address): boolean {
    const known = choosing.get(start);
    if (known !== undefined) return known;
    const isMember = (at: Address): boolean => families.has(at) || [...families.values()].some(({ heirs }) => heirs.includes(at));
    const found = [...reachedFrom(start)].some((at) => isMember(at) || own(document.at(at), 'discriminator') !== undefined);
    choosing.set(start, found);
    return found;
  }

  /** What may come in the place of a base; what would contain it there may not. */
  function heirsOf(base: Address): readonly Address[] {
    const known = standing.get(base);
    if (known !== undefined) return known;
    const heirs = (families.get(base)?.heirs ?? []).filter((heir) => !reachedFrom(heir).has(base));
    standing.set(base, heirs);
    return heirs;
  }

  function told(from: Address, base: Address, property: string): readonly string[] | undefined {
    const discriminating = families.get(base)?.discriminating;
    if (discriminating?.property !== property || isPart(from, base) || heirsOf(base).length === 0) return undefined;
    if (!telling.has(base)) {
      const branches: readonly Branch[] = [base, ...heirsOf(base)].map((at) => ({ at }));
      const { selecting } = selectingTexts(branches, discriminating, { ...reading, told }, 'heirs');
      telling.set(base, selecting.some(({ length }) => length === 0) ? undefined : selecting.flat());
    }
    return telling.get(base);
  }

  function discriminatingOf(branches: readonly Address[]): Discriminating | undefined {
    const components = branches.filter((at) => !isNull(at)).map((at) => componentBehind(at, reading) ?? '');
    if (components.length < 2) return undefined;
    for (const at of declaring) {
      const family = families.get(at);
      if (family !== undefined && components.every((component) => family.heirs.includes(component))) return family.discriminating;
    }
    return undefined;
  }

  function isNull(at: Address): boolean {
    const [type, listed] = [own(document.at(at), 'type'), own(document.at(at), 'enum')];
    return type === 'null' || own(document.at(at), 'const') === null || (isArray(listed) && listed.every((value) => value === null));
  }

  return {
    discriminatingOf,
    isPart,
    chooses,
    told,
    choices: (base, context) => {
      const [family, heirs] = [families.get(base), heirsOf(base)];
      if (family === undefined || heirs.length === 0) return [];
      const branches: readonly Branch[] = [base, ...heirs].map((at) => ({ at }));
      const { discriminating } = family;
      const guards = guardsOf(branches, discriminating, context, 'heirs');
      return branches.map(({ at }, index) => ({ at, property: discriminating.property, guard: guards[index] }));
    },
  };
}
