import { entries, isArray, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { TYPE } from '../../schema/node.ts';
import type { Facts } from './facts.ts';
import { unionConstants } from './facts.ts';
import type { Families } from './families.ts';
import { KEYWORDS } from './keywords.ts';
import type { Place, Places, Reference } from './place.ts';
import { targetsOf } from './references.ts';

/** Schemas that apply together, with `$ref`, `allOf` and what stands for a single schema taken apart. */
export interface Flat {
  /** Every schema, outermost first, each once. */
  readonly parts: readonly Place[];
  /** What the parts say with a keyword, outermost first. */
  readonly said: (keyword: string) => readonly Saying[];
  /** Those of some parts that no other of them stands around: what is said beside an `allOf` counts before what is said in it. */
  readonly outermost: (of: readonly Saying[]) => readonly Saying[];
  readonly unions: readonly FlatUnion[];
  /** Those of the parts in whose place others may come. */
  readonly bases: readonly Place[];
  readonly unresolved: readonly { readonly place: Place; readonly reference: Reference }[];
}

/** One part's value of a keyword. */
export interface Saying {
  readonly part: Place;
  readonly value: Json;
}

const SILENCE: readonly Saying[] = [];

/** An `anyOf` or `oneOf` that is a choice, its null branch left out. */
export interface FlatUnion {
  readonly place: Place;
  readonly keyword: 'anyOf' | 'oneOf';
  readonly branches: readonly Place[];
  /** `constants`: each branch lists its values; `extensible`: some do and another takes any string. */
  readonly form: 'choice' | 'constants' | 'extensible';
}

/** Takes schemas apart; a schema that leads back to itself is met once. */
export function flatten(places: Places, facts: Facts, families: Families, roots: readonly Place[]): Flat {
  const parts = new Set<Place>();
  const bases = new Set(roots.filter((root) => families.heirsOf(root).length > 0));
  const unions: FlatUnion[] = [];
  const unresolved: { place: Place; reference: Reference }[] = [];
  const pending = [...roots].reverse();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (parts.has(place)) continue;
    parts.add(place);
    for (const reference of places.references(place)) {
      const { target } = reference;
      if (target === undefined) unresolved.push({ place, reference });
      else if (families.heirsOf(target).length > 0 && !families.isPart(place, target)) bases.add(target);
    }
    const choices = choicesOf(places, facts, place);
    for (const { keyword, branches } of choices) {
      if (branches.length > 1) unions.push({ place, keyword, branches, form: formOf(places, facts, keyword, branches) });
    }
    for (const inside of insideOf(places, place, choices).reverse()) pending.push(inside);
  }
  const sayings = sayingsOf(places, parts);
  return {
    parts: [...parts],
    said: (keyword) => sayings.get(keyword) ?? SILENCE,
    outermost: (of) => (of.length < 2 ? of : outermostOf(places, facts, roots, of)),
    unions,
    bases: [...bases],
    unresolved,
  };
}

type Choice = Pick<FlatUnion, 'keyword' | 'branches'>;

/** The `anyOf` and `oneOf` of a schema without their null branches; of null branches alone the first is left. */
function choicesOf(places: Places, facts: Facts, place: Place): readonly Choice[] {
  return (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
    const all = places.list(place, keyword);
    if (all.length === 0) return [];
    const branches = all.filter((branch) => facts.mask(branch) !== TYPE.null);
    return [{ keyword, branches: branches.length === 0 ? all.slice(0, 1) : branches }];
  });
}

/** The schemas that apply to whatever a schema applies to: what it refers to, its `allOf`, unions that leave no choice. */
function insideOf(places: Places, place: Place, choices: readonly Choice[]): Place[] {
  const only = choices.flatMap(({ branches }) => (branches.length === 1 ? branches : []));
  return [...targetsOf(places, place), ...places.list(place, 'allOf'), ...only];
}

function outermostOf(places: Places, facts: Facts, roots: readonly Place[], of: readonly Saying[]): readonly Saying[] {
  const speaking = new Set(of.map(({ part }) => part));
  const reached = new Set<Place>();
  const pending = [...roots];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    if (!speaking.has(place)) pending.push(...insideOf(places, place, choicesOf(places, facts, place)));
  }
  return of.filter(({ part }) => reached.has(part));
}

function sayingsOf(places: Places, parts: ReadonlySet<Place>): ReadonlyMap<string, readonly Saying[]> {
  const sayings = new Map<string, Saying[]>();
  for (const part of parts) {
    for (const [keyword] of entries(part.value)) {
      const value = places.read(part, keyword);
      if (value === undefined) continue;
      const known = sayings.get(keyword);
      if (known === undefined) sayings.set(keyword, [{ part, value }]);
      else known.push({ part, value });
    }
  }
  return sayings;
}

function formOf(places: Places, facts: Facts, keyword: 'anyOf' | 'oneOf', branches: readonly Place[]): FlatUnion['form'] {
  if (unionConstants(branches, facts.constants) !== undefined) return 'constants';
  if (keyword === 'oneOf') return 'choice';
  const listed = branches.filter((branch) => facts.constants(branch) !== undefined);
  const others = branches.filter((branch) => facts.constants(branch) === undefined);
  return listed.length > 0 && others.every((branch) => isAnyString(places, branch)) ? 'extensible' : 'choice';
}

function isAnyString(places: Places, place: Place): boolean {
  const type = places.read(place, 'type');
  return (type === 'string' || (isArray(type) && type.includes('string'))) && saysOnly(places, place, ['type', 'nullable', 'x-nullable']);
}

/** Whether a schema has no assertion but those named. */
export function saysOnly(places: Places, place: Place, keywords: readonly string[]): boolean {
  const { value } = place;
  if (typeof value !== 'object' || value === null || isArray(value)) return false;
  const table = KEYWORDS[places.dialect];
  return Object.keys(value).every(
    (keyword) =>
      keywords.includes(keyword) ||
      !Object.hasOwn(table, keyword) ||
      table[keyword] === 'annotation' ||
      isDefault(keyword, own(value, keyword)),
  );
}

/** What the specification takes a keyword for where it is not written; writing it out asserts nothing. */
const DEFAULTS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['minLength', 0],
  ['minItems', 0],
  ['minProperties', 0],
  ['uniqueItems', false],
  ['nullable', false],
  ['readOnly', false],
  ['writeOnly', false],
  ['additionalProperties', true],
  ['exclusiveMinimum', false],
  ['exclusiveMaximum', false],
]);

function isDefault(keyword: string, value: Json | undefined): boolean {
  return value !== undefined && DEFAULTS.get(keyword) === value;
}
