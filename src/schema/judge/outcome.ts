import type { Json } from '../../model/json.ts';
import type { UnknownReason } from '../node.ts';

/** What a search ended with. `none` is proven; `found` is a candidate that still has to be checked. */
export type Outcome =
  | { readonly kind: 'found'; readonly value: Json }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };

/** Proven: there is no such value. */
export const NONE: Outcome = { kind: 'none' };

/** A candidate. */
export function found(value: Json): Outcome {
  return { kind: 'found', value };
}

/** Could not be decided. */
export function unknown(reason: UnknownReason, detail: string): Outcome {
  return { kind: 'unknown', reason, detail };
}

/** The search used up its steps or its time, whichever the message says; it unwinds to where the budget was set. */
export class BudgetExhausted extends Error {}
