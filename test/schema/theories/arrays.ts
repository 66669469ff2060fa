import type { Schema } from '../../../src/classify/contains.ts';
import type { Question } from './question.ts';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const either: Schema = { type: ['string', 'integer'] };
const list = (more: Exclude<Schema, boolean> = {}): Schema => ({ type: 'array', ...more });
/** Says something of the items after the first three alone. */
const afterThree = (rest: Schema): Schema => ({ prefixItems: [true, true, true], items: rest });
/** No more than so many items of a schema. */
const atMost = (most: number, of: Schema): Schema => ({ contains: of, minContains: 0, maxContains: most });

export const arrays: readonly Question[] = [
  {
    says: 'items that must differ from one another need places of their own, however far behind',
    a: list({ items: either }),
    b: { anyOf: [afterThree(text), afterThree(integer)] },
    answer: 'refuted',
  },
  {
    says: 'where there is no room for both, one of the two is kept',
    a: list({ items: either, maxItems: 4 }),
    b: { anyOf: [afterThree(text), afterThree(integer)] },
    answer: 'contained',
  },
  { says: 'the only item may be a wrong one', a: list({ maxItems: 1 }), b: { items: text }, answer: 'refuted' },
  { says: 'no item is no wrong one', a: list({ maxItems: 0 }), b: { items: text }, answer: 'contained' },
  {
    says: 'the last place of several may be a wrong one',
    a: list({ items: either, maxItems: 2 }),
    b: afterThree(text),
    answer: 'contained',
  },
  { says: 'a place behind the prefix may be a wrong one', a: list({ items: either, maxItems: 4 }), b: afterThree(text), answer: 'refuted' },
  {
    says: 'one item is contained where there is room for one',
    a: list({ maxItems: 1 }),
    b: { not: { contains: text } },
    answer: 'refuted',
  },
  {
    says: 'one item is not contained where there is room for none',
    a: list({ maxItems: 0 }),
    b: { not: { contains: text } },
    answer: 'contained',
  },
  {
    says: 'one item of each kind, one of which has its place',
    a: list({ items: either }),
    b: { anyOf: [{ prefixItems: [text] }, { items: integer }] },
    answer: 'refuted',
  },
  {
    says: 'one item of each kind, where there is one place',
    a: list({ items: either, maxItems: 1 }),
    b: { anyOf: [{ prefixItems: [text] }, { items: integer }] },
    answer: 'contained',
  },
  {
    says: 'an item behind those that stand twice, where there is no place',
    a: list({ maxItems: 2 }),
    b: { anyOf: [{ uniqueItems: true }, { prefixItems: [true, true], items: text }] },
    answer: 'contained',
  },
  {
    says: 'an item behind those that stand twice, where there is a place',
    a: list({ maxItems: 3 }),
    b: { anyOf: [{ uniqueItems: true }, { prefixItems: [true, true], items: text }] },
    answer: 'refuted',
  },
  { says: 'one item is never twice there', a: list({ maxItems: 1 }), b: { uniqueItems: true }, answer: 'contained' },
  { says: 'two items may be one value', a: list({ maxItems: 2 }), b: { uniqueItems: true }, answer: 'refuted' },
  {
    says: 'what stands twice stands at two places',
    a: list({ prefixItems: [text, integer], items: { type: 'boolean' }, minItems: 2 }),
    b: { uniqueItems: true },
    answer: 'refuted',
  },
  {
    says: 'what has no second place does not stand twice',
    a: list({ prefixItems: [text, integer], items: { type: 'boolean' }, maxItems: 3 }),
    b: { uniqueItems: true },
    answer: 'contained',
  },
  {
    says: 'as many as there are distinct values',
    a: list({ items: { type: 'boolean' }, uniqueItems: true, minItems: 2 }),
    b: false,
    answer: 'refuted',
  },
  {
    says: 'more than there are distinct values',
    a: list({ items: { type: 'boolean' }, uniqueItems: true, minItems: 3 }),
    b: false,
    answer: 'contained',
  },
  {
    says: 'more than there are distinct values, whatever would come behind',
    a: list({ prefixItems: [{ type: 'boolean' }, { type: 'boolean' }, { type: 'boolean' }], items: text, uniqueItems: true, minItems: 3 }),
    b: false,
    answer: 'contained',
  },
  { says: 'items other than those that are counted', a: list({ items: either, minItems: 2 }), b: { contains: text }, answer: 'refuted' },
  { says: 'no items other than those that are counted', a: list({ items: text, minItems: 2 }), b: { contains: text }, answer: 'contained' },
  {
    says: 'two distinct items of two are all of them',
    a: list({ items: { enum: ['a', 'b'] }, uniqueItems: true, minItems: 2 }),
    b: { contains: { const: 'a' } },
    answer: 'contained',
  },
  {
    says: 'two distinct items of three may be the others',
    a: list({ items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 2 }),
    b: { contains: { const: 'a' } },
    answer: 'refuted',
  },
  { says: 'each of two is counted', a: list({ items: text, minItems: 2 }), b: { contains: text, minContains: 2 }, answer: 'contained' },
  { says: 'one of two too few', a: list({ items: text, minItems: 1 }), b: { contains: text, minContains: 2 }, answer: 'refuted' },
  { says: 'no more than fit', a: list({ items: text, maxItems: 2 }), b: atMost(2, text), answer: 'contained' },
  { says: 'one more than may be', a: list({ items: text, maxItems: 3 }), b: atMost(2, text), answer: 'refuted' },
  {
    says: 'one of each, where no more of either may be',
    a: list({ items: either, minItems: 2, allOf: [atMost(1, text), atMost(1, integer)] }),
    b: false,
    answer: 'refuted',
  },
  {
    says: 'three where no more than one may be',
    a: list({ items: either, minItems: 3, allOf: [atMost(1, either)] }),
    b: false,
    answer: 'contained',
  },
  {
    says: 'a list is not another one of its length',
    a: list({ items: { type: 'null' }, minItems: 1, maxItems: 1 }),
    b: { enum: [[null]] },
    answer: 'contained',
  },
  {
    says: 'a list is not a longer one',
    a: list({ items: { type: 'null' }, minItems: 1, maxItems: 2 }),
    b: { enum: [[null]] },
    answer: 'refuted',
    witness: [null, null],
  },
  {
    says: 'a list is not a shorter one',
    a: list({ items: { type: 'null' }, maxItems: 1 }),
    b: { enum: [[null]] },
    answer: 'refuted',
    witness: [],
  },
  {
    says: 'a branch about items that holds',
    a: list({ anyOf: [{ items: text }, { items: integer }] }),
    b: { items: either },
    answer: 'contained',
  },
  {
    says: 'a branch about items that holds where there is none',
    a: list({ anyOf: [{ items: false }, { items: text }] }),
    b: { minItems: 1 },
    answer: 'refuted',
    witness: [],
  },
  { says: 'items say nothing of a text', a: text, b: { allOf: [{ items: text }, { type: ['string', 'array'] }] }, answer: 'contained' },
];
