/** Why a question about strings stays open: a closed list. */
export type UndecidedReason = 'pattern' | 'budget' | 'format';

/**
 * Thrown where a question about strings cannot be decided, and caught where it was asked: it never
 * leaves this folder. The message is a phrase that can follow "undecided:".
 */
export class Undecidable extends Error {
  readonly reason: UndecidedReason;

  constructor(reason: UndecidedReason, detail: string) {
    super(detail);
    this.name = 'Undecidable';
    this.reason = reason;
  }
}

/** What a caught error says about the question; an error of another origin is thrown again. */
export function undecided(error: unknown): Undecidable {
  if (error instanceof Undecidable) return error;
  // Deep nesting, in a pattern or in the expressions it unfolds to, ends the stack.
  if (error instanceof RangeError) return new Undecidable('budget', 'a pattern nested too deeply');
  throw error;
}
