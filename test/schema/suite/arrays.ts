import type { SuiteCase } from './case.ts';

/** Core, section 10.3.1 and validation, section 6.4: arrays. */
export const arrays: readonly SuiteCase[] = [
  { says: 'maxItems', schema: { maxItems: 2 }, valid: [[], [1], [1, 2], 'foobar'], invalid: [[1, 2, 3]] },
  { says: 'minItems', schema: { minItems: 1 }, valid: [[1], [1, 2], ''], invalid: [[]] },
  { says: 'minItems above maxItems', schema: { minItems: 2, maxItems: 1 }, valid: ['a', {}], invalid: [[], [1], [1, 2]] },
  {
    says: 'uniqueItems',
    schema: { uniqueItems: true },
    valid: [[1, 2], [], [{ a: 1 }, { a: 2 }], [1, true], [0, false], ['a', 'b'], 'aa'],
    invalid: [
      [1, 1],
      [{ a: 1 }, { a: 1 }],
      [[1], [1]],
      [null, 1, null],
    ],
  },
  {
    says: 'uniqueItems compares objects by members',
    schema: { uniqueItems: true },
    valid: [
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
    ],
    invalid: [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  },
  {
    says: 'uniqueItems compares deeply',
    schema: { uniqueItems: true },
    valid: [
      [{ a: { b: true } }, { a: { b: 1 } }],
      [
        [[1], 'a'],
        [[true], 'a'],
      ],
    ],
    invalid: [[{ a: { b: [1] } }, { a: { b: [1] } }]],
  },
  { says: 'uniqueItems false says nothing', schema: { uniqueItems: false }, valid: [[1, 1], []], invalid: [] },
  {
    says: 'unique booleans are few',
    schema: { type: 'array', uniqueItems: true, items: { type: 'boolean' } },
    valid: [[], [true], [false, true]],
    invalid: [
      [true, true],
      [true, false, true],
    ],
  },
  {
    says: 'three unique booleans do not exist',
    schema: { type: 'array', uniqueItems: true, items: { type: 'boolean' }, minItems: 3 },
    valid: [],
    invalid: [
      [true, false],
      [true, false, true],
    ],
  },
  { says: 'items of one schema', schema: { items: { type: 'integer' } }, valid: [[1, 2], [], { foo: 'bar' }], invalid: [[1, 'x'], ['x']] },
  { says: 'items false leaves the empty array', schema: { items: false }, valid: [[], 'a'], invalid: [[1], [null]] },
  { says: 'items true', schema: { items: true }, valid: [[1, 'a'], []], invalid: [] },
  {
    says: 'prefixItems by position',
    schema: { prefixItems: [{ type: 'integer' }, { type: 'string' }] },
    valid: [[1, 'foo'], [1], [], [1, 'foo', true], { 0: 'x' }],
    invalid: [
      ['foo', 1],
      [1, 1],
    ],
  },
  { says: 'prefixItems of booleans', schema: { prefixItems: [true, false] }, valid: [[1], []], invalid: [[1, 'foo']] },
  {
    says: 'items begins after prefixItems',
    schema: { prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
    valid: [['x'], ['x', 2, 3], []],
    invalid: [['x', 'y'], [1]],
  },
  {
    says: 'items false after prefixItems',
    schema: { prefixItems: [{}, {}], items: false },
    valid: [[], [1], [1, 2]],
    invalid: [[1, 2, 3]],
  },
  {
    says: 'prefixItems in allOf does not shift items',
    schema: { allOf: [{ prefixItems: [{ minimum: 3 }] }], items: { minimum: 5 } },
    valid: [[5, 5], []],
    invalid: [[3, 5], [4]],
  },
  { says: 'nested items', schema: { items: { items: { type: 'number' } } }, valid: [[[1], []], [1]], invalid: [[['a']]] },
  { says: 'contains', schema: { contains: { minimum: 5 } }, valid: [[3, 4, 5], [5, 6], {}, 'a'], invalid: [[2, 3, 4], []] },
  {
    says: 'contains a constant',
    schema: { contains: { const: 5 } },
    valid: [
      [3, 5],
      [5, 5],
    ],
    invalid: [[1, 2], []],
  },
  { says: 'contains true needs an item', schema: { contains: true }, valid: [['foo'], 1], invalid: [[]] },
  { says: 'contains false refuses every array', schema: { contains: false }, valid: ['contains', {}], invalid: [['foo'], []] },
  {
    says: 'contains with items',
    schema: { items: { multipleOf: 2 }, contains: { multipleOf: 3 } },
    valid: [
      [6, 12],
      [2, 6],
    ],
    invalid: [[2, 4, 8], [3, 6, 9], [1, 5], []],
  },
  { says: 'contains finds null', schema: { contains: { type: 'null' } }, valid: [[null], [1, null]], invalid: [[1], []] },
  {
    says: 'minContains',
    schema: { contains: { const: 1 }, minContains: 2 },
    valid: [
      [1, 1],
      [1, 2, 1],
      [1, 1, 1],
    ],
    invalid: [[], [2], [1], [1, 2]],
  },
  { says: 'minContains alone says nothing', schema: { minContains: 2 }, valid: [[], [1]], invalid: [] },
  { says: 'minContains 0 makes contains optional', schema: { contains: { const: 1 }, minContains: 0 }, valid: [[], [2], [1]], invalid: [] },
  { says: 'maxContains', schema: { contains: { const: 1 }, maxContains: 1 }, valid: [[1], [1, 2]], invalid: [[], [1, 1], [1, 2, 1], [2]] },
  { says: 'maxContains alone says nothing', schema: { maxContains: 1 }, valid: [[], [1, 1]], invalid: [] },
  {
    says: 'minContains equal to maxContains',
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 2 },
    valid: [
      [1, 1],
      [1, 2, 1],
    ],
    invalid: [[1], [1, 1, 1], []],
  },
  {
    says: 'minContains above maxContains',
    schema: { contains: { const: 1 }, minContains: 3, maxContains: 1 },
    valid: ['a'],
    invalid: [[], [1], [1, 1], [1, 1, 1]],
  },
  {
    says: 'minContains 0 with maxContains',
    schema: { contains: { const: 1 }, minContains: 0, maxContains: 1 },
    valid: [[], [1], [2, 1]],
    invalid: [[1, 1]],
  },
  { says: 'unevaluatedItems false without other keywords', schema: { unevaluatedItems: false }, valid: [[], 1], invalid: [['foo']] },
  {
    says: 'unevaluatedItems as a schema',
    schema: { unevaluatedItems: { type: 'string' } },
    valid: [[], ['foo']],
    invalid: [[42], ['a', 1]],
  },
  {
    says: 'unevaluatedItems after items',
    schema: { items: { type: 'string' }, unevaluatedItems: false },
    valid: [['foo', 'bar'], []],
    invalid: [[1]],
  },
  {
    says: 'unevaluatedItems after prefixItems',
    schema: { prefixItems: [{ type: 'string' }], unevaluatedItems: false },
    valid: [['foo'], []],
    invalid: [['foo', 'bar'], [1]],
  },
  {
    says: 'unevaluatedItems sees a nested prefix',
    schema: { prefixItems: [{ type: 'string' }], allOf: [{ prefixItems: [true, { type: 'number' }] }], unevaluatedItems: false },
    valid: [['foo', 42]],
    invalid: [
      ['foo', 42, true],
      ['foo', 'a'],
    ],
  },
  {
    says: 'unevaluatedItems sees nested items',
    schema: { unevaluatedItems: { type: 'boolean' }, anyOf: [{ items: { type: 'string' } }, true] },
    valid: [[true, false], ['yes', 'no'], []],
    invalid: [['yes', false], [1]],
  },
  {
    says: 'unevaluatedItems sees a branch that holds',
    schema: {
      prefixItems: [{ const: 'foo' }],
      anyOf: [{ prefixItems: [true, { const: 'bar' }] }, { prefixItems: [true, true, { const: 'baz' }] }],
      unevaluatedItems: false,
    },
    valid: [
      ['foo', 'bar'],
      ['foo', 'bar', 'baz'],
    ],
    invalid: [
      ['foo', 'bar', 32],
      ['foo', 'bar', 'baz', 1],
    ],
  },
  {
    says: 'unevaluatedItems does not look into not',
    schema: { prefixItems: [{ const: 'foo' }], not: { not: { prefixItems: [true, { const: 'bar' }] } }, unevaluatedItems: false },
    valid: [['foo']],
    invalid: [['foo', 'bar']],
  },
  {
    says: 'unevaluatedItems counts what contains matched',
    schema: { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    valid: [[1, 'foo'], ['a']],
    invalid: [
      [1, 2],
      [1, 2, 'foo'],
    ],
  },
  {
    says: 'unevaluatedItems through if',
    schema: {
      if: { prefixItems: [true, { const: 'bar' }] },
      then: { prefixItems: [true, true, { const: 'then' }] },
      unevaluatedItems: false,
    },
    valid: [['foo', 'bar', 'then'], ['foo', 'bar'], []],
    invalid: [
      ['foo', 'bar', 'else'],
      ['foo', 42],
    ],
  },
  {
    says: 'unevaluatedItems through a reference',
    schema: {
      $ref: '#/$defs/bar',
      prefixItems: [{ type: 'string' }],
      unevaluatedItems: false,
      $defs: { bar: { prefixItems: [true, { type: 'string' }] } },
    },
    valid: [['foo', 'bar']],
    invalid: [['foo', 'bar', 'baz']],
  },
];
