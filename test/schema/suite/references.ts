import type { SuiteCase } from './case.ts';

const tree = {
  type: 'object',
  properties: { value: { type: 'number' }, children: { type: 'array', items: { $ref: '#' } } },
  required: ['value'],
} as const;

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
  {
    says: 'a name inside an unknown keyword names nothing',
    schema: {
      $id: 'https://example.com/root',
      anyOf: [{ $ref: '#named' }, { $ref: 'https://example.com/other' }],
      $defs: {
        unknown: {
          not: {
            'unknown-keyword': [
              { $anchor: 'named', type: 'null' },
              { $id: 'other', type: 'null' },
            ],
          },
        },
        known: {
          not: {
            anyOf: [
              { $anchor: 'named', type: 'string' },
              { $id: 'other', type: 'integer' },
            ],
          },
        },
      },
    },
    valid: ['a', 1],
    invalid: [null, true],
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
    says: '$dynamicRef leads to the outermost resource that has the anchor',
    schema: {
      $id: 'https://example.com/numbers',
      $ref: 'list',
      $defs: {
        entry: { $dynamicAnchor: 'entry', type: 'number' },
        list: { $id: 'list', type: 'array', items: { $dynamicRef: '#entry' }, $defs: { entry: { $dynamicAnchor: 'entry' } } },
      },
    },
    valid: [[1, 2.5], []],
    invalid: [['a'], [1, null]],
  },
  {
    says: '$ref to a $dynamicAnchor leads nowhere else',
    schema: {
      $id: 'https://example.com/numbers',
      $ref: 'list',
      $defs: {
        entry: { $dynamicAnchor: 'entry', type: 'number' },
        list: { $id: 'list', type: 'array', items: { $ref: '#entry' }, $defs: { entry: { $dynamicAnchor: 'entry', type: 'string' } } },
      },
    },
    valid: [['a'], []],
    invalid: [[1]],
  },
  {
    says: 'an $anchor further out is no target of $dynamicRef',
    schema: {
      $id: 'https://example.com/numbers',
      $ref: 'list',
      $defs: {
        entry: { $anchor: 'entry', type: 'number' },
        list: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#entry' },
          $defs: { entry: { $dynamicAnchor: 'entry', type: 'string' } },
        },
      },
    },
    valid: [['a']],
    invalid: [[1]],
  },
  {
    says: '$dynamicRef by a pointer is $ref',
    schema: {
      $id: 'https://example.com/numbers',
      $ref: 'list',
      $defs: {
        entry: { $dynamicAnchor: 'entry', type: 'number' },
        list: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#/$defs/entry' },
          $defs: { entry: { $dynamicAnchor: 'entry', type: 'string' } },
        },
      },
    },
    valid: [['a']],
    invalid: [[1]],
  },
  {
    says: 'one schema in two dynamic scopes is two schemas',
    schema: {
      $id: 'https://example.com/both',
      properties: { numbers: { $ref: 'numbers' }, texts: { $ref: 'texts' }, plain: { $ref: 'list' } },
      $defs: {
        numbers: { $id: 'numbers', $ref: 'list', $defs: { entry: { $dynamicAnchor: 'entry', type: 'number' } } },
        texts: { $id: 'texts', $ref: 'list', $defs: { entry: { $dynamicAnchor: 'entry', type: 'string' } } },
        list: { $id: 'list', type: 'array', items: { $dynamicRef: '#entry' }, $defs: { entry: { $dynamicAnchor: 'entry', type: 'null' } } },
      },
    },
    valid: [{ numbers: [1], texts: ['a'], plain: [null] }],
    invalid: [{ numbers: ['a'] }, { texts: [1] }, { plain: [1] }, { plain: ['a'] }],
  },
  {
    says: 'a resource that was left is in the dynamic scope no more',
    schema: {
      $id: 'https://example.com/left',
      allOf: [{ $id: 'first', $defs: { it: { $dynamicAnchor: 'it', type: 'number' } } }, { $ref: 'second' }],
      $defs: {
        second: { $id: 'second', $ref: 'start', $defs: { it: { $dynamicAnchor: 'it', type: 'null' } } },
        start: { $id: 'start', $dynamicRef: 'inner#it' },
        inner: { $id: 'inner', $dynamicAnchor: 'it', type: 'string' },
      },
    },
    valid: [null],
    invalid: [1, 'a'],
  },
  {
    says: 'a resource around another one is entered only on the way through it',
    schema: {
      $id: 'https://example.com/main',
      properties: { direct: { $ref: 'item' }, through: { $ref: 'shelf' } },
      $defs: {
        shelf: {
          $id: 'shelf',
          items: { $ref: 'item' },
          $defs: {
            item: { $id: 'item', $dynamicRef: '#content', $defs: { content: { $dynamicAnchor: 'content', type: 'integer' } } },
            content: { $dynamicAnchor: 'content', type: 'string' },
          },
        },
      },
    },
    valid: [{ direct: 1, through: ['a'] }],
    invalid: [{ direct: 'a' }, { through: [1] }],
  },
  {
    says: 'a tree that a stricter one extends is stricter at every depth',
    schema: {
      $id: 'https://example.com/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
      },
    },
    valid: [{ data: 1, children: [{ children: [{ data: 2 }] }] }],
    invalid: [{ dta: 1 }, { children: [{ dta: 1 }] }, { children: [{ children: [{ dta: 1 }] }] }, { children: [1] }],
  },
  {
    says: 'what a $dynamicRef evaluates is evaluated',
    schema: {
      $id: 'https://example.com/derived',
      $ref: 'base',
      properties: { own: true },
      $defs: {
        more: { $dynamicAnchor: 'more', properties: { added: true } },
        base: {
          $id: 'base',
          unevaluatedProperties: false,
          $dynamicRef: '#more',
          $defs: { more: { $dynamicAnchor: 'more', properties: { base: true } } },
        },
      },
    },
    valid: [{ added: 1 }],
    invalid: [{ base: 1 }, { own: 1 }],
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
    says: 'float bounds numbers',
    schema: { type: 'number', format: 'float' },
    valid: [3.4028234663852886e38, -3.4028234663852886e38, 1.5],
    invalid: [3.5e38, -3.5e38],
  },
  {
    says: 'int32 bounds integers',
    schema: { type: 'integer', format: 'int32' },
    valid: [2147483647, -2147483648],
    invalid: [2147483648, 1.5],
  },
];
