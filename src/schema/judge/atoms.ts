import { isMultipleOf } from '../decimal.ts';
import { evaluate } from '../evaluate.ts';
import { formatImplies } from '../format/format.ts';
import { TYPE } from '../node.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import type { Inclusion } from './inclusion.ts';

/** So many constants are tried one by one. */
const MOST_VALUES = 1_000;

/** Whether one assertion says another one of the same kind: a least length of 5 says one of 3. */
export function atomImplies(given: SchemaNode, wanted: SchemaNode, impliesInside: Inclusion): boolean {
  switch (wanted.kind) {
    case 'types':
      return given.kind === 'types' && (widest(given.mask) & ~widest(wanted.mask)) === 0 && !dropsFractions(given.mask, wanted.mask);
    case 'minimum':
      return (
        given.kind === 'minimum' && (given.bound > wanted.bound || (given.bound == wanted.bound && (given.exclusive || !wanted.exclusive)))
      );
    case 'maximum':
      return (
        given.kind === 'maximum' && (given.bound < wanted.bound || (given.bound == wanted.bound && (given.exclusive || !wanted.exclusive)))
      );
    case 'multipleOf':
      return given.kind === 'multipleOf' && isMultipleOf(given.divisor, wanted.divisor);
    case 'format':
      return given.kind === 'format' && formatImplies(given.name, wanted.name);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return given.kind === wanted.kind && (given as typeof wanted).limit >= wanted.limit;
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return given.kind === wanted.kind && (given as typeof wanted).limit <= wanted.limit;
    case 'containsAtLeast':
      return (
        given.kind === wanted.kind &&
        (given as typeof wanted).count >= wanted.count &&
        impliesInside([(given as typeof wanted).of], wanted.of)
      );
    case 'containsAtMost':
      return (
        given.kind === wanted.kind &&
        (given as typeof wanted).count <= wanted.count &&
        impliesInside([wanted.of], (given as typeof wanted).of)
      );
    default:
      return false;
  }
}

/** Whether all constants that the other assertions let through keep to what is wanted. */
export function valuesImply({ values }: NodeOf<'values'>, facts: readonly SchemaNode[], wanted: SchemaNode): boolean {
  if (values.length > MOST_VALUES) return false;
  return values.every((value) => evaluate(wanted, value) === true || facts.some((fact) => evaluate(fact, value) === false));
}

/** Integers count as numbers. */
function widest(mask: number): number {
  return (mask & TYPE.integer) === 0 ? mask : (mask & ~TYPE.integer) | TYPE.number;
}

function dropsFractions(given: number, wanted: number): boolean {
  return (given & TYPE.number) !== 0 && (wanted & TYPE.number) === 0;
}
