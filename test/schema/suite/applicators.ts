import type { SuiteCase } from './case.ts';

const tree = {
  type: 'object',
  properties: { value: { type: 'number' }, children: { type: 'array', items: { $ref: '#' } } },
  required: ['value'],
} as const;

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

/** Core, sections 8.2 and 9: references, identifiers and unknown keywords. */
export const references: readonly SuiteCase[] = [
  {
    says: '$ref to the root',
    schema: { properties: { foo: { $ref: '#' } }, additionalProperties: false },
    valid: [{ foo: false }, { foo: { foo: false } }],
    invalid: [{ bar: false }, { foo: { bar: false } }],
  },
  {
    says: '$ref to a sibling property',
    schema: { properties: { foo: { type: 'integer' }, bar: { $ref: '#/properties/foo' } } },
    valid: [{ bar: 3 }],
    invalid: [{ bar: 'true' }],
  },
  {
    says: '$ref into an array',
    schema: { prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }] },
    valid: [[1, 2]],
    invalid: [[1, 'foo']],
  },
  {
    says: '$ref with escapes',
    schema: {
      $defs: { 'tilde~field': { type: 'integer' }, 'slash/field': { type: 'integer' }, 'percent%field': { type: 'integer' } },
      properties: {
        tilde: { $ref: '#/$defs/tilde~0field' },
        slash: { $ref: '#/$defs/slash~1field' },
        percent: { $ref: '#/$defs/percent%25field' },
      },
    },
    valid: [{ tilde: 1, slash: 1, percent: 1 }],
    invalid: [{ tilde: 'a' }, { slash: 'a' }, { percent: 'a' }],
  },
  {
    says: '$ref through $ref',
    schema: { $defs: { a: { type: 'integer' }, b: { $ref: '#/$defs/a' }, c: { $ref: '#/$defs/b' } }, $ref: '#/$defs/c' },
    valid: [5],
    invalid: ['a'],
  },
  {
    says: 'the siblings of $ref count',
    schema: { $defs: { reffed: { type: 'array' } }, properties: { foo: { $ref: '#/$defs/reffed', maxItems: 2 } } },
    valid: [{ foo: [] }],
    invalid: [{ foo: [1, 2, 3] }, { foo: 'a' }],
  },
  { says: '$ref to a boolean schema', schema: { $ref: '#/$defs/bool', $defs: { bool: false } }, valid: [], invalid: ['foo'] },
  { says: '$ref in a constant is data', schema: { const: { $ref: '#/nowhere' } }, valid: [{ $ref: '#/nowhere' }], invalid: [{}, 'a'] },
  {
    says: '$ref in an enum is data',
    schema: { enum: [{ $ref: '#/$defs/a' }], $defs: { a: true } },
    valid: [{ $ref: '#/$defs/a' }],
    invalid: [1],
  },
  { says: '$anchor', schema: { $ref: '#foo', $defs: { A: { $anchor: 'foo', type: 'integer' } } }, valid: [1], invalid: ['a'] },
  {
    says: '$anchor in a property of that name is none',
    schema: { properties: { $anchor: { type: 'string' } } },
    valid: [{ $anchor: 'a' }],
    invalid: [{ $anchor: 1 }],
  },
  {
    says: '$id makes a resource of its own',
    schema: {
      $id: 'https://example.com/root.json',
      $ref: 'nested.json',
      $defs: { nested: { $id: 'nested.json', $ref: '#/$defs/deep', $defs: { deep: { type: 'integer' } } }, deep: { type: 'string' } },
    },
    valid: [1],
    invalid: ['a'],
  },
  {
    says: '$ref by absolute $id',
    schema: {
      $id: 'https://example.com/root',
      properties: { a: { $ref: 'https://example.com/a' } },
      $defs: { x: { $id: 'https://example.com/a', type: 'null' } },
    },
    valid: [{ a: null }],
    invalid: [{ a: 1 }],
  },
  {
    says: '$ref with a URN',
    schema: {
      $ref: 'urn:uuid:deadbeef-1234-0000-0000-4321feebdaed',
      $defs: { bar: { $id: 'urn:uuid:deadbeef-1234-0000-0000-4321feebdaed', type: 'string' } },
    },
    valid: ['bar'],
    invalid: [12],
  },
  {
    says: '$dynamicRef with one target is $ref',
    schema: { type: 'array', items: { $dynamicRef: '#items' }, $defs: { foo: { $dynamicAnchor: 'items', type: 'string' } } },
    valid: [['foo'], []],
    invalid: [[42]],
  },
  {
    says: '$dynamicRef to an $anchor is $ref',
    schema: { type: 'array', items: { $dynamicRef: '#items' }, $defs: { foo: { $anchor: 'items', type: 'string' } } },
    valid: [['foo']],
    invalid: [[42]],
  },
  {
    says: 'a tree',
    schema: tree,
    valid: [{ value: 1 }, { value: 1, children: [{ value: 2, children: [] }] }],
    invalid: [{}, { value: 1, children: [{ value: 'a' }] }, { value: 1, children: [{}] }],
  },
  {
    says: 'mutual recursion',
    schema: {
      $ref: '#/$defs/even',
      $defs: {
        even: { anyOf: [{ const: null }, { type: 'array', minItems: 1, maxItems: 1, items: { $ref: '#/$defs/odd' } }] },
        odd: { type: 'array', minItems: 1, maxItems: 1, items: { $ref: '#/$defs/even' } },
      },
    },
    valid: [null, [[null]], [[[[null]]]]],
    invalid: [[null], [[[null]]], 1, []],
  },
  {
    says: 'recursion without a way out accepts nothing',
    schema: { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } },
    valid: [],
    invalid: [{}, { a: {} }, { a: { a: {} } }],
  },
  { says: 'unknown keywords say nothing', schema: { type: 'integer', 'x-a': 1, foo: { $ref: '#/nowhere' } }, valid: [1], invalid: ['a'] },
  {
    says: 'a default asserts nothing',
    schema: { properties: { a: { type: 'string', minLength: 4, default: 'bad' } } },
    valid: [{}, { a: 'good' }],
    invalid: [{ a: 'bad' }],
  },
  {
    says: 'content keywords assert nothing',
    schema: { contentMediaType: 'application/json', contentEncoding: 'base64', contentSchema: { type: 'object' } },
    valid: ['{:}', 'a', 1],
    invalid: [],
  },
  {
    says: 'annotations assert nothing',
    schema: { title: 'a', description: 'b', examples: [1], deprecated: true, readOnly: true, writeOnly: false, $comment: 'c' },
    valid: [1, 'a', {}],
    invalid: [],
  },
];

/** Validation, section 7.3: formats, as far as they are asserted. */
export const formats: readonly SuiteCase[] = [
  { says: 'date', schema: { format: 'date' }, valid: ['2024-02-29', 1], invalid: ['2023-02-29', '06/19/1963', '2013-350', '1998-1-20'] },
  {
    says: 'date-time',
    schema: { format: 'date-time' },
    valid: ['1963-06-19T08:30:06.283185Z', '1990-12-31T15:59:50.123-08:00', {}],
    invalid: ['1990-02-31T15:59:59.123-08:00', '06/19/1963 08:30:06 PST', '2013-350T01:01:01'],
  },
  { says: 'a date is no date-time', schema: { format: 'date-time' }, valid: ['2024-01-31T12:30:00Z'], invalid: ['2024-01-31'] },
  {
    says: 'time',
    schema: { format: 'time' },
    valid: ['08:30:06Z', '23:59:59+00:00'],
    invalid: ['24:00:00Z', '08:30:06 PST', '01:01:01,1111'],
  },
  {
    says: 'duration',
    schema: { format: 'duration' },
    valid: ['P4DT12H30M5S', 'PT36H', 'P2W'],
    invalid: ['PT1D', 'P', '4DT12H30M5S', 'P1Y2W'],
  },
  {
    says: 'email',
    schema: { format: 'email' },
    valid: ['joe.bloggs@example.com', 'te~st@example.com'],
    invalid: ['2962', '.test@example.com', 'te..st@example.com'],
  },
  {
    says: 'hostname',
    schema: { format: 'hostname' },
    valid: ['www.example.com', 'a-b'],
    invalid: ['-bad-host-name', 'not_a_valid_host_name'],
  },
  { says: 'ipv4', schema: { format: 'ipv4' }, valid: ['192.168.0.1'], invalid: ['127.0.0.0.1', '256.256.256.256', '127.0'] },
  { says: 'ipv6', schema: { format: 'ipv6' }, valid: ['::1', '::42:ff:1', '2001:db8::1'], invalid: ['12345::', '::laptop', '1::d6::42'] },
  {
    says: 'uri',
    schema: { format: 'uri' },
    valid: ['http://foo.bar/?baz=qux#quux', 'urn:oasis:names'],
    invalid: ['//foo.bar', '/abc', '\\\\WINDOWS', 'abc'],
  },
  {
    says: 'uri-reference',
    schema: { format: 'uri-reference' },
    valid: ['//foo.bar/?a#b', '/abc', 'abc', '#f'],
    invalid: ['\\\\WINDOWS', '#frag\\ment'],
  },
  {
    says: 'uuid',
    schema: { format: 'uuid' },
    valid: ['2EB8AA08-AA98-11EA-B4AA-73B441D16380'],
    invalid: ['2eb8aa08-aa98-11ea-b4aa-73b441d1638', '2eb8aa08aa9811eab4aa73b441d16380'],
  },
  { says: 'json-pointer', schema: { format: 'json-pointer' }, valid: ['', '/foo/bar~0/baz~1'], invalid: ['foo', '/foo/bar~'] },
  {
    says: 'relative-json-pointer',
    schema: { format: 'relative-json-pointer' },
    valid: ['1', '0/foo/bar', '0#'],
    invalid: ['/foo', '-1/foo', '01'],
  },
  { says: 'an unknown format is an annotation', schema: { format: 'card-number' }, valid: ['x', 1], invalid: [] },
  {
    says: 'int32 bounds integers',
    schema: { type: 'integer', format: 'int32' },
    valid: [2147483647, -2147483648],
    invalid: [2147483648, 1.5],
  },
];
