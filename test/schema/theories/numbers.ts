import { LARGEST_FLOAT } from '../../../src/schema/number-format.ts';
import type { Question } from './question.ts';

const integer = { type: 'integer' };
const number = { type: 'number' };

export const numbers: readonly Question[] = [
  {
    says: 'of two bounds alike the one that leaves itself out',
    a: { type: 'integer', exclusiveMinimum: 5, maximum: 6, allOf: [{ minimum: 5 }] },
    b: { minimum: 6 },
    answer: 'contained',
  },
  {
    says: 'of two upper bounds alike the one that leaves itself out',
    a: { type: 'integer', exclusiveMaximum: 5, minimum: 4, allOf: [{ maximum: 5 }] },
    b: { maximum: 4 },
    answer: 'contained',
  },
  {
    says: 'a bound below another one, though it leaves itself out',
    a: { type: 'number', minimum: 10, allOf: [{ exclusiveMinimum: 5 }] },
    b: { minimum: 10 },
    answer: 'contained',
  },
  {
    says: 'an upper bound above another one, though it leaves itself out',
    a: { type: 'number', maximum: 5, allOf: [{ exclusiveMaximum: 10 }] },
    b: { maximum: 5 },
    answer: 'contained',
  },
  { says: 'the least whole number of all', a: { ...integer, minimum: -1, maximum: 0 }, b: { enum: [0] }, answer: 'refuted', witness: -1 },
  { says: 'the greatest whole number of all', a: { ...integer, minimum: 0, maximum: 1 }, b: { enum: [0] }, answer: 'refuted', witness: 1 },
  { says: 'no whole number left', a: { ...integer, minimum: 0, maximum: 1 }, b: { enum: [0, 1] }, answer: 'contained' },
  { says: 'between bounds that are left out', a: { ...number, exclusiveMinimum: 0, exclusiveMaximum: 1 }, b: false, answer: 'refuted' },
  {
    says: 'between bounds that leave nothing',
    a: { ...number, exclusiveMinimum: 1, maximum: 1 },
    b: false,
    answer: 'contained',
  },
  { says: 'no multiple, with one bound', a: { ...number, minimum: 0 }, b: { multipleOf: 0.5 }, answer: 'refuted' },
  { says: 'a multiple of a multiple', a: { ...number, multipleOf: 1.5 }, b: { multipleOf: 0.5 }, answer: 'contained' },
  {
    says: 'a whole number that no double holds is shown by one that reads well',
    a: integer,
    b: { maximum: 9007199254740992 },
    answer: 'refuted',
    witness: 10n ** 16n,
  },
  {
    says: 'a whole number far below is shown so as well',
    a: integer,
    b: { minimum: -9007199254740992 },
    answer: 'refuted',
    witness: -(10n ** 16n),
  },
  { says: 'the greatest power of ten that a double holds', a: integer, b: { maximum: 10n ** 21n }, answer: 'refuted', witness: 10n ** 22n },
  { says: 'beyond, the number itself', a: integer, b: { maximum: 10n ** 22n }, answer: 'refuted', witness: 10n ** 22n + 1n },
  {
    says: 'a format of texts says nothing of a number',
    a: { format: 'date' },
    b: { maximum: LARGEST_FLOAT },
    answer: 'refuted',
  },
  { says: 'a float is no greater than floats are', a: { ...number, format: 'float' }, b: { maximum: LARGEST_FLOAT }, answer: 'contained' },
];
