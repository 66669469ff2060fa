import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { nodeOf } from './reading.ts';

interface Row {
  readonly specification?: SpecificationVersion;
  readonly schema: Json;
  readonly others?: Readonly<Record<string, Json>>;
  readonly accepts: readonly Json[];
  readonly refuses: readonly Json[];
}

const CASES: Readonly<Record<string, Row>> = {
  type: { schema: { type: ['integer', 'null'] }, accepts: [1, 1.0, null, 12345678901234567890n], refuses: [1.5, '1', true, [], {}] },
  'type in 2.0': { specification: '2.0', schema: { type: 'file' }, accepts: ['bytes'], refuses: [1, null] },
  enum: { schema: { enum: [1, 'a', { b: [1, null] }] }, accepts: [1.0, 'a', { b: [1, null] }], refuses: [true, 'b', { b: [null, 1] }] },
  const: { schema: { const: null }, accepts: [null], refuses: [false, 0, ''] },
  'const is no keyword of 3.0': { specification: '3.0', schema: { const: 'a' }, accepts: ['a', 'b'], refuses: [] },
  multipleOf: { schema: { multipleOf: 0.01 }, accepts: [0.07, 19.99, 'x'], refuses: [0.075] },
  'bounds of 3.1': { schema: { exclusiveMinimum: 1, maximum: 3 }, accepts: [1.5, 3, 'x'], refuses: [1, 3.5] },
  'bounds of 3.0': { specification: '3.0', schema: { minimum: 1, exclusiveMinimum: true, maximum: 3 }, accepts: [2, 3], refuses: [1, 4] },
  int64: { schema: { format: 'int64' }, accepts: [9223372036854775807n, 'x'], refuses: [9223372036854775808n] },
  'format asserted': { schema: { format: 'date' }, accepts: ['2024-02-29', 5], refuses: ['2023-02-29'] },
  'format unknown': { schema: { format: 'colour' }, accepts: ['anything'], refuses: [] },
  lengths: { schema: { minLength: 2, maxLength: 3 }, accepts: ['ab', '💥💥', 1], refuses: ['a', '💥', 'abcd'] },
  pattern: { schema: { pattern: 'b+' }, accepts: ['abc', 1], refuses: ['ac', ''] },
  items: { schema: { items: { type: 'string' } }, accepts: [[], ['a'], 'x'], refuses: [['a', 1]] },
  prefixItems: {
    schema: { prefixItems: [{ type: 'string' }, true], items: false },
    accepts: [[], ['a'], ['a', 1]],
    refuses: [[1], ['a', 1, 2]],
  },
  'a list of items in 3.0': { specification: '3.0', schema: { items: [{ type: 'string' }] }, accepts: [['a', 1], []], refuses: [[1]] },
  'item counts': { schema: { minItems: 1, maxItems: 2, uniqueItems: true }, accepts: [[1], [1, 2]], refuses: [[], [1, 1], [1, 2, 3]] },
  contains: {
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    accepts: [
      [1, 1],
      [1, 0, 1, 1],
    ],
    refuses: [[1], [1, 1, 1, 1], []],
  },
  'minContains 0': { schema: { contains: { const: 1 }, minContains: 0, maxContains: 1 }, accepts: [[], [1], [0]], refuses: [[1, 1]] },
  properties: {
    schema: {
      properties: { a: { type: 'string' } },
      patternProperties: { '^x-': { type: 'integer' } },
      additionalProperties: { type: 'null' },
    },
    accepts: [{}, { a: 'b', 'x-a': 1, c: null }, 5],
    refuses: [{ a: 1 }, { 'x-a': 'b' }, { c: 1 }],
  },
  'names that objects have': {
    schema: JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}},"required":["__proto__"]}') as Json,
    accepts: [JSON.parse('{"__proto__":"a"}') as Json],
    refuses: [{}, JSON.parse('{"__proto__":1}') as Json, JSON.parse('{"__proto__":"a","constructor":1}') as Json],
  },
  'a property called $ref': {
    schema: { properties: { $ref: { type: 'string' } }, required: ['$ref'] },
    accepts: [{ $ref: '#/nowhere' }],
    refuses: [{}, { $ref: 1 }],
  },
  'properties that are a reference': {
    schema: { properties: { $ref: '#/components/schemas/Map' } },
    others: { Map: { a: { type: 'string' } } },
    accepts: [{ a: 'x' }],
    refuses: [{ a: 1 }],
  },
  'property counts and names': {
    schema: { minProperties: 1, maxProperties: 2, propertyNames: { maxLength: 1 } },
    accepts: [{ a: 1 }],
    refuses: [{}, { ab: 1 }, { a: 1, b: 1, c: 1 }],
  },
  dependentRequired: {
    schema: { dependentRequired: { a: ['b', 'c'] } },
    accepts: [{}, { b: 1 }, { a: 1, b: 1, c: 1 }, 'x'],
    refuses: [{ a: 1 }, { a: 1, b: 1 }],
  },
  dependentSchemas: {
    schema: { dependentSchemas: { a: { minProperties: 2 } } },
    accepts: [{}, { b: 1 }, { a: 1, b: 1 }, 'x', []],
    refuses: [{ a: 1 }],
  },
  allOf: { schema: { allOf: [{ type: 'object' }, { required: ['a'] }] }, accepts: [{ a: 1 }], refuses: [{}, 1] },
  anyOf: { schema: { anyOf: [{ type: 'string' }, { minimum: 2 }] }, accepts: ['a', 2, null], refuses: [1] },
  oneOf: {
    schema: {
      oneOf: [
        { minimum: 1, type: 'number' },
        { maximum: 3, type: 'number' },
      ],
    },
    accepts: [0, 4],
    refuses: [2, 'x'],
  },
  'oneOf of constants that overlap': { schema: { oneOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }, accepts: [1, 3], refuses: [2, 4] },
  not: { schema: { not: { type: 'string' } }, accepts: [1, null], refuses: ['a'] },
  'if, then, else': {
    schema: { if: { type: 'string' }, then: { minLength: 2 }, else: { minimum: 2 } },
    accepts: ['ab', 2, null],
    refuses: ['a', 1],
  },
  'if without else': { schema: { if: { type: 'string' }, then: { minLength: 2 } }, accepts: ['ab', 1], refuses: ['a'] },
  booleans: { schema: { properties: { a: true, b: false } }, accepts: [{ a: 1 }], refuses: [{ b: 1 }] },
  'unevaluatedProperties over allOf': {
    schema: {
      allOf: [{ properties: { a: true } }, { $ref: '#/components/schemas/B' }],
      properties: { c: true },
      unevaluatedProperties: false,
    },
    others: { B: { properties: { b: true } } },
    accepts: [{}, { a: 1, b: 1, c: 1 }, 'x'],
    refuses: [{ d: 1 }],
  },
  'unevaluatedProperties over anyOf': {
    schema: {
      anyOf: [{ properties: { a: { const: 1 } }, required: ['a'] }, { properties: { b: true } }],
      unevaluatedProperties: { type: 'null' },
    },
    accepts: [{ a: 1 }, { a: 1, b: 2 }, { b: 2 }, { c: null }],
    refuses: [{ a: 2 }, { b: 1, c: 2 }],
  },
  'unevaluatedProperties over oneOf and if': {
    schema: {
      oneOf: [
        { properties: { kind: { const: 'a' }, x: true }, required: ['kind'] },
        { properties: { kind: { const: 'b' }, y: true }, required: ['kind'] },
      ],
      if: { properties: { more: { const: true } }, required: ['more'] },
      then: { properties: { extra: true } },
      unevaluatedProperties: false,
    },
    accepts: [
      { kind: 'a', x: 1 },
      { kind: 'b', y: 1 },
      { kind: 'a', more: true, extra: 1 },
    ],
    refuses: [
      { kind: 'a', y: 1 },
      { kind: 'a', more: false },
      { kind: 'a', extra: 1 },
    ],
  },
  'unevaluatedProperties does not see below not': {
    schema: { not: { not: { properties: { a: true } } }, unevaluatedProperties: false },
    accepts: [{}],
    refuses: [{ a: 1 }],
  },
  'unevaluatedProperties beside dependentSchemas': {
    schema: { properties: { a: true }, dependentSchemas: { a: { properties: { b: true } } }, unevaluatedProperties: false },
    accepts: [{ a: 1, b: 1 }],
    refuses: [{ b: 1 }],
  },
  unevaluatedItems: {
    schema: {
      prefixItems: [{ type: 'string' }],
      anyOf: [{ prefixItems: [true, { type: 'integer' }] }, { type: 'array' }],
      contains: { const: 'c' },
      unevaluatedItems: false,
    },
    accepts: [['c'], ['a', 1, 'c'], ['a', 'c']],
    refuses: [
      ['a', 1, 2, 'c'],
      ['a', 'x', 'c'],
    ],
  },
  'null marks beside a reference in 3.0': {
    specification: '3.0',
    schema: { $ref: '#/components/schemas/B', nullable: true },
    others: { B: { type: 'integer' } },
    accepts: [null, 1],
    refuses: ['a'],
  },
  'null marks beside an enum': {
    specification: '3.0',
    schema: { type: 'string', nullable: true, enum: ['a'] },
    accepts: [null, 'a'],
    refuses: ['b'],
  },
  'null where one branch of an overlap takes it': {
    specification: '3.0',
    schema: { nullable: true, oneOf: [{ type: 'number' }, { type: 'integer' }] },
    accepts: [null, 1.5],
    refuses: [1, 'a'],
  },
  recursion: {
    schema: { type: 'object', properties: { next: { $ref: '#/components/schemas/it' } }, additionalProperties: false },
    accepts: [{}, { next: { next: {} } }],
    refuses: [{ next: { next: 1 } }, { other: 1 }],
  },
  'recursion through two': {
    schema: { properties: { b: { $ref: '#/components/schemas/B' } } },
    others: { B: { type: 'array', items: { $ref: '#/components/schemas/it' } } },
    accepts: [{ b: [{ b: [] }] }],
    refuses: [{ b: [{ b: {} }] }],
  },
  'a base class that unions its children': {
    schema: { oneOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'null' }] },
    others: {
      Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['bark'] }] },
      Pet: { type: 'object', properties: { friend: { $ref: '#/components/schemas/it' } } },
    },
    accepts: [null, { bark: 1, friend: null }, { bark: 1, friend: { bark: 2 } }],
    refuses: [{}, { bark: 1, friend: {} }],
  },
  anchors: {
    schema: { $ref: '#text', $defs: { t: { $anchor: 'text', type: 'string' } }, default: { $anchor: 'text' } },
    accepts: ['a'],
    refuses: [1],
  },
  'a resource of its own': {
    schema: {
      $id: 'https://example.com/tree',
      properties: { a: { $ref: '#/$defs/leaf' }, b: { $ref: 'leaf' }, c: { $ref: 'leaf#/$defs/deep' } },
      $defs: { leaf: { $id: 'leaf', type: 'string', $defs: { deep: { type: 'integer' } } } },
    },
    accepts: [{ a: 'x', b: 'y', c: 1 }],
    refuses: [{ a: 1 }, { b: 1 }, { c: 'x' }],
  },
  'a dynamic reference with one target': {
    schema: { $dynamicAnchor: 'node', type: 'object', properties: { next: { $dynamicRef: '#node' } } },
    accepts: [{ next: { next: {} } }],
    refuses: [{ next: 1 }],
  },
  'references in data': {
    schema: { enum: [{ $ref: '#/components/schemas/B' }], example: { $ref: '#/x' }, default: { $ref: '#/x' }, 'x-a': { $ref: '#/x' } },
    others: { B: { type: 'string' } },
    accepts: [{ $ref: '#/components/schemas/B' }],
    refuses: ['a'],
  },
};

describe('a lowered schema accepts what the dialect says', () => {
  for (const [name, { schema, specification = '3.1', others = {}, accepts, refuses }] of Object.entries(CASES)) {
    it(name, () => {
      const node = nodeOf({ schema, specification, others });
      for (const value of accepts) expect({ value, accepted: evaluate(node, value) }).toEqual({ value, accepted: true });
      for (const value of refuses) expect({ value, accepted: evaluate(node, value) }).toEqual({ value, accepted: false });
    });
  }
});
