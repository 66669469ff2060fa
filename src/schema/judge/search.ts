import type { Json } from '../../model/json.ts';
import { evaluate } from '../evaluate.ts';
import type { Evaluation } from '../evaluate.ts';
import type { Store } from '../store.ts';
import { isDenied, nodeOf } from './literal.ts';
import type { Literal } from './literal.ts';
import { NONE, found, unknown } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What the theories and the decision procedure ask of the search. */
export interface Search {
  readonly store: Store;
  /** A value that keeps to all literals, or the proof that there is none. Memoised. */
  readonly satisfy: (literals: readonly Literal[]) => Outcome;
  /** Counts a step; throws `BudgetExhausted` when steps or time are used up. */
  readonly tick: () => void;
}

/** Whether a value keeps to a literal. */
export function holds(store: Store, literal: Literal, value: Json): Evaluation {
  const answer = evaluate(nodeOf(store, literal), value);
  return answer === 'unknown' ? 'unknown' : answer !== isDenied(literal);
}

/** The first of some values that keeps to all literals; the proof that none does only where nothing is left open. */
export function amongValues(store: Store, literals: Iterable<Literal>, values: readonly Json[]): Outcome {
  const wanted = [...literals];
  let undecided: Outcome = NONE;
  for (const value of values) {
    const answers = wanted.map((literal) => holds(store, literal, value));
    if (answers.every((answer) => answer === true)) return found(value);
    if (!answers.includes(false)) undecided = unknown('keyword', 'a keyword that is not modelled decides');
  }
  return undecided;
}
