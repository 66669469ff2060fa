import type { Question } from './question.ts';

const either = { type: ['string', 'integer'] };

export const objects: readonly Question[] = [
  {
    says: 'what is asked of one property is not asked of another',
    a: { type: 'object', properties: { a: either, b: either } },
    b: { anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'integer' } } }] },
    answer: 'refuted',
  },
  {
    says: 'what is asked twice of one property is asked together',
    a: { type: 'object', properties: { a: either } },
    b: { anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { type: 'integer' } } }] },
    answer: 'contained',
  },
  {
    says: 'a property that must be there under a name that may not',
    a: { type: 'object', required: ['abc'], propertyNames: { maxLength: 2 } },
    b: false,
    answer: 'contained',
  },
  {
    says: 'a property that must be there under a name that may',
    a: { type: 'object', required: ['ab'], propertyNames: { maxLength: 2 } },
    b: false,
    answer: 'refuted',
  },
  {
    says: 'where no property may be, none is refused, whatever its pattern',
    a: { type: 'object', maxProperties: 0 },
    b: { additionalProperties: { pattern: '(a)\\1(?=b' } },
    answer: 'contained',
  },
];
