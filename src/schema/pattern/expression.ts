import type { CharacterSet } from './character-set.ts';

/**
 * An extended regular expression. It stands for the texts that may follow a position: `both` and `not`
 * make look-aheads plain, and `behind` looks at what was read before the position. Expressions are
 * interned: equal structure is the same object.
 */
export type Expression =
  | (ExpressionBase & { readonly kind: 'nothing' | 'empty' })
  | (ExpressionBase & { readonly kind: 'character'; readonly set: CharacterSet })
  | (ExpressionBase & { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression })
  | (ExpressionBase & { readonly kind: 'either' | 'both'; readonly of: readonly Expression[] })
  | (ExpressionBase & { readonly kind: 'not'; readonly of: Expression })
  | (ExpressionBase & { readonly kind: 'repeat'; readonly of: Expression; readonly min: number; readonly max: number })
  | (ExpressionBase & { readonly kind: 'behind'; readonly read: Expression })
  | (ExpressionBase & { readonly kind: 'loop'; readonly loop: Loop; readonly reading: Reading });

/** What every expression has. */
export interface ExpressionBase {
  /** Its number, which is its identity. */
  readonly id: number;
  /** Whether it holds a `behind`, so that it changes its meaning when characters before it are read. */
  readonly contextual: boolean;
  /** Whether it takes the empty text at its own position; undefined while that hangs on a `loop` not yet unfolded. */
  readonly nullable: boolean | undefined;
}

/**
 * A repetition whose body holds assertions, which no `repeat` can say. It is unfolded on demand; inside
 * its own definition it stands only behind at least one character, so unfolding ends.
 */
export interface Loop {
  readonly define: (reading: Reading) => Expression;
}

/** What was read before a position, as far as one pattern looks back: what remains of each `behind` of it. */
export interface Reading {
  readonly key: string;
  readonly languages: readonly Expression[];
}

/** The interned expressions of one question. Every function returns an expression already simplified. */
export interface Expressions {
  readonly nothing: Expression;
  readonly empty: Expression;
  /** Any one character. */
  readonly anyCharacter: Expression;
  /** Any text. */
  readonly anything: Expression;
  /** How many there are: the measure of memory. */
  readonly size: () => number;
  readonly character: (set: CharacterSet) => Expression;
  readonly sequence: (first: Expression, rest: Expression) => Expression;
  readonly either: (of: readonly Expression[]) => Expression;
  readonly both: (of: readonly Expression[]) => Expression;
  readonly not: (of: Expression) => Expression;
  /** `of` must hold no `behind` and no `loop`. */
  readonly repeat: (of: Expression, min: number, max: number) => Expression;
  /** The text read so far belongs to `read`; says nothing about what follows. */
  readonly behind: (read: Expression) => Expression;
  readonly loop: (loop: Loop, reading: Reading) => Expression;
}
