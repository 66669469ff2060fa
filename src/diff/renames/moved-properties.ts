import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { TYPE } from '../../schema/node.ts';
import { isCommonName } from './common-names.ts';
import { weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { matchRenamed } from './match.ts';
import type { Renamed } from './match.ts';
import { wordsOf } from './names.ts';
import { contentEvidence } from './properties.ts';
import type { Nameable, Statements } from './stated.ts';

/** A property that went from, or came to, some depth below an object. */
export interface DistantProperty {
  /** The names that lead to it from the object, its own last. */
  readonly path: readonly string[];
  readonly property: PropertyInView;
}

/** What is compared of both documents. */
export interface MoveContext {
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
  readonly statements: Statements;
}

/** Finds the properties that stand at another depth below one object: out of it into an object inside, and the other way round. */
export function movedProperties(
  gone: readonly DistantProperty[],
  come: readonly DistantProperty[],
  { readers, statements }: MoveContext,
): readonly Renamed<DistantProperty>[] {
  const nameOf = ({ path, property: { address } }: DistantProperty): Nameable => ({ address, name: path.at(-1) ?? '' });
  const stated = statements.pairs(gone, come, nameOf);
  const settled = new Set(stated.flatMap(({ old, new: next }) => [old, next]));
  const [removed, added] = [gone, come].map((all) => all.filter((one) => !settled.has(one))) as [DistantProperty[], DistantProperty[]];
  const byKey = new Map<string, DistantProperty[]>();
  for (const one of added) for (const key of keysOf(one)) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  const partners = (one: DistantProperty): readonly DistantProperty[] =>
    [...new Set(keysOf(one).flatMap((key) => byKey.get(key) ?? []))].filter(
      (other) => isElsewhere(one, other) && isAlike(one, other, readers),
    );
  // How many of one object went into another one together.
  const together = new Map<string, number>();
  for (const one of removed) {
    const routes = new Set(partners(one).flatMap((other) => (isTelling(one, other) ? [routeOf(one, other)] : [])));
    for (const route of routes) together.set(route, (together.get(route) ?? 0) + 1);
  }
  const named = { old: countedByName(removed), new: countedByName(added) };
  /** One name that says what it is, on each side once, with the same schema: what went is what came. */
  const isOnlyOne = (one: DistantProperty, other: DistantProperty): boolean => {
    const [from, to] = [nameOf(one).name, nameOf(other).name];
    if (from !== to || isCommonName(from) || named.old.get(from) !== 1 || named.new.get(to) !== 1) return false;
    return readers.old.meaning(one.property.schema) === readers.new.meaning(other.property.schema);
  };
  const likelihood = (one: DistantProperty, other: DistantProperty): Likelihood => {
    const views = { old: readers.old.view(one.property.schema), new: readers.new.view(other.property.schema) };
    const count = together.get(routeOf(one, other)) ?? 0;
    return weigh([
      nameEvidence(one, other),
      ...contentEvidence(one.property, other.property, views, readers),
      ...(isOnlyOne(one, other) ? [{ weight: 0.3, because: 'nothing else of that name went or came', telling: true }] : []),
      ...(count > 1 ? [{ weight: count > 2 ? 0.65 : 0.5, because: `${count} properties moved together`, telling: true }] : []),
    ]);
  };
  // What is now in two places was split, and what was in two was joined: neither moved.
  const found = matchRenamed(removed, added, likelihood, partners).filter(({ isContested }) => isContested !== true);
  const order = new Map(gone.map((one, index) => [one, index]));
  return [...stated, ...found].toSorted((a, b) => (order.get(a.old) ?? 0) - (order.get(b.old) ?? 0));
}

function countedByName(properties: readonly DistantProperty[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of properties.map(({ path }) => path.at(-1) ?? '')) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** By which a property is looked up on the other side: its name, and its whole path as one name. */
function keysOf({ path }: DistantProperty): readonly string[] {
  return [wordsOf(path.at(-1) ?? '').join(' '), path.flatMap(wordsOf).join(' ')];
}

/** Of two properties of one object, one is another one renamed at most; and what stayed below one object is seen there. */
function isElsewhere({ path: from }: DistantProperty, { path: to }: DistantProperty): boolean {
  return (from.length > 1 || to.length > 1) && from[0] !== to[0];
}

function isAlike({ property: before }: DistantProperty, { property: after }: DistantProperty, readers: MoveContext['readers']): boolean {
  if (before.access !== after.access) return false;
  return (readers.old.view(before.schema).types.value & readers.new.view(after.schema).types.value) !== 0;
}

function routeOf({ path: from }: DistantProperty, { path: to }: DistantProperty): string {
  return JSON.stringify([from.slice(0, -1), to.slice(0, -1)]);
}

function isWholePath({ path: from }: DistantProperty, { path: to }: DistantProperty): boolean {
  return from.length !== to.length && from.flatMap(wordsOf).join(' ') === to.flatMap(wordsOf).join(' ');
}

function isTelling(one: DistantProperty, other: DistantProperty): boolean {
  return isWholePath(one, other) || !isCommonName(one.path.at(-1) ?? '');
}

function nameEvidence(one: DistantProperty, other: DistantProperty): Evidence {
  if (isWholePath(one, other)) return { weight: 0.75, because: 'the same words from the object on', telling: true };
  return { weight: isTelling(one, other) ? 0.5 : 0.2, because: 'the same name', telling: false };
}

/** The properties of an object that itself went or came, as distant ones. */
export function contentsOf(
  { name, schema }: { readonly name: string; readonly schema: SchemaSet },
  reader: SchemaReader,
): readonly DistantProperty[] {
  const view: View = reader.view(schema);
  if (view.types.value !== TYPE.object || view.unions.length > 0) return [];
  return [...view.properties.values()].map((property) => {
    const required = view.required.get(property.name);
    return { path: [name, property.name], property: required === undefined ? property : { ...property, required } };
  });
}
