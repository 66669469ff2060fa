import type { SuiteCase } from './case.ts';

const oneOfEach = [null, true, 1, 1.5, 'a', [], {}] as const;

/** Validation, section 6.1: assertions about any value. */
export const anyValue: readonly SuiteCase[] = [
  { says: 'true accepts everything', schema: true, valid: oneOfEach, invalid: [] },
  { says: 'false refuses everything', schema: false, valid: [], invalid: oneOfEach },
  { says: 'the empty schema accepts everything', schema: {}, valid: oneOfEach, invalid: [] },
  { says: 'type null', schema: { type: 'null' }, valid: [null], invalid: [false, 0, '', [], {}] },
  { says: 'type boolean', schema: { type: 'boolean' }, valid: [true, false], invalid: [null, 0, 1, 'true', [], {}] },
  { says: 'type string', schema: { type: 'string' }, valid: ['', '1'], invalid: [null, true, 1, [], {}] },
  { says: 'type array', schema: { type: 'array' }, valid: [[], [[]]], invalid: [null, {}, 'a', 1] },
  { says: 'type object', schema: { type: 'object' }, valid: [{}, { length: 1 }], invalid: [null, [], 'a', 1] },
  { says: 'type number takes integers', schema: { type: 'number' }, valid: [0, 1.5, -1e300, 2n ** 70n], invalid: ['1', null, true] },
  {
    says: 'an integer is a number with a zero fractional part',
    schema: { type: 'integer' },
    valid: [1, -0, 1e20, 2n ** 70n],
    invalid: [1.5, '1', null],
  },
  { says: 'several types', schema: { type: ['integer', 'string'] }, valid: [1, 'a'], invalid: [1.5, null, {}, []] },
  { says: 'number beside integer is number', schema: { type: ['integer', 'number'] }, valid: [1, 1.5], invalid: ['1'] },
  { says: 'one type in a list', schema: { type: ['null'] }, valid: [null], invalid: [0, ''] },
  {
    says: 'enum of several types',
    schema: { enum: [6, 'foo', [], true, { foo: 12 }] },
    valid: [6, 'foo', [], true, { foo: 12 }],
    invalid: [null, { foo: false }, { foo: 12, bar: 42 }, [[]], false],
  },
  { says: 'enum with null', schema: { enum: [6, null] }, valid: [6, null], invalid: ['null', 0] },
  { says: 'enum false is not 0', schema: { enum: [false] }, valid: [false], invalid: [0, '', null, [false]] },
  { says: 'enum [true] is not [1]', schema: { enum: [[true]] }, valid: [[true]], invalid: [[1], true] },
  { says: 'enum 1 is 1.0 and not true', schema: { enum: [1] }, valid: [1], invalid: [true, '1', [1]] },
  { says: 'enum with a NUL character', schema: { enum: ['hello\u0000there'] }, valid: ['hello\u0000there'], invalid: ['hellothere'] },
  { says: 'const', schema: { const: 2 }, valid: [2], invalid: [5, 'a', true] },
  {
    says: 'const object in any order of names',
    schema: { const: { a: 1, b: 2 } },
    valid: [{ b: 2, a: 1 }],
    invalid: [{ a: 1 }, [1, 2], { a: 1, b: 2, c: 3 }],
  },
  { says: 'const array in this order', schema: { const: [1, 2] }, valid: [[1, 2]], invalid: [[2, 1], [1], [1, 2, 3]] },
  { says: 'const null', schema: { const: null }, valid: [null], invalid: [0, false, ''] },
  { says: 'const false is not 0', schema: { const: false }, valid: [false], invalid: [0, [], {}] },
  { says: 'const 0 is not false', schema: { const: 0 }, valid: [0, -0], invalid: [false, '', null] },
  { says: 'const -2.0 is -2', schema: { const: -2 }, valid: [-2], invalid: [2, -2.5] },
  {
    says: 'const tells integers beyond 2^53 apart',
    schema: { const: 9007199254740993n },
    valid: [9007199254740993n],
    invalid: [9007199254740992, 9007199254740994],
  },
  { says: 'const of a name that objects inherit', schema: { const: { constructor: 1 } }, valid: [{ constructor: 1 }], invalid: [{}] },
];

/** Validation, section 6.2: numbers. */
export const numbers: readonly SuiteCase[] = [
  { says: 'multipleOf an integer', schema: { multipleOf: 2 }, valid: [10, 0, -4, 'foo', null], invalid: [7, 1.5] },
  { says: 'multipleOf a fraction', schema: { multipleOf: 1.5 }, valid: [0, 4.5, -3], invalid: [35, 1] },
  { says: 'multipleOf a small number', schema: { multipleOf: 0.0001 }, valid: [0.0075, 1], invalid: [0.00751] },
  { says: 'multipleOf 0.01 in decimal', schema: { multipleOf: 0.01 }, valid: [19.99, 0.07, 4.35], invalid: [0.005, 19.995] },
  { says: 'multipleOf of a huge number', schema: { type: 'integer', multipleOf: 0.5 }, valid: [1e300], invalid: [0.5] },
  {
    says: 'multipleOf beyond 2^53',
    schema: { multipleOf: 10 },
    valid: [9007199254740990n, 90071992547409930n],
    invalid: [9007199254740993n],
  },
  { says: 'two divisors', schema: { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] }, valid: [12, 0, -24], invalid: [4, 6, 18] },
  { says: 'maximum', schema: { maximum: 3 }, valid: [2.6, 3, 'x', [99]], invalid: [3.5, 4] },
  { says: 'maximum with a zero fraction', schema: { maximum: 300 }, valid: [299.97, 300], invalid: [300.5] },
  { says: 'minimum', schema: { minimum: 1.1 }, valid: [2.6, 1.1, 'x'], invalid: [0.6, 1] },
  { says: 'minimum below zero', schema: { minimum: -2 }, valid: [-1, 0, -2, null], invalid: [-2.0001, -3] },
  { says: 'exclusiveMaximum', schema: { exclusiveMaximum: 3 }, valid: [2.2, 'x', 2.999], invalid: [3, 3.5] },
  { says: 'exclusiveMinimum', schema: { exclusiveMinimum: 1.1 }, valid: [1.2, 'x'], invalid: [1.1, 0.6] },
  { says: 'exclusiveMinimum beside minimum: the stricter one', schema: { minimum: 2, exclusiveMinimum: 1 }, valid: [2], invalid: [1.5, 1] },
  {
    says: 'an open interval of one integer',
    schema: { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 2 },
    valid: [1],
    invalid: [0, 2],
  },
  { says: 'an empty interval refuses numbers alone', schema: { minimum: 3, maximum: 2 }, valid: ['a', null, []], invalid: [2, 3, 2.5] },
  {
    says: 'bounds between integers',
    schema: { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    valid: [],
    invalid: [0, 1, 0.5, 'a'],
  },
  {
    says: 'bounds beyond 2^53',
    schema: { maximum: 18446744073709551615n },
    valid: [18446744073709551600n, 18446744073709551615n],
    invalid: [18446744073709551616n],
  },
  { says: 'bounds say nothing of strings', schema: { minimum: 5, maximum: 1 }, valid: ['3'], invalid: [3] },
];

/** Validation, section 6.3: strings. */
export const strings: readonly SuiteCase[] = [
  { says: 'maxLength', schema: { maxLength: 2 }, valid: ['f', 'fo', '', 100, [1, 2, 3]], invalid: ['foo'] },
  { says: 'minLength', schema: { minLength: 2 }, valid: ['foo', 'fo', 1, null], invalid: ['f', ''] },
  {
    says: 'a length counts code points, not UTF-16 units',
    schema: { maxLength: 2, minLength: 2 },
    valid: ['\u{1f4a9}\u{1f4a9}', 'ab'],
    invalid: ['\u{1f4a9}', 'abc'],
  },
  { says: 'a length may have a zero fraction', schema: { maxLength: 2 }, valid: ['ab'], invalid: ['abc'] },
  { says: 'minLength 0 says nothing', schema: { minLength: 0 }, valid: ['', 'a', 1], invalid: [] },
  { says: 'minLength above maxLength', schema: { minLength: 3, maxLength: 2 }, valid: [1, null], invalid: ['', 'ab', 'abc'] },
  { says: 'an anchored pattern', schema: { pattern: '^a*$' }, valid: ['aaa', '', true, {}, 123], invalid: ['abc', 'ba'] },
  { says: 'a pattern is searched for', schema: { pattern: 'a+' }, valid: ['xxaayy', 'a'], invalid: ['xyz', ''] },
  {
    says: 'a pattern with alternatives',
    schema: { pattern: '^(cat|dog)s?$' },
    valid: ['cat', 'dogs'],
    invalid: ['cats ', 'cow', 'catdog'],
  },
  {
    says: 'a pattern with a class and counts',
    schema: { pattern: '^[A-Z]{2}-\\d{3,4}$' },
    valid: ['AB-123', 'ZZ-0000'],
    invalid: ['ab-123', 'AB-12', 'AB-12345'],
  },
  { says: 'a pattern with a property escape', schema: { pattern: '^\\p{Lu}$' }, valid: ['A', 'É'], invalid: ['a', '1'] },
  { says: 'a pattern sees a code point as one', schema: { pattern: '^.$' }, valid: ['\u{1f409}', 'a'], invalid: ['', 'ab', '\n'] },
  { says: '$ matches at the end alone', schema: { pattern: '^abc$' }, valid: ['abc'], invalid: ['abc\n', 'abcd'] },
  { says: 'a pattern beside a length', schema: { pattern: '^a+$', maxLength: 3 }, valid: ['a', 'aaa'], invalid: ['aaaa', 'b'] },
  { says: 'a word boundary', schema: { pattern: '\\bcat\\b' }, valid: ['a cat sat', 'cat'], invalid: ['concatenate'] },
  { says: 'two patterns at once', schema: { allOf: [{ pattern: 'a' }, { pattern: 'b' }] }, valid: ['ab', 'b-a'], invalid: ['a', 'b', ''] },
  { says: 'not a pattern', schema: { type: 'string', not: { pattern: '^a' } }, valid: ['b', ''], invalid: ['a', 'ab'] },
];
