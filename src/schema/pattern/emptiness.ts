import type { CharacterSet } from './character-set.ts';
import { union } from './character-set.ts';
import { createDerivatives } from './derivative.ts';
import type { Derivatives } from './derivative.ts';
import type { Expression, Expressions } from './expression.ts';
import { mostLegible } from './legible.ts';
import type { Legible } from './legible.ts';
import { Undecidable } from './undecidable.ts';

/** How much a search may cost. */
export interface SearchBudget {
  /** Expressions that may be visited. */
  readonly states: number;
  /** A last resort: the states should run out first, since they do so everywhere alike. */
  readonly milliseconds: number;
}

/** Lengths in code points, both inclusive. */
export interface LengthWindow {
  readonly min: number;
  readonly max: number;
}

/**
 * A shortest text of an expression: for each place the characters that will do. `undefined` means that
 * there is no text at all.
 */
export type ShortestText = readonly CharacterSet[] | undefined;

/** One step of the automaton that the derivatives span. */
interface Step {
  readonly set: CharacterSet;
  readonly to: Expression;
}

/** How a state was reached first. */
interface Arrival {
  readonly from: Expression;
  readonly set: CharacterSet;
}

/** Longer texts help nobody and cost memory. */
export const LONGEST_TEXT = 1 << 20;

/** Visits of a state at some length, for each state that the budget allows. */
const VISITS_PER_STATE = 20;

/** Steps of a dive, each of which may be dear. */
const DEEPEST_DIVE = 2500;

/** Expressions that may be interned, for each state that the budget allows: the measure of work and memory. */
const EXPRESSIONS_PER_STATE = 5;

/**
 * Searches for a shortest text of the expression within the window, breadth first over derivatives.
 * Texts are sequences of Unicode scalar values: a lone surrogate never is the only way out, since JSON
 * that holds one cannot be exchanged (RFC 8259, section 8.2). Throws `Undecidable` beyond the budget.
 */
export function shortestText(root: Expression, window: LengthWindow, expressions: Expressions, budget: SearchBudget): ShortestText {
  if (root === expressions.nothing || window.min > window.max) return undefined;
  const search = createSearch(expressions, budget);
  let shortest: ShortestText;
  try {
    shortest = search.explore(root);
  } catch (error) {
    const ahead = error instanceof Undecidable ? search.dive(root, window) : undefined;
    if (ahead === undefined) throw error;
    return ahead;
  }
  if (shortest === undefined || shortest.length > window.max) return undefined;
  if (shortest.length >= Math.max(window.min, 1)) return shortest;
  if (shortest.length >= window.min) return search.oneCharacter(root, window) ?? shortest;
  return search.lengthen(root, window);
}

function createSearch(expressions: Expressions, budget: SearchBudget) {
  const derivatives: Derivatives = createDerivatives(expressions);
  const deadline = performance.now() + budget.milliseconds;
  const steps = new Map<Expression, readonly Step[]>();

  /** The steps out of a state, the most legible first, so that answers do not hang on the order of interning. */
  function stepsFrom(state: Expression): readonly Step[] {
    const known = steps.get(state);
    if (known !== undefined) return known;
    const byTarget = new Map<Expression, CharacterSet[]>();
    for (const set of derivatives.partition(state)) {
      const representative = mostLegible(set)?.codePoint;
      if (representative === undefined) continue;
      const to = derivatives.derive(state, representative);
      const together = byTarget.get(to);
      if (together !== undefined) together.push(set);
      else if (to !== expressions.nothing) byTarget.set(to, [set]);
    }
    const ranked = [...byTarget].map(([to, sets]) => {
      const set = sets.length === 1 ? (sets[0] as CharacterSet) : union(sets);
      return { set, to, legible: mostLegible(set) as Legible };
    });
    ranked.sort((a, b) => a.legible.rank - b.legible.rank || a.legible.codePoint - b.legible.codePoint);
    steps.set(state, ranked);
    return ranked;
  }

  function spend(states: number, allowed: number): void {
    if (states > allowed || expressions.size() > budget.states * EXPRESSIONS_PER_STATE)
      throw new Undecidable('budget', `more than ${allowed} steps`);
    if (states % 64 === 0 && performance.now() > deadline) throw new Undecidable('budget', 'more time than one search may take');
  }

  /** A shortest text of any length; undefined once every state was seen and none takes the empty text. */
  function explore(root: Expression): ShortestText {
    const arrivals = new Map<Expression, Arrival | undefined>([[root, undefined]]);
    if (derivatives.takesEmpty(root)) return [];
    for (const state of arrivals.keys()) {
      for (const { set, to } of stepsFrom(state)) {
        if (arrivals.has(to)) continue;
        arrivals.set(to, { from: state, set });
        spend(arrivals.size, budget.states);
        if (derivatives.takesEmpty(to)) return trace(arrivals, to);
      }
    }
    return undefined;
  }

  /**
   * Any text of the window that lies straight ahead, for automata too broad to be explored: the most
   * legible step is taken as long as it leads to a new state.
   */
  function dive(root: Expression, window: LengthWindow): ShortestText {
    const seen = new Set<Expression>();
    const sets: CharacterSet[] = [];
    for (let state: Expression | undefined = root; state !== undefined && sets.length <= Math.min(window.max, DEEPEST_DIVE);) {
      if (sets.length >= window.min && derivatives.takesEmpty(state)) return sets;
      seen.add(state);
      const step: Step | undefined = stepsFrom(state).find(({ to }) => !seen.has(to));
      if (step !== undefined) sets.push(step.set);
      state = step?.to;
    }
    return undefined;
  }

  function trace(arrivals: ReadonlyMap<Expression, Arrival | undefined>, end: Expression): readonly CharacterSet[] {
    const sets: CharacterSet[] = [];
    for (let arrival = arrivals.get(end); arrival !== undefined; arrival = arrivals.get(arrival.from)) sets.push(arrival.set);
    return sets.reverse();
  }

  /** Where the empty text will do, one character says more to a reader. */
  function oneCharacter(root: Expression, window: LengthWindow): ShortestText {
    if (window.max < 1) return undefined;
    const step = stepsFrom(root).find(({ to }) => derivatives.takesEmpty(to));
    return step === undefined ? undefined : [step.set];
  }

  /**
   * A shortest text of at least `window.min`: the sets of states after 0, 1, 2... characters. When a set
   * repeats itself, the lengths between are skipped.
   */
  function lengthen(root: Expression, window: LengthWindow): ShortestText {
    const live = liveStates(root);
    const layers: ReadonlyMap<Expression, Arrival | undefined>[] = [new Map([[root, undefined]])];
    let visits = 0;
    let skipped = 0;
    for (let length = 0; length <= window.max; length += 1) {
      const layer = layers.at(-1) as ReadonlyMap<Expression, Arrival | undefined>;
      if (layer.size === 0) return undefined;
      if (length >= window.min) {
        const end = [...layer.keys()].find(derivatives.takesEmpty);
        if (end !== undefined) return traceLayers(layers, skipped, end);
      }
      const next = new Map<Expression, Arrival>();
      for (const state of layer.keys()) {
        for (const { set, to } of stepsFrom(state)) if (!next.has(to) && live?.has(to) !== false) next.set(to, { from: state, set });
      }
      visits += next.size;
      spend(visits, budget.states * VISITS_PER_STATE);
      layers.push(next);
      if (length > 0 && isSameLayer(layer, next)) {
        if (length >= window.min) return undefined;
        if (window.min > LONGEST_TEXT) throw new Undecidable('budget', `a text of ${window.min} characters`);
        skipped = window.min - length - 1;
        length = window.min - 1;
      }
    }
    return undefined;
  }

  /** The states from which some text is left; undefined when there are too many states to tell. */
  function liveStates(root: Expression): ReadonlySet<Expression> | undefined {
    const states = new Set([root]);
    const sources = new Map<Expression, Expression[]>();
    try {
      for (const state of states) {
        for (const { to } of stepsFrom(state)) {
          states.add(to);
          spend(states.size, budget.states);
          const before = sources.get(to);
          if (before === undefined) sources.set(to, [state]);
          else before.push(state);
        }
      }
    } catch (error) {
      if (error instanceof Undecidable) return undefined;
      throw error;
    }
    const live = new Set([...states].filter(derivatives.takesEmpty));
    for (const state of live) for (const source of sources.get(state) ?? []) live.add(source);
    return live;
  }

  return { explore, dive, oneCharacter, lengthen };
}

/** Reads the text back. The last layer stands for itself and for the `skipped` equal ones before it. */
function traceLayers(
  layers: readonly ReadonlyMap<Expression, Arrival | undefined>[],
  skipped: number,
  end: Expression,
): readonly CharacterSet[] {
  const sets: CharacterSet[] = [];
  const stepBack = (layer: ReadonlyMap<Expression, Arrival | undefined>, state: Expression): Expression => {
    const { from, set } = layer.get(state) as Arrival;
    sets.push(set);
    return from;
  };
  let state = end;
  for (let index = layers.length - 1; index > 0; index -= 1) {
    const layer = layers[index] as ReadonlyMap<Expression, Arrival | undefined>;
    if (index === layers.length - 1) for (let extra = 0; extra < skipped; extra += 1) state = stepBack(layer, state);
    state = stepBack(layer, state);
  }
  return sets.reverse();
}

function isSameLayer(left: ReadonlyMap<Expression, unknown>, right: ReadonlyMap<Expression, unknown>): boolean {
  if (left.size !== right.size) return false;
  for (const state of left.keys()) if (!right.has(state)) return false;
  return true;
}
