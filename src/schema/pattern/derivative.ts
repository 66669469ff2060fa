import type { CharacterSet } from './character-set.ts';
import { ANY_CHARACTER, complement, holds, intersection } from './character-set.ts';
import { Undecidable } from './undecidable.ts';
import type { Expression, Expressions, Reading } from './expression.ts';

/** What can be asked of expressions, after Brzozowski's derivatives; every answer is remembered. */
export interface Derivatives {
  /** Whether the expression takes the empty text. */
  readonly takesEmpty: (expression: Expression) => boolean;
  /** A partition of the code points: characters of one set lead to the same derivative. */
  readonly partition: (expression: Expression) => readonly CharacterSet[];
  /** What may follow once a character is read. `representative` stands for its whole set of the partition. */
  readonly derive: (expression: Expression, representative: number) => Expression;
}

/** One set says: every character is treated alike. */
const ALIKE: readonly CharacterSet[] = [ANY_CHARACTER];

/** More sets than any pattern of sense needs. */
const MOST_SETS = 4096;

/** The derivatives of the expressions of one question. */
export function createDerivatives(expressions: Expressions): Derivatives {
  const { nothing, anything, empty } = expressions;
  const emptiness = new Map<Expression, boolean>();
  const partitions = new Map<Expression, readonly CharacterSet[]>();
  const derived = new Map<Expression, Map<number, Expression>>();
  const advanced = new Map<Expression, Map<number, Expression>>();
  const unfolded = new Map<Expression, Expression>();
  const looksBehind = new Map<Expression, readonly Expression[]>();

  function unfold(expression: Expression & { readonly kind: 'loop' }): Expression {
    return memoised(unfolded, expression, () => expression.loop.define(expression.reading));
  }

  function takesEmpty(expression: Expression): boolean {
    if (expression.nullable !== undefined) return expression.nullable;
    return memoised(emptiness, expression, () => {
      switch (expression.kind) {
        case 'nothing':
        case 'character':
          return false;
        case 'empty':
          return true;
        case 'sequence':
          return takesEmpty(expression.first) && takesEmpty(expression.rest);
        case 'either':
          return expression.of.some(takesEmpty);
        case 'both':
          return expression.of.every(takesEmpty);
        case 'not':
          return !takesEmpty(expression.of);
        case 'repeat':
          return expression.min === 0 || takesEmpty(expression.of);
        case 'behind':
          return takesEmpty(expression.read);
        case 'loop':
          return takesEmpty(unfold(expression));
      }
    });
  }

  function partition(expression: Expression): readonly CharacterSet[] {
    return memoised(partitions, expression, () => {
      switch (expression.kind) {
        case 'nothing':
        case 'empty':
        case 'behind':
          return ALIKE;
        case 'character': {
          const others = complement(expression.set);
          return others.length === 0 ? ALIKE : [expression.set, others];
        }
        case 'sequence': {
          // The rest is not reached yet, but what it looks back at is reading these characters.
          const parts = [partition(expression.first), ...languagesBehind(expression.rest).map(partition)];
          if (takesEmpty(expression.first)) parts.push(partition(expression.rest));
          return parts.reduce(refine);
        }
        case 'either':
        case 'both':
          return expression.of.map(partition).reduce(refine);
        case 'not':
        case 'repeat':
          return partition(expression.of);
        case 'loop':
          return partition(unfold(expression));
      }
    });
  }

  function derive(expression: Expression, representative: number): Expression {
    return memoised(memoOf(derived, expression), representative, () => {
      switch (expression.kind) {
        case 'nothing':
        case 'empty':
          return nothing;
        case 'character':
          return holds(expression.set, representative) ? empty : nothing;
        case 'sequence': {
          const reading = expressions.sequence(derive(expression.first, representative), advance(expression.rest, representative));
          return takesEmpty(expression.first) ? expressions.either([reading, derive(expression.rest, representative)]) : reading;
        }
        case 'either':
          return expressions.either(expression.of.map((member) => derive(member, representative)));
        case 'both': {
          const members: Expression[] = [];
          for (const member of expression.of) {
            const next = derive(member, representative);
            if (next === nothing) return nothing;
            members.push(next);
          }
          return expressions.both(members);
        }
        case 'not':
          return expressions.not(derive(expression.of, representative));
        case 'repeat': {
          const again = expressions.repeat(expression.of, Math.max(0, expression.min - 1), expression.max - 1);
          return expressions.sequence(derive(expression.of, representative), again);
        }
        case 'behind':
          return takesEmpty(expression.read) ? anything : nothing;
        case 'loop':
          return derive(unfold(expression), representative);
      }
    });
  }

  /** An expression that stands further on, once a character before it was read: only what looks behind changes. */
  function advance(expression: Expression, representative: number): Expression {
    if (!expression.contextual) return expression;
    return memoised(memoOf(advanced, expression), representative, () => {
      switch (expression.kind) {
        case 'sequence':
          return expressions.sequence(advance(expression.first, representative), advance(expression.rest, representative));
        case 'either':
          return expressions.either(expression.of.map((member) => advance(member, representative)));
        case 'both':
          return expressions.both(expression.of.map((member) => advance(member, representative)));
        case 'not':
          return expressions.not(advance(expression.of, representative));
        case 'behind':
          return expressions.behind(derive(expression.read, representative));
        case 'loop':
          return expressions.loop(
            expression.loop,
            readingOf(expression.reading.languages.map((language) => derive(language, representative))),
          );
        default:
          return expression;
      }
    });
  }

  /** What the expression looks back at, at any depth. */
  function languagesBehind(expression: Expression): readonly Expression[] {
    if (!expression.contextual) return [];
    return memoised(looksBehind, expression, () => {
      switch (expression.kind) {
        case 'sequence':
          return distinct([...languagesBehind(expression.first), ...languagesBehind(expression.rest)]);
        case 'either':
        case 'both':
          return distinct(expression.of.flatMap(languagesBehind));
        case 'not':
          return languagesBehind(expression.of);
        case 'behind':
          return [expression.read];
        case 'loop':
          return distinct(expression.reading.languages);
        default:
          return [];
      }
    });
  }

  return { takesEmpty, partition, derive };
}

/** A `Reading` of these languages. */
export function readingOf(languages: readonly Expression[]): Reading {
  return { key: languages.map((language) => language.id).join(), languages };
}

/** The partition that tells apart whatever either partition does. */
function refine(left: readonly CharacterSet[], right: readonly CharacterSet[]): readonly CharacterSet[] {
  if (left === right || right.length === 1) return left;
  if (left.length === 1) return right;
  const sets: CharacterSet[] = [];
  for (const a of left) {
    for (const b of right) {
      const common = intersection(a, b);
      if (common.length > 0) sets.push(common);
    }
  }
  if (sets.length > MOST_SETS) throw new Undecidable('budget', 'too many kinds of characters');
  return sets;
}

function memoOf<Key, Inner, Value>(memo: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  return memoised(memo, key, () => new Map<Inner, Value>());
}

function memoised<Key, Value extends object | boolean>(memo: Map<Key, Value>, key: Key, compute: () => Value): Value {
  let value = memo.get(key);
  if (value === undefined) memo.set(key, (value = compute()));
  return value;
}

function distinct(of: readonly Expression[]): readonly Expression[] {
  return [...new Set(of)];
}
