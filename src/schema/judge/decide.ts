import { TYPE } from '../node.ts';
import { holdsAlready, isDead } from './alive.ts';
import { applyAlternative } from './assume.ts';
import { isDenied } from './literal.ts';
import { NONE, found, unknown } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { amongValues } from './search.ts';
import type { Search } from './search.ts';
import { copySituation } from './situation.ts';
import type { Disjunction, Situation } from './situation.ts';
import { findArray } from './theories/array.ts';
import { findNumber } from './theories/number.ts';
import { findObject } from './theories/object.ts';
import { findStringValue } from './theories/string.ts';
import { groupedByName, isWorthALook, nothingIsNews } from './touched.ts';

/**
 * Decides a situation: drops disjunctions that hold anyway, removes dead alternatives, applies the only
 * one left, and splits on the smallest disjunction when nothing else helps. With no disjunction left the
 * theory of the type answers. Most situations that have a value show one on the way straight down, so that
 * is tried first; looking ahead pays where every way has to be seen to be closed.
 */
export function decide(search: Search, situation: Situation): Outcome {
  // Without a choice to make there is but one way.
  if (situation.pending.length === 0) return split(search, situation, LOOK_FURTHER);
  const straight = copySituation(situation);
  const outcome = split(search, straight, { kind: 'straight down', left: MOST_DEAD_ENDS });
  return outcome === GIVEN_UP ? split(search, situation, LOOK_FURTHER) : outcome;
}

/** More alternatives than this are split on without a look ahead. */
const MOST_PROBED = 64;
/** So many ways straight down may end in nothing. */
const MOST_DEAD_ENDS = 12;

/** How a situation is taken on. */
type Effort = { readonly kind: 'straight down'; left: number } | { readonly kind: 'looking ahead'; readonly isFirst: boolean };

const LOOK_FURTHER: Effort = { kind: 'looking ahead', isFirst: true };
const LOOK_AHEAD: Effort = { kind: 'looking ahead', isFirst: false };
const GIVEN_UP = unknown('budget', 'not found on the way straight down');

function split(search: Search, situation: Situation, effort: Effort): Outcome {
  search.tick();
  for (;;) {
    if (situation.finite !== undefined) return amongValues(search.store, situation.seen, situation.finite);
    const step = simplify(search, situation);
    if (step === 'contradiction') return NONE;
    if (step === 'changed') continue;
    if (situation.pending.length === 0) return theory(search, situation);
    if (effort.kind === 'looking ahead' && situation.pending.length > 1) {
      if (refutedAlone(search, situation)) return NONE;
      let found = probe(search, situation, contradicts);
      if (found === 'stable' && effort.isFirst) found = probe(search, situation, contradictsAnother);
      if (found === 'contradiction') return NONE;
      if (found === 'changed') continue;
    }
    return branch(search, situation, effort.kind === 'looking ahead' ? LOOK_AHEAD : effort);
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
    const looked = new Set(disjunction.filter((alternative) => isWorthALook(search.store, situation, disjunction, alternative)));
    if (looked.size === 0) continue;
    if (disjunction.some((alternative) => looked.has(alternative) && holdsAlready(search, situation, alternative))) {
      situation.pending = situation.pending.filter((pending) => pending !== disjunction);
      continue;
    }
    const alive = disjunction.filter((alternative) => !looked.has(alternative) || !isDead(search, situation, alternative));
    const step = keepAlive(search, situation, disjunction, alive);
    if (step !== 'stable') return step;
  }
  nothingIsNews(situation);
  return 'stable';
}

/**
 * P is within a union when it is within one member: often the whole proof where nothing tells members apart.
 * And where unions are about different properties, those of one property may be the whole proof.
 */
function refutedAlone(search: Search, situation: Situation): boolean {
  const groups = situation.type === TYPE.object ? groupedByName(search.store, situation.pending) : [];
  const parts = [
    ...situation.pending.map((disjunction) => [disjunction]),
    ...groups.filter((group) => group.length > 1 && group.length < situation.pending.length),
  ];
  return parts.some((part) => {
    const alone = copySituation(situation, part);
    const left = part.reduce((sum, disjunction) => sum + disjunction.length, MOST_DEAD_ENDS);
    return split(search, alone, { kind: 'straight down', left }) === NONE;
  });
}

/**
 * Tries each alternative of each disjunction for what follows at once, without splitting further: one
 * that leaves another disjunction without a way is dead. Thirty branches against thirty wider ones, or
 * a dozen unions at once, are decided by this and not by trying every combination.
 */
function probe(search: Search, situation: Situation, isClosed: (search: Search, trial: Situation) => boolean): Step {
  for (const disjunction of [...situation.pending].sort(byPromise)) {
    if (disjunction.length > MOST_PROBED) continue;
    const others = situation.pending.filter((pending) => pending !== disjunction);
    const alive = disjunction.filter((alternative) => {
      search.tick();
      const trial = copySituation(situation, others);
      return applyAlternative(search.store, trial, alternative) && !isClosed(search, trial);
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

/** The same where it takes one more disjunction to see it: of a dozen unions, one each for what a dozen properties must not be. */
function contradictsAnother(search: Search, trial: Situation): boolean {
  return contradicts(search, trial) || refutedAlone(search, trial);
}

function branch(search: Search, situation: Situation, effort: Effort): Outcome {
  const chosen = situation.pending.reduce((a, b) => (byPromise(a, b) <= 0 ? a : b));
  const others = situation.pending.filter((pending) => pending !== chosen);
  let undecided: Outcome = NONE;
  for (const alternative of chosen) {
    const choice = copySituation(situation, others);
    if (!applyAlternative(search.store, choice, alternative)) continue;
    const outcome = split(search, choice, effort);
    if (effort.kind === 'straight down' && outcome.kind !== 'found' && effort.left-- <= 0) return GIVEN_UP;
    if (outcome.kind === 'found' || outcome === GIVEN_UP) return outcome;
    if (outcome.kind === 'unknown') undecided = outcome;
  }
  return undecided;
}

/** What a value is made of decides most of what it must not be; of disjunctions about either, short ones are soon closed. */
function byPromise(a: Disjunction, b: Disjunction): number {
  return Number(isOfAsserted(b)) - Number(isOfAsserted(a)) || a.length - b.length;
}

function isOfAsserted(disjunction: Disjunction): boolean {
  return disjunction.every(
    (alternative) => alternative.kind === 'literals' && alternative.literals[0] !== undefined && !isDenied(alternative.literals[0]),
  );
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
