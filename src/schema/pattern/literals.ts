import { singleton } from './character-set.ts';
import type { Expression, Expressions } from './expression.ts';

/** Exactly these texts, sharing what they begin with, so that a long list stays cheap to derive. */
export function literals(values: readonly string[], expressions: Expressions): Expression {
  return trie(
    values.map((value) => Array.from(value, (character) => character.codePointAt(0) as number)),
    0,
    expressions,
  );
}

function trie(values: readonly (readonly number[])[], depth: number, expressions: Expressions): Expression {
  const [only] = values;
  if (only !== undefined && values.length === 1) return text(only.slice(depth), expressions);
  const byNext = new Map<number, (readonly number[])[]>();
  const branches: Expression[] = [];
  for (const value of values) {
    const next = value[depth];
    if (next === undefined) {
      branches.push(expressions.empty);
      continue;
    }
    const together = byNext.get(next);
    if (together === undefined) byNext.set(next, [value]);
    else together.push(value);
  }
  for (const [next, together] of byNext) {
    branches.push(expressions.sequence(expressions.character(singleton(next)), trie(together, depth + 1, expressions)));
  }
  return expressions.either(branches);
}

function text(codePoints: readonly number[], expressions: Expressions): Expression {
  return codePoints.reduceRight<Expression>(
    (rest, codePoint) => expressions.sequence(expressions.character(singleton(codePoint)), rest),
    expressions.empty,
  );
}
