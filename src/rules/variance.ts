import type { Direction } from '../model/api.ts';
import type { Effect, Face, Severity } from './aspect.ts';

/**
 * What an effect means in each direction. A sender keeps to its document and a receiver takes what its
 * document allows: what narrows breaks whoever sends requests, what widens breaks whoever reads
 * responses, and what is no longer declared at all breaks both.
 */
export const variance = {
  narrows: { request: 'breaking', response: 'compatible' },
  widens: { request: 'compatible', response: 'breaking' },
  replaces: { request: 'breaking', response: 'breaking' },
  withdraws: { request: 'breaking', response: 'breaking' },
  extends: { request: 'compatible', response: 'compatible' },
  notes: { request: 'cosmetic', response: 'cosmetic' },
} as const satisfies Record<Effect, Record<Direction, Severity>>;

/** How bad a rule is in one direction. */
export interface RuleSeverity {
  readonly severity: Severity;
  /** Why practice departs from the variance table; undefined where it does not. */
  readonly because?: string;
}

/** The severity of a face in one direction: its reasoned exception, else the variance table. */
export function severityOf(face: Face, direction: Direction): RuleSeverity {
  return face.except?.[direction] ?? { severity: variance[face.effect][direction] };
}
