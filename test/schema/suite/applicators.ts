import type { SuiteCase } from './case.ts';

/** Core, section 10.2: schemas that speak of the same value. */
export const applicators: readonly SuiteCase[] = [
  {
    says: 'allOf',
    schema: { allOf: [{ required: ['a'] }, { required: ['b'] }] },
    valid: [{ a: 1, b: 1 }, 1],
    invalid: [{ a: 1 }, { b: 1 }],
  },
  {
    says: 'allOf beside its base',
    schema: { required: ['bar'], allOf: [{ required: ['foo'] }] },
    valid: [{ foo: 1, bar: 1 }],
    invalid: [{ foo: 1 }, { bar: 1 }],
  },
  { says: 'allOf of contradictions', schema: { allOf: [{ type: 'string' }, { type: 'number' }] }, valid: [], invalid: ['a', 1] },
  { says: 'allOf with false', schema: { allOf: [true, false] }, valid: [], invalid: [1, 'a'] },
  { says: 'anyOf', schema: { anyOf: [{ type: 'integer' }, { minimum: 2 }] }, valid: [1, 2.5, 3, 'a'], invalid: [1.5] },
  {
    says: 'anyOf beside a type',
    schema: { type: 'string', anyOf: [{ maxLength: 2 }, { minLength: 4 }] },
    valid: ['ab', 'abcd'],
    invalid: [3, 'foo'],
  },
  { says: 'anyOf with true', schema: { anyOf: [true, false] }, valid: [1, 'a'], invalid: [] },
  {
    says: 'anyOf of objects',
    schema: {
      anyOf: [
        { properties: { bar: { type: 'integer' } }, required: ['bar'] },
        { properties: { foo: { type: 'string' } }, required: ['foo'] },
      ],
    },
    valid: [{ bar: 2 }, { foo: 'baz' }, { foo: 'baz', bar: 2 }],
    invalid: [{ foo: 2, bar: 'quux' }, {}],
  },
  { says: 'oneOf', schema: { oneOf: [{ type: 'integer' }, { minimum: 2 }] }, valid: [1, 2.5, 'a'], invalid: [3, 1.5] },
  { says: 'oneOf of two that always hold', schema: { oneOf: [true, true] }, valid: [], invalid: [1, 'a'] },
  { says: 'oneOf of one true', schema: { oneOf: [true, false, false] }, valid: [1], invalid: [] },
  {
    says: 'oneOf of required names',
    schema: { type: 'object', oneOf: [{ required: ['foo', 'bar'] }, { required: ['foo', 'baz'] }] },
    valid: [
      { foo: 1, bar: 2 },
      { foo: 1, baz: 3 },
    ],
    invalid: [{ bar: 2 }, { foo: 1, bar: 2, baz: 3 }],
  },
  {
    says: 'oneOf with an optional property',
    schema: {
      oneOf: [
        { properties: { bar: true, baz: true }, required: ['bar'] },
        { properties: { foo: true }, required: ['foo'] },
      ],
    },
    valid: [{ bar: 8 }, { foo: 'foo' }],
    invalid: [{ foo: 'foo', bar: 8 }, { baz: 1 }],
  },
  {
    says: 'oneOf of three',
    schema: { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 5 }], type: 'integer' },
    valid: [2, 3, 5, 4],
    invalid: [6, 10, 15, 30, 1, 0],
  },
  { says: 'oneOf within oneOf', schema: { oneOf: [{ oneOf: [{ type: 'null' }] }] }, valid: [null], invalid: [123] },
  { says: 'not', schema: { not: { type: 'integer' } }, valid: ['foo', 1.5], invalid: [1] },
  { says: 'not of several types', schema: { not: { type: ['integer', 'boolean'] } }, valid: ['foo'], invalid: [1, true] },
  {
    says: 'not of an object',
    schema: { not: { type: 'object', properties: { foo: { type: 'string' } } } },
    valid: [1, { foo: 1 }],
    invalid: [{ foo: 'bar' }, {}],
  },
  { says: 'a forbidden property', schema: { properties: { foo: { not: {} } } }, valid: [{ bar: 1 }, {}], invalid: [{ foo: 1 }] },
  { says: 'not not', schema: { not: { not: { type: 'string' } } }, valid: ['a'], invalid: [1] },
  { says: 'not anyOf', schema: { not: { anyOf: [{ type: 'string' }, { minimum: 2 }] } }, valid: [1], invalid: ['a', 3, null] },
  { says: 'not an item', schema: { not: { contains: { const: 1 } } }, valid: [[], [2]], invalid: [[1], 'a', {}] },
  { says: 'if without then or else says nothing', schema: { if: { const: 0 } }, valid: [0, 'hello'], invalid: [] },
  { says: 'then without if says nothing', schema: { then: { const: 0 } }, valid: [0, 'hello'], invalid: [] },
  { says: 'if and then', schema: { if: { exclusiveMaximum: 0 }, then: { minimum: -10 } }, valid: [-1, 3], invalid: [-100] },
  { says: 'if and else', schema: { if: { exclusiveMaximum: 0 }, else: { multipleOf: 2 } }, valid: [-1, 4], invalid: [3] },
  {
    says: 'if, then and else',
    schema: { if: { exclusiveMaximum: 0 }, then: { minimum: -10 }, else: { multipleOf: 2 } },
    valid: [-1, 4],
    invalid: [-100, 3],
  },
  {
    says: 'if true takes then',
    schema: { if: true, then: { const: 'then' }, else: { const: 'else' } },
    valid: ['then'],
    invalid: ['else'],
  },
  {
    says: 'if false takes else',
    schema: { if: false, then: { const: 'then' }, else: { const: 'else' } },
    valid: ['else'],
    invalid: ['then'],
  },
  {
    says: 'if sees no cousin',
    schema: { allOf: [{ if: { exclusiveMaximum: 0 } }, { then: { minimum: -10 } }, { else: { multipleOf: 2 } }] },
    valid: [-100, 3],
    invalid: [],
  },
];
