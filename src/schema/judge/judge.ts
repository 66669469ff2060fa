import type { Json } from '../../model/json.ts';
import { evaluate } from '../evaluate.ts';
import type { SchemaNode, Verdict } from '../node.ts';
import type { Store } from '../store.ts';
import { createInclusion } from './inclusion.ts';
import type { Inclusion } from './inclusion.ts';
import { asserted, denied } from './literal.ts';
import { createSearch } from './memory.ts';
import type { Budget } from './memory.ts';
import { BudgetExhausted, unknown as unknownOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Decides what schemas let through. One judge keeps its memory over all questions about one store. */
export interface Judge {
  /**
   * Whether every value that `p` accepts is accepted by `q`. `contained` is proven; a witness was
   * checked by `evaluate` against both sides; everything else is unknown, with its reason.
   */
  readonly contained: (p: SchemaNode, q: SchemaNode) => Verdict;
  /** A small value that a schema accepts, checked to be one; undefined where none was found. */
  readonly example: (node: SchemaNode) => Json | undefined;
  /** Questions asked so far and answered `unknown`, for reports and benchmarks. */
  readonly statistics: () => { readonly questions: number; readonly unknown: number };
}

/**
 * What one question may cost before it is answered `unknown`. Steps decide, so that a report is the same on
 * every machine; the time is a last resort against steps that are each very slow.
 */
export const DEFAULT_BUDGET: Budget = { steps: 20_000, milliseconds: 20_000 };

/** Creates a judge. The budget holds for each question; leaving `includes` out of it changes nothing but the time it takes. */
export function createJudge(store: Store, budget: Budget = DEFAULT_BUDGET, includes: Inclusion = createInclusion()): Judge {
  const search = createSearch(store, includes);
  const answers = new Map<string, Verdict>();
  let questions = 0;
  let unknown = 0;

  function decide(p: SchemaNode, q: SchemaNode): Verdict {
    if (p === q || p === store.nothing || q === store.anything) return { answer: 'contained' };
    search.restart(budget);
    const outcome = attempt(() => search.satisfy([asserted(p), denied(q)]));
    switch (outcome.kind) {
      case 'none':
        return { answer: 'contained' };
      case 'unknown':
        return refutedByExample(p, q) ?? { answer: 'unknown', reason: outcome.reason, detail: outcome.detail };
      case 'found':
        return check(p, q, outcome);
    }
  }

  /** Where the search for what Q refuses gave up, any value of P may do: the caller mostly asks about what is refused. */
  function refutedByExample(p: SchemaNode, q: SchemaNode): Verdict | undefined {
    const small = { steps: Math.ceil(budget.steps / 10), milliseconds: budget.milliseconds / 10 };
    const witness = example(p, small);
    return witness !== undefined && evaluate(q, witness) === false ? { answer: 'refuted', witness } : undefined;
  }

  function example(node: SchemaNode, within: Budget): Json | undefined {
    search.restart(within);
    const outcome = attempt(() => search.satisfy([asserted(node)]));
    return outcome.kind === 'found' && evaluate(node, outcome.value) === true ? outcome.value : undefined;
  }

  return {
    contained: (p, q) => {
      const key = `${p.id},${q.id}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      questions += 1;
      const verdict = decide(p, q);
      if (verdict.answer === 'unknown') unknown += 1;
      answers.set(key, verdict);
      return verdict;
    },
    example: (node) => example(node, budget),
    statistics: () => ({ questions, unknown }),
  };
}

/** What a search ends with; unknown when its budget was used up. */
function attempt(search: () => Outcome): Outcome {
  try {
    return search();
  } catch (error) {
    if (error instanceof BudgetExhausted) return unknownOutcome('budget', error.message);
    throw error;
  }
}

/** A candidate is a witness only when P accepts and Q refuses it, evaluated apart from the search. */
function check(p: SchemaNode, q: SchemaNode, outcome: Extract<Outcome, { kind: 'found' }>): Verdict {
  const accepted = evaluate(p, outcome.value);
  const refused = evaluate(q, outcome.value);
  if (accepted === true && refused === false) return { answer: 'refuted', witness: outcome.value };
  if (accepted === 'unknown' || refused === 'unknown') {
    return { answer: 'unknown', reason: 'keyword', detail: 'a keyword that is not modelled decides' };
  }
  return { answer: 'unknown', reason: 'witness refused', detail: 'the candidate did not pass the check' };
}
