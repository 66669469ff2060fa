import { TYPE } from '../node.ts';
import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { nodeOf } from './literal.ts';
import type { Alternative, Disjunction, News, Situation } from './situation.ts';

/*
 * What is learnt of one property of an object says nothing of an alternative that is about another one. So a
 * situation notes what is news, and only the alternatives that touch it are looked at again.
 */

/** The properties that something is about; `every` where it may be about any, or about the object as a whole. */
type Names = ReadonlySet<string> | 'every';

const NO_NAMES: Names = new Set();
const MOST_NAMES = 100;
const DEEPEST = 30;

const namesOfNode = new WeakMap<SchemaNode, Names>();
const namesOfAlternative = new WeakMap<Alternative, Names>();

/** Notes that something is known now about a value that was not before. */
export function noteNews({ type, news }: Situation, node: SchemaNode): void {
  if (type === TYPE.object) addNews(news, namesOf(node));
  else news.everything = true;
}

/** Notes that something is known now about one property, or about some that no name tells (undefined). */
export function noteName({ news }: Situation, name: string | undefined): void {
  if (name === undefined) news.everything = true;
  else news.names.add(name);
}

/** Notes that all has been looked at. */
export function nothingIsNews({ news }: Situation): void {
  news.everything = false;
  news.names.clear();
  news.disjunctions.clear();
}

/** Whether an alternative of a disjunction may be dead or certain now, though it was neither before. */
export function isWorthALook(store: Store, { news }: Situation, disjunction: Disjunction, alternative: Alternative): boolean {
  if (news.everything || news.disjunctions.has(disjunction)) return true;
  if (news.names.size === 0) return false;
  const names = touchedBy(store, alternative);
  if (names === 'every') return true;
  for (const name of names) if (news.names.has(name)) return true;
  return false;
}

/**
 * Disjunctions in the groups that share properties, those that are about the object as a whole left out: what
 * one group leaves no way for is closed, whatever the others say.
 */
export function groupedByName(store: Store, disjunctions: readonly Disjunction[]): readonly (readonly Disjunction[])[] {
  const groupOf = new Map<string, Disjunction[]>();
  const groups = new Set<Disjunction[]>();
  for (const disjunction of disjunctions) {
    const names = namesOfDisjunction(store, disjunction);
    if (names === undefined) continue;
    const group = [disjunction];
    for (const name of names) {
      const other = groupOf.get(name);
      if (other === undefined || !groups.delete(other)) continue;
      group.push(...other);
    }
    groups.add(group);
    for (const member of group) for (const name of namesOfDisjunction(store, member) ?? []) groupOf.set(name, group);
  }
  return [...groups];
}

function namesOfDisjunction(store: Store, disjunction: Disjunction): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const alternative of disjunction) {
    const names = touchedBy(store, alternative);
    if (names === 'every') return undefined;
    for (const name of names) all.add(name);
  }
  return all;
}

function addNews(news: News, names: Names): void {
  if (names === 'every') news.everything = true;
  else for (const name of names) news.names.add(name);
}

function touchedBy(store: Store, alternative: Alternative): Names {
  const known = namesOfAlternative.get(alternative);
  if (known !== undefined) return known;
  const names = namesIn(store, alternative);
  namesOfAlternative.set(alternative, names);
  return names;
}

function namesIn(store: Store, alternative: Alternative): Names {
  switch (alternative.kind) {
    case 'literals':
      return joined(
        alternative.literals.map((literal) => nodeOf(store, literal)),
        0,
      );
    case 'property':
      return alternative.demand.matcher.kind === 'name' ? new Set([alternative.demand.matcher.name]) : 'every';
    case 'item':
    case 'items':
      return 'every';
  }
}

function namesOf(node: SchemaNode, depth = 0): Names {
  const known = namesOfNode.get(node);
  if (known !== undefined) return known;
  const names = depth > DEEPEST ? 'every' : namesBelow(node, depth);
  if (depth <= DEEPEST) namesOfNode.set(node, names);
  return names;
}

function namesBelow(node: SchemaNode, depth: number): Names {
  switch (node.kind) {
    case 'required':
      return new Set([node.name]);
    case 'properties':
      return node.patterned.length === 0 && node.rest.kind === 'anything' ? new Set(node.named.keys()) : 'every';
    case 'all':
    case 'any':
    case 'exactlyOne':
      return joined(node.of, depth);
    case 'not':
      return namesOf(node.of, depth + 1);
    case 'reference':
      return namesOf(node.target(), depth + 1);
    case 'minProperties':
    case 'maxProperties':
    case 'propertyNames':
    case 'values':
    case 'opaque':
      return 'every';
    default:
      return NO_NAMES;
  }
}

function joined(nodes: readonly SchemaNode[], depth: number): Names {
  const all = new Set<string>();
  for (const node of nodes) {
    const names = namesOf(node, depth + 1);
    if (names === 'every') return names;
    for (const name of names) all.add(name);
    if (all.size > MOST_NAMES) return 'every';
  }
  return all;
}
