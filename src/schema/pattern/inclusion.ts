import { isSubset } from './character-set.ts';
import type { Expression } from './expression.ts';

/**
 * Whether every text of `inner` is one of `outer`, as far as their shapes alone show it. `false` means
 * only "not seen". It settles bounded repetitions (`a{1,9}` in `a{1,65535}`) without counting them out.
 */
export function isPlainlyIncluded(inner: Expression, outer: Expression, depth = 6): boolean {
  if (inner === outer || inner.kind === 'nothing' || isAnything(outer)) return true;
  if (depth === 0) return false;
  const includes = (a: Expression, b: Expression): boolean => isPlainlyIncluded(a, b, depth - 1);
  if (inner.kind === 'either') return inner.of.every((member) => includes(member, outer));
  if (outer.kind === 'both') return outer.of.every((member) => includes(inner, member));
  if (inner.kind === 'both' && inner.of.some((member) => includes(member, outer))) return true;
  switch (outer.kind) {
    case 'either':
      return outer.of.some((member) => includes(inner, member));
    case 'character':
      return inner.kind === 'character' && isSubset(inner.set, outer.set);
    case 'sequence':
      return inner.kind === 'sequence' && includes(inner.first, outer.first) && includes(inner.rest, outer.rest);
    case 'not':
      return inner.kind === 'not' && includes(outer.of, inner.of);
    case 'repeat':
      if (inner.kind === 'empty') return outer.nullable === true;
      if (inner.kind === 'repeat') return outer.min <= inner.min && inner.max <= outer.max && includes(inner.of, outer.of);
      return outer.min <= 1 && includes(inner, outer.of);
    default:
      return false;
  }
}

function isAnything(expression: Expression): boolean {
  if (expression.kind !== 'repeat' || expression.min !== 0 || expression.max !== Infinity || expression.of.kind !== 'character')
    return false;
  const set = expression.of.set;
  return set.length === 2 && set[0] === 0 && set[1] === 0x10ffff;
}
