import { TYPE } from '../node.ts';
import type { SchemaNode, TypeMask } from '../node.ts';
import { typesOfAll } from '../store.ts';
import type { Store } from '../store.ts';
import { assumeAll } from './assume.ts';
import { decide } from './decide.ts';
import type { Inclusion } from './inclusion.ts';
import { isDenied, nodeOf, opposite } from './literal.ts';
import type { Literal } from './literal.ts';
import { BudgetExhausted, NONE, unknown } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { amongValues } from './search.ts';
import type { Search } from './search.ts';
import { newSituation } from './situation.ts';

/** How much a question may cost. */
export interface Budget {
  readonly steps: number;
  /** A last resort: the steps should run out first, since they do so everywhere alike. */
  readonly milliseconds: number;
}

/** A search with its memory; `restart` gives the next question a budget of its own. */
export interface MemoisedSearch extends Search {
  readonly restart: (budget: Budget) => void;
}

/** A witness is never deeper than there are distinct states, and one that a person can read is far shallower. */
const DEEPEST = 120;
const CLOCK_EVERY = 16;

/** What follows from more literals at once is left to the search. */
const MOST_LITERALS = 3;

/** Simple types first, so that the first value found is the simplest. */
const TYPES = [TYPE.boolean, TYPE.null, TYPE.string, TYPE.number, TYPE.array, TYPE.object];

/**
 * Creates the search for a value of a set of literals. States are memoised by their literals. A state
 * that is met again below itself has no value there: a smallest witness never contains itself. Such an
 * answer hangs on the state still open above, so it is kept as tentative until that one is decided.
 * What `includes` sees is not searched for.
 */
export function createSearch(store: Store, includes: Inclusion): MemoisedSearch {
  const memory = new Map<string, Outcome>();
  const tentative = new Map<string, number>();
  const open = new Map<string, number>();
  let log: string[] = [];
  let depth = 0;
  /** The shallowest open state that the answers since the last save hang on. */
  let dependsOn = Infinity;
  let given: Budget = { steps: 0, milliseconds: 0 };
  let steps = 0;
  let deadline = Infinity;

  function tick(): void {
    steps -= 1;
    if (steps < 0) throw new BudgetExhausted(`not decided in ${given.steps} steps`);
    if (steps % CLOCK_EVERY === 0 && performance.now() > deadline) {
      throw new BudgetExhausted(`not decided in ${given.milliseconds} ms, though fewer than ${given.steps} steps were taken`);
    }
  }

  function satisfy(literals: readonly Literal[]): Outcome {
    const kept = new Set<Literal>();
    for (const literal of literals) {
      const node = nodeOf(store, literal);
      if (node === store.anything || node === store.nothing) {
        if ((node === store.nothing) !== isDenied(literal)) return NONE;
      } else {
        if (kept.has(opposite(literal))) return NONE;
        kept.add(literal);
      }
    }
    const state = [...kept].sort((a, b) => a - b);
    const key = state.join();
    const known = memory.get(key);
    if (known !== undefined) return known;
    const pending = tentative.get(key) ?? open.get(key);
    if (pending !== undefined) {
      dependsOn = Math.min(dependsOn, pending);
      return NONE;
    }
    if (state.length <= MOST_LITERALS && isPlainlyNone(state)) {
      memory.set(key, NONE);
      return NONE;
    }
    return explore(key, state);
  }

  /** What is refused follows from what is accepted, as their structure shows. */
  function isPlainlyNone(state: readonly Literal[]): boolean {
    const refused = state.filter(isDenied);
    if (refused.length === 0) return false;
    const accepted = state.filter((literal) => !isDenied(literal)).map((literal) => nodeOf(store, literal));
    return refused.some((literal) => includes(accepted, nodeOf(store, literal)));
  }

  function explore(key: string, state: readonly Literal[]): Outcome {
    tick();
    const level = depth;
    const outerDependence = dependsOn;
    const logged = log.length;
    dependsOn = Infinity;
    depth += 1;
    open.set(key, level);
    let outcome: Outcome;
    try {
      outcome = level > DEEPEST ? unknown('depth', `schemas nested more than ${DEEPEST} deep`) : search(state);
    } catch (error) {
      forget(logged);
      open.clear();
      depth = 0;
      throw error;
    }
    open.delete(key);
    depth = level;
    const dependence = dependsOn >= level ? Infinity : dependsOn;
    dependsOn = Math.min(outerDependence, dependence);
    if (outcome.kind !== 'none') {
      // What hung on this state having no value is void.
      forget(logged);
      memory.set(key, outcome);
    } else if (dependence === Infinity) {
      for (const settled of log.slice(logged)) if (tentative.delete(settled)) memory.set(settled, NONE);
      log.length = logged;
      memory.set(key, NONE);
    } else {
      for (const waiting of log.slice(logged)) {
        const on = tentative.get(waiting);
        if (on !== undefined && on >= level) tentative.set(waiting, dependence);
      }
      tentative.set(key, dependence);
      log.push(key);
    }
    return outcome;
  }

  function forget(from: number): void {
    for (const key of log.slice(from)) tentative.delete(key);
    log = log.slice(0, from);
  }

  function search(state: readonly Literal[]): Outcome {
    const constants = smallestValues(store, state);
    if (constants !== undefined) return amongValues(store, state, constants.values);
    let undecided: Outcome = NONE;
    const possible = possibleTypes(store, state);
    for (const type of TYPES) {
      if ((type & possible) === 0) continue;
      const situation = newSituation(type);
      if (!assumeAll(store, situation, state)) continue;
      const outcome = decide(self, situation);
      if (outcome.kind === 'found') return outcome;
      if (outcome.kind === 'unknown') undecided = outcome;
    }
    return undecided;
  }

  const self: MemoisedSearch = {
    store,
    satisfy,
    tick,
    restart: (budget) => {
      given = budget;
      steps = budget.steps;
      deadline = performance.now() + budget.milliseconds;
    },
  };
  return self;
}

/** The types that the accepting schemas leave at first sight. */
function possibleTypes(store: Store, state: readonly Literal[]): TypeMask {
  return typesOfAll(state.filter((literal) => !isDenied(literal)).map((literal) => nodeOf(store, literal)));
}

function smallestValues(store: Store, state: readonly Literal[]): Extract<SchemaNode, { kind: 'values' }> | undefined {
  let smallest: Extract<SchemaNode, { kind: 'values' }> | undefined;
  for (const literal of state) {
    if (isDenied(literal)) continue;
    const node = nodeOf(store, literal);
    for (const part of node.kind === 'all' ? node.of : [node]) {
      if (part.kind === 'values' && (smallest === undefined || part.values.length < smallest.values.length)) smallest = part;
    }
  }
  return smallest;
}
