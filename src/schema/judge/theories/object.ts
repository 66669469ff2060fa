import type { Json } from '../../../model/json.ts';
import { put } from '../../../model/json.ts';
import { schemasOfName } from '../../evaluate.ts';
import { matchesPattern } from '../../pattern/language.ts';
import { TYPE } from '../../node.ts';
import { asserted, denied } from '../literal.ts';
import type { Literal } from '../literal.ts';
import { NONE, found, unknown } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { holds } from '../search.ts';
import type { Search } from '../search.ts';
import type { NameMatcher, PropertyDemand, Situation } from '../situation.ts';

const MOST_PLACEMENTS = 400;
const MOST_PROPERTIES = 3_000;
const MOST_PATTERNS = 6;
const MOST_FRESH_NAMES = 16;

/** What single names must keep to beyond what the schemas say of every property. */
type Names = ReadonlyMap<string, readonly Literal[]>;

/** The literals that the `properties` nodes in force put on one name; what is not certain is left out. */
export function schemasForName({ object }: Situation, name: string): readonly Literal[] {
  const known = object.byName.get(name);
  if (known !== undefined) return known;
  const literals = [...new Set(object.properties.flatMap((node) => schemasOfName(node, name).schemas.map(asserted)))];
  object.byName.set(name, literals);
  return literals;
}

const NO_LITERALS: readonly Literal[] = [];

/** The literals that demands about exactly this name put on it. */
export function demandsOfName({ object }: Situation, name: string): readonly Literal[] {
  let found: Literal[] | undefined;
  for (const { matcher, literals } of object.demands) {
    if (matcher.kind === 'name' && matcher.name === name) (found ??= []).push(...literals);
  }
  return found ?? NO_LITERALS;
}

/** False when a property of this name cannot be there: it is excluded, or `propertyNames` refuses it. */
export function mayBeNamed(search: Search, { object }: Situation, name: string): boolean {
  return !object.absent.has(name) && object.names.every((literal) => holds(search.store, literal, name) !== false);
}

/** An object that keeps to its schemas, its demands and its counts; only the properties that must be there. */
export function findObject(search: Search, situation: Situation): Outcome {
  const { object } = situation;
  const names = new Map<string, readonly Literal[]>();
  for (const name of object.required) names.set(name, demandsOfName(situation, name));
  for (const [name, literals] of names) {
    if (!mayBeNamed(search, situation, name)) return NONE;
    const value = search.satisfy([...schemasForName(situation, name), ...literals]);
    if (value.kind !== 'found') return value;
  }
  const floating = object.demands.filter(({ matcher }) => matcher.kind !== 'name');
  return placeFrom(search, situation, names, floating);
}

/** Finds names for the demands that leave the name open, then fills the object up to its least size. */
function placeFrom(search: Search, situation: Situation, names: Names, floating: readonly PropertyDemand[]): Outcome {
  const { object } = situation;
  const explicit = mentionedNames(situation);
  let placements = 0;
  let undecided: Outcome = NONE;

  function place(index: number, placed: Names): Outcome {
    const demand = floating[index];
    if (demand === undefined) return fill(search, situation, placed, explicit);
    const { names: fresh, complete } = freshNames(search, situation, demand.matcher, new Set([...explicit, ...placed.keys()]));
    if (!complete) undecided = unknown('pattern', 'property names that a pattern decides');
    const full = placed.size >= object.maxProperties;
    for (const name of new Set([...placed.keys(), ...(full ? [] : [...explicit, ...fresh])])) {
      const matched = matches(search, demand.matcher, name);
      if (matched === 'unknown') undecided = unknown('pattern', 'property names that a pattern decides');
      if (matched !== true || !mayBeNamed(search, situation, name)) continue;
      if (placements++ > MOST_PLACEMENTS) return (undecided = unknown('placement', 'too many ways to name properties'));
      const literals = [...(placed.get(name) ?? []), ...demand.literals];
      const value = search.satisfy([...schemasForName(situation, name), ...literals]);
      if (value.kind === 'unknown') undecided = value;
      if (value.kind !== 'found') continue;
      const outcome = place(index + 1, new Map(placed).set(name, literals));
      if (outcome.kind === 'found') return outcome;
      if (outcome.kind === 'unknown') undecided = outcome;
    }
    return undecided;
  }

  return place(0, names);
}

function fill(search: Search, situation: Situation, placed: Names, explicit: ReadonlySet<string>): Outcome {
  const { object } = situation;
  if (placed.size > object.maxProperties) return NONE;
  if (object.minProperties > MOST_PROPERTIES) return unknown('placement', `objects over ${MOST_PROPERTIES} properties`);
  const names = new Map(placed);
  let complete = true;
  const accept = (name: string): void => {
    if (names.has(name) || !mayBeNamed(search, situation, name)) return;
    const value = search.satisfy(schemasForName(situation, name));
    if (value.kind === 'found') names.set(name, []);
    else if (value.kind === 'unknown') complete = false;
  };
  for (const name of explicit) if (names.size < object.minProperties) accept(name);
  while (names.size < object.minProperties) {
    const before = names.size;
    const fresh = freshNames(search, situation, { kind: 'literals', literals: [] }, new Set([...explicit, ...names.keys()]));
    complete &&= fresh.complete;
    for (const name of fresh.names) if (names.size < object.minProperties) accept(name);
    if (names.size === before) return complete ? NONE : unknown('placement', 'too few property names found');
  }
  const value: Record<string, Json> = {};
  for (const [name, literals] of names) {
    const outcome = search.satisfy([...schemasForName(situation, name), ...literals]);
    if (outcome.kind !== 'found') return outcome;
    put(value, name, outcome.value);
  }
  return found(value);
}

/** Every name that some schema or demand of the situation spells out. */
function mentionedNames({ object }: Situation): ReadonlySet<string> {
  const names = new Set<string>([...object.required, ...object.absent]);
  for (const node of object.properties) for (const name of node.named.keys()) names.add(name);
  for (const { matcher } of object.demands) {
    if (matcher.kind === 'name') names.add(matcher.name);
    if (matcher.kind === 'rest') for (const name of matcher.names) names.add(name);
  }
  return names;
}

/**
 * Names not mentioned anywhere that fit a matcher: one for each combination of the patterns in force,
 * because names that match the same patterns are treated alike by every schema.
 */
function freshNames(
  search: Search,
  situation: Situation,
  matcher: NameMatcher,
  taken: ReadonlySet<string>,
): { readonly names: readonly string[]; readonly complete: boolean } {
  const { store } = search;
  const patternOf = (source: string): Literal => asserted(store.pattern(source));
  const base: Literal[] = [asserted(store.types(TYPE.string)), ...situation.object.names];
  const settled = new Set<string>();
  if (matcher.kind === 'pattern') base.push(patternOf(matcher.pattern));
  if (matcher.kind === 'pattern') settled.add(matcher.pattern);
  if (matcher.kind === 'literals') base.push(...matcher.literals);
  if (matcher.kind === 'rest') {
    for (const source of matcher.patterns) {
      base.push(denied(store.pattern(source)));
      settled.add(source);
    }
  }
  if (taken.size > 0) base.push(denied(store.values([...taken])));
  const patterns = [...patternsInForce(situation)].filter((source) => !settled.has(source));
  const names: string[] = [];
  let complete = patterns.length <= MOST_PATTERNS;
  const explore = (index: number, literals: readonly Literal[]): void => {
    if (names.length >= MOST_FRESH_NAMES) {
      complete = false;
      return;
    }
    const outcome = search.satisfy(literals);
    if (outcome.kind === 'unknown') complete = false;
    if (outcome.kind !== 'found') return;
    const source = patterns[index];
    if (source === undefined || index >= MOST_PATTERNS) {
      if (typeof outcome.value === 'string') names.push(outcome.value);
      return;
    }
    explore(index + 1, [...literals, denied(store.pattern(source))]);
    explore(index + 1, [...literals, patternOf(source)]);
  };
  explore(0, base);
  return { names, complete };
}

function patternsInForce({ object }: Situation): ReadonlySet<string> {
  const patterns = new Set<string>();
  for (const node of object.properties) for (const [source] of node.patterned) patterns.add(source);
  for (const { matcher } of object.demands) {
    if (matcher.kind === 'pattern') patterns.add(matcher.pattern);
    if (matcher.kind === 'rest') for (const source of matcher.patterns) patterns.add(source);
  }
  return patterns;
}

function matches(search: Search, matcher: NameMatcher, name: string): boolean | 'unknown' {
  switch (matcher.kind) {
    case 'name':
      return matcher.name === name;
    case 'pattern':
      return matchesPattern(matcher.pattern, name);
    case 'literals': {
      const answers = matcher.literals.map((literal) => holds(search.store, literal, name));
      return answers.includes(false) ? false : answers.includes('unknown') ? 'unknown' : true;
    }
    case 'rest': {
      if (matcher.names.has(name)) return false;
      const answers = matcher.patterns.map((pattern) => matchesPattern(pattern, name));
      return answers.includes(true) ? false : answers.includes('unknown') ? 'unknown' : true;
    }
  }
}
