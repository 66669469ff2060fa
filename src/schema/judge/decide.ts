import { TYPE } from '../node.ts';
import type { SchemaNode } from '../node.ts';
import { applyAlternative } from './assume.ts';
import { isDenied, nodeOf, opposite } from './literal.ts';
import { NONE, found } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { amongValues } from './search.ts';
import type { Search } from './search.ts';
import { copySituation } from './situation.ts';
import type { Alternative, Disjunction, Situation } from './situation.ts';
import { findArray, itemLiterals } from './theories/array.ts';
import { findNumber } from './theories/number.ts';
import { demandsOfName, findObject, mayBeNamed, schemasForName } from './theories/object.ts';
import { findStringValue } from './theories/string.ts';

/**
 * Decides a situation: drops disjunctions that hold anyway, removes dead alternatives, applies the only
 * one left, and splits on the smallest disjunction when nothing else helps. With no disjunction left the
 * theory of the type answers.
 */
export function decide(search: Search, situation: Situation): Outcome {
  return split(search, situation, 'with the union rule');
}

/** More alternatives than this are split on without a look ahead. */
const MOST_PROBED = 64;

type UnionRule = 'with the union rule' | 'without the union rule';

function split(search: Search, situation: Situation, rule: UnionRule): Outcome {
  search.tick();
  for (;;) {
    if (situation.finite !== undefined) return amongValues(search.store, situation.seen, situation.finite);
    const step = simplify(search, situation);
    if (step === 'contradiction') return NONE;
    if (step === 'changed') continue;
    if (situation.pending.length === 0) return theory(search, situation);
    if (rule === 'with the union rule' && situation.pending.length > 1) {
      if (refutedAlone(search, situation)) return NONE;
      const found = probe(search, situation);
      if (found === 'contradiction') return NONE;
      if (found === 'changed') continue;
    }
    return branch(search, situation, rule);
  }
}

/** What a look at the pending disjunctions did. */
type Step = 'contradiction' | 'changed' | 'stable';

/** Leaves of a disjunction what is alive: none is a contradiction, and the only one left holds. */
function keepAlive(search: Search, situation: Situation, disjunction: Disjunction, alive: Disjunction): Step {
  const [only, second] = alive;
  if (only === undefined) return 'contradiction';
  if (second === undefined) {
    situation.pending = situation.pending.filter((pending) => pending !== disjunction);
    return applyAlternative(search.store, situation, only) ? 'changed' : 'contradiction';
  }
  if (alive.length < disjunction.length)
    situation.pending = situation.pending.map((pending) => (pending === disjunction ? alive : pending));
  return 'stable';
}

/** One round over the pending disjunctions. */
function simplify(search: Search, situation: Situation): Step {
  for (const disjunction of [...situation.pending]) {
    if (disjunction.some((alternative) => holdsAlready(search, situation, alternative))) {
      situation.pending = situation.pending.filter((pending) => pending !== disjunction);
      continue;
    }
    const alive = disjunction.filter((alternative) => !isDead(search, situation, alternative));
    const step = keepAlive(search, situation, disjunction, alive);
    if (step !== 'stable') return step;
  }
  return 'stable';
}

/** P is within a union when it is within one member: often the whole proof where nothing tells members apart. */
function refutedAlone(search: Search, situation: Situation): boolean {
  return situation.pending.some((disjunction) => {
    const alone = copySituation(situation);
    alone.pending = [disjunction];
    return split(search, alone, 'without the union rule').kind === 'none';
  });
}

/**
 * Tries each alternative of each disjunction for what follows at once, without splitting further: one
 * that leaves another disjunction without a way is dead. Thirty branches against thirty wider ones, or
 * a dozen unions at once, are decided by this and not by trying every combination.
 */
function probe(search: Search, situation: Situation): Step {
  for (const disjunction of [...situation.pending].sort((a, b) => a.length - b.length)) {
    if (disjunction.length > MOST_PROBED) continue;
    const others = situation.pending.filter((pending) => pending !== disjunction);
    const alive = disjunction.filter((alternative) => {
      search.tick();
      const trial = copySituation(situation);
      trial.pending = [...others];
      return applyAlternative(search.store, trial, alternative) && !contradicts(search, trial);
    });
    const step = keepAlive(search, situation, disjunction, alive);
    if (step !== 'stable') return step;
  }
  return 'stable';
}

function contradicts(search: Search, trial: Situation): boolean {
  for (let step = simplify(search, trial); step !== 'stable'; step = simplify(search, trial)) {
    if (step === 'contradiction') return true;
  }
  return false;
}

function branch(search: Search, situation: Situation, rule: UnionRule): Outcome {
  const smallest = situation.pending.reduce((a, b) => (b.length < a.length ? b : a));
  const others = situation.pending.filter((pending) => pending !== smallest);
  let undecided: Outcome = NONE;
  for (const alternative of smallest) {
    const choice = copySituation(situation);
    choice.pending = [...others];
    if (!applyAlternative(search.store, choice, alternative)) continue;
    const outcome = split(search, choice, rule);
    if (outcome.kind === 'found') return outcome;
    if (outcome.kind === 'unknown') undecided = outcome;
  }
  return undecided;
}

function theory(search: Search, situation: Situation): Outcome {
  switch (situation.type) {
    case TYPE.null:
      return found(null);
    case TYPE.boolean:
      return found(situation.excluded.includes(false));
    case TYPE.number:
      return findNumber(situation);
    case TYPE.string:
      return findStringValue(situation);
    case TYPE.array:
      return findArray(search, situation);
    default:
      return findObject(search, situation);
  }
}

/** Whether an alternative is certain already, so that its disjunction asks for nothing. */
function holdsAlready(search: Search, situation: Situation, alternative: Alternative): boolean {
  if (alternative.kind === 'literals') {
    return alternative.literals.every((literal) => {
      if (situation.seen.has(literal)) return true;
      const node = nodeOf(search.store, literal);
      if (situation.type !== TYPE.object || node.kind !== 'required') return false;
      return isDenied(literal) ? situation.object.absent.has(node.name) : situation.object.required.has(node.name);
    });
  }
  return alternative.kind === 'property' && isEntailed(search, situation, alternative);
}

/**
 * A property that must be there and can only hold constants that the branch refuses: the branch is
 * refused already. This is what makes unions with a discriminating property cheap.
 */
function isEntailed(search: Search, situation: Situation, { demand }: Extract<Alternative, { kind: 'property' }>): boolean {
  const [literal, second] = demand.literals;
  if (demand.matcher.kind !== 'name' || literal === undefined || second !== undefined) return false;
  const { name } = demand.matcher;
  if (!situation.object.required.has(name)) return false;
  const known = [...schemasForName(situation, name), ...demandsOfName(situation, name)];
  if (known.includes(literal)) return true;
  if (!known.some((one) => !isDenied(one) && isFinite(nodeOf(search.store, one)))) return false;
  return search.satisfy([...known, opposite(literal)]).kind === 'none';
}

function isFinite(node: SchemaNode): boolean {
  return node.kind === 'values' || (node.kind === 'all' && node.of.some((of) => of.kind === 'values'));
}

/** Whether an alternative contradicts what is known, seen without splitting. */
function isDead(search: Search, situation: Situation, alternative: Alternative): boolean {
  const { store } = search;
  switch (alternative.kind) {
    case 'literals': {
      const trial = copySituation(situation);
      trial.pending = [];
      if (!applyAlternative(store, trial, alternative)) return true;
      return trial.type === TYPE.object && hasDeadProperty(search, trial, situation);
    }
    case 'items':
      return situation.array.minItems > alternative.most || situation.array.maxItems < alternative.least;
    case 'property': {
      const { matcher, literals } = alternative.demand;
      if (matcher.kind !== 'name') return false;
      if (!mayBeNamed(search, situation, matcher.name)) return true;
      const known = [...schemasForName(situation, matcher.name), ...demandsOfName(situation, matcher.name)];
      // A refused schema alone always leaves something; only what is known of the name can rule it out.
      return known.length > 0 && search.satisfy([...known, ...literals]).kind === 'none';
    }
    case 'item': {
      const { from, orLater, literals } = alternative.demand;
      if (from >= situation.array.maxItems) return true;
      if (orLater) return false;
      const known = itemLiterals(situation, from);
      return known.length > 0 && search.satisfy([...known, ...literals]).kind === 'none';
    }
  }
}

/**
 * Whether a property that must be there has, by types and constants alone, no value left. Only names of
 * which the trial says more than the situation before it are looked at.
 */
function hasDeadProperty(search: Search, trial: Situation, before: Situation): boolean {
  const news = trial.object.properties.slice(before.object.properties.length);
  for (const name of trial.object.required) {
    const isNew = !before.object.required.has(name);
    if (!isNew && !news.some((node) => node.patterned.length > 0 || isNarrow(node.named.get(name) ?? node.rest))) continue;
    if (!mayBeNamed(search, trial, name)) return true;
    const literals = [...schemasForName(trial, name), ...demandsOfName(trial, name)];
    const kinds = literals.map((literal) => nodeOf(search.store, literal).kind);
    const plain = kinds.every((kind) => kind === 'values' || kind === 'types' || kind === 'nothing');
    const constant = literals.some((literal, index) => kinds[index] === 'values' && !isDenied(literal));
    if (literals.length > 0 && (plain || constant) && search.satisfy(literals).kind === 'none') return true;
  }
  return false;
}

/** Whether a schema alone lets only constants or single types through. */
function isNarrow(node: SchemaNode): boolean {
  return node.kind === 'values' || node.kind === 'types' || node.kind === 'nothing' || isFinite(node);
}
