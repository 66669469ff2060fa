import { holds } from './character-set.ts';
import { createDerivatives } from './derivative.ts';
import type { Derivatives } from './derivative.ts';
import type { Expression, Expressions } from './expression.ts';
import { Undecidable } from './undecidable.ts';

/** Tells whether texts belong to an expression. Steps already taken are remembered. */
export interface Matcher {
  /** Linear in the text. Throws `Undecidable` when the expressions on the way grow without bound. */
  readonly matches: (value: string) => boolean;
}

/** A matcher holds at most this many expressions before it gives up on a text. */
const MOST_EXPRESSIONS = 100_000;

/** A matcher of one expression. */
export function createMatcher(root: Expression, expressions: Expressions): Matcher {
  const derivatives = createDerivatives(expressions);
  return {
    matches: (value) => {
      let state = root;
      for (const character of value) {
        if (state === expressions.nothing) return false;
        if (state === expressions.anything) return true;
        if (expressions.size() > MOST_EXPRESSIONS) throw new Undecidable('budget', `more than ${MOST_EXPRESSIONS} expressions`);
        state = derivatives.derive(state, representative(derivatives, state, character.codePointAt(0) as number));
      }
      return derivatives.takesEmpty(state);
    },
  };
}

/** The first member of the character's part, so that few derivatives are taken. */
function representative(derivatives: Derivatives, state: Expression, codePoint: number): number {
  const parts = derivatives.partition(state);
  const part = parts.length === 1 ? parts[0] : parts.find((set) => holds(set, codePoint));
  return part?.[0] ?? codePoint;
}
