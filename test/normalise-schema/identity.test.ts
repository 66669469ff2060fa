import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { createStore } from '../../src/schema/store.ts';
import { nodeOf } from './reading.ts';

type Spelling = readonly [specification: SpecificationVersion, schema: Json];

const OTHERS: Readonly<Record<string, Json>> = {
  Name: { type: 'string', minLength: 1 },
  Base: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
};

function ids(spellings: readonly Spelling[]): readonly number[] {
  const store = createStore();
  return spellings.map(
    ([specification, schema], index) => nodeOf({ specification, schema, others: OTHERS, store, side: index % 2 === 0 ? 'old' : 'new' }).id,
  );
}

const SAME: Readonly<Record<string, readonly Spelling[]>> = {
  'null beside a string': [
    ['3.0', { type: 'string', minLength: 1, nullable: true }],
    ['3.1', { type: ['string', 'null'], minLength: 1 }],
    ['3.1', { type: ['null', 'string'], minLength: 1 }],
    ['3.1', { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] }],
    ['3.1', { oneOf: [{ type: 'null' }, { type: 'string', minLength: 1 }] }],
    ['3.1', { anyOf: [{ $ref: '#/components/schemas/Name' }, { enum: [null] }] }],
    ['3.0', { nullable: true, allOf: [{ $ref: '#/components/schemas/Name' }] }],
    ['3.0', { nullable: true, anyOf: [{ $ref: '#/components/schemas/Name' }] }],
    ['3.0', { nullable: true, $ref: '#/components/schemas/Name' }],
    ['2.0', { 'x-nullable': true, type: 'string', minLength: 1 }],
    ['2.0', { 'x-nullable': true, $ref: '#/definitions/Name' }],
  ],
  'null beside an enum': [
    ['3.0', { type: 'string', enum: ['a', 'b'], nullable: true }],
    ['3.0', { type: 'string', enum: ['a', 'b', null], nullable: true }],
    ['3.1', { enum: [null, 'b', 'a'] }],
    ['3.1', { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ['3.1', { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }],
    ['3.1', { oneOf: [{ const: 'a' }, { const: 'b' }, { type: 'null' }] }],
  ],
  'null beside a union': [
    ['3.0', { nullable: true, oneOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] }],
    ['3.1', { oneOf: [{ type: 'string' }, { type: 'object', required: ['a'] }, { type: 'null' }] }],
  ],
  'one constant': [
    ['3.1', { const: 'a' }],
    ['3.1', { enum: ['a'] }],
    ['3.0', { type: 'string', enum: ['a'] }],
    ['3.1', { type: 'string', const: 'a', title: 'A' }],
    ['3.1', { oneOf: [{ const: 'a' }] }],
    ['3.1', { type: 'string', enum: ['a', 1, null] }],
    ['3.1', { allOf: [{ enum: ['a', 'b'] }, { enum: ['c', 'a'] }] }],
  ],
  'several constants': [
    ['3.1', { type: 'integer', enum: [1, 2] }],
    [
      '3.1',
      {
        oneOf: [
          { const: 1, title: 'one', description: 'first' },
          { const: 2, title: 'two' },
        ],
      },
    ],
    ['3.1', { type: 'integer', oneOf: [{ const: 2 }, { const: 1 }] }],
    ['3.1', { anyOf: [{ enum: [1, 2] }, { const: 2 }] }],
    ['3.1', { enum: [1.0, 2] }],
  ],
  'an object': [
    ['3.1', { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } }, required: ['id', 'name'] }],
    ['3.0', { required: ['name', 'id'], properties: { name: { type: 'string' }, id: { type: 'integer' } }, type: 'object' }],
    ['3.0', { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['name'], properties: { name: { type: 'string' } } }] }],
    ['3.1', { $ref: '#/components/schemas/Base', properties: { name: { type: 'string' } }, required: ['name'] }],
    ['2.0', { allOf: [{ $ref: '#/definitions/Base' }, { type: 'object', properties: { name: { type: 'string' } } }], required: ['name'] }],
    [
      '3.1',
      {
        additionalProperties: true,
        minProperties: 0,
        allOf: [
          { allOf: [{ $ref: '#/components/schemas/Base' }] },
          { type: 'object', properties: { name: { type: 'string' } } },
          { required: ['name'] },
        ],
      },
    ],
  ],
  'a reference and its target': [
    ['3.1', { $ref: '#/components/schemas/Name' }],
    ['3.0', { type: 'string', minLength: 1 }],
    ['2.0', { $ref: '#/definitions/Name', maxLength: 3 }],
    ['3.0', { $ref: '#/components/schemas/Name', description: 'ignored', maxLength: 3 }],
    ['3.1', { $ref: '#/components/schemas/Name', description: 'words' }],
    ['3.1', { oneOf: [{ $ref: '#/components/schemas/Name' }] }],
    ['3.1', { allOf: [{ $ref: '#/components/schemas/Name' }, { minLength: 0 }] }],
    ['3.1', { type: 'string', minLength: 1, maximum: 3, required: ['x'], items: false }],
  ],
  'exclusive bounds': [
    ['3.0', { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }],
    ['2.0', { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 9 }],
    ['3.1', { type: 'number', exclusiveMinimum: 1, maximum: 9 }],
    ['3.1', { type: 'number', exclusiveMinimum: 1, minimum: 1, maximum: 9, allOf: [{ maximum: 10 }] }],
  ],
  int32: [
    ['3.0', { type: 'integer', format: 'int32' }],
    ['3.1', { type: 'integer', minimum: -2147483648, maximum: 2147483647 }],
  ],
  types: [
    ['3.1', { type: ['string', 'integer'] }],
    ['3.1', { anyOf: [{ type: 'integer' }, { type: 'string' }] }],
    ['3.0', { oneOf: [{ type: 'string' }, { type: 'integer' }] }],
  ],
  boolean: [
    ['3.1', { type: 'boolean' }],
    ['3.1', { enum: [false, true] }],
    ['3.1', { oneOf: [{ const: true }, { const: false }] }],
  ],
  items: [
    ['3.1', { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' } }],
    ['3.1', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: { type: 'integer' } }],
  ],
  'nothing said': [
    ['3.1', {}],
    ['3.1', true],
    ['3.0', { nullable: true, description: 'anything' }],
    ['3.1', { minLength: 0, minItems: 0, uniqueItems: false, additionalProperties: {}, items: {}, pattern: '' }],
    ['3.1', { enum: [], anyOf: [], oneOf: [], allOf: [] }],
    ['3.0', { const: 'a', if: false, then: false, contains: false, patternProperties: { a: false }, propertyNames: false }],
    ['2.0', { oneOf: [false], anyOf: [false], not: {}, nullable: true }],
    ['2.0', { in: 'query', name: 'q', required: true, collectionFormat: 'csv' }],
    ['3.1', { then: false, else: false, minContains: 3, unevaluatedProperties: true }],
  ],
};

const DIFFERENT: Readonly<Record<string, readonly [Spelling, Spelling]>> = {
  null: [
    ['3.0', { type: 'string', nullable: true }],
    ['3.0', { type: 'string', nullable: false }],
  ],
  'nullable is no keyword of 3.1': [
    ['3.1', { type: 'string', nullable: true }],
    ['3.0', { type: 'string', nullable: true }],
  ],
  'siblings of $ref by dialect': [
    ['3.0', { $ref: '#/components/schemas/Name', maxLength: 3 }],
    ['3.1', { $ref: '#/components/schemas/Name', maxLength: 3 }],
  ],
  'a bound and its exclusive form': [
    ['3.1', { minimum: 1 }],
    ['3.1', { exclusiveMinimum: 1 }],
  ],
  'one and its text': [
    ['3.1', { const: 1 }],
    ['3.1', { const: '1' }],
  ],
  'overlapping oneOf and anyOf': [
    ['3.1', { oneOf: [{ minimum: 1 }, { maximum: 5 }] }],
    ['3.1', { anyOf: [{ minimum: 1 }, { maximum: 5 }] }],
  ],
  'a declared property that may be anything': [
    ['3.1', { properties: { a: {} } }],
    ['3.1', {}],
  ],
  readOnly: [
    ['3.1', { type: 'string', readOnly: true }],
    ['3.1', { type: 'string' }],
  ],
  'neighbours above 2^53': [
    ['3.1', { maximum: 9223372036854775807n }],
    ['3.1', { maximum: 9223372036854775806n }],
  ],
  'twice the same branch of oneOf': [
    ['3.1', { oneOf: [{ type: 'string' }, { type: 'string' }] }],
    ['3.1', { type: 'string' }],
  ],
  'integer and number': [
    ['3.1', { type: 'integer' }],
    ['3.1', { type: 'number' }],
  ],
  'a shared constant in oneOf': [
    ['3.1', { oneOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }],
    ['3.1', { enum: [1, 2, 3] }],
  ],
};

describe('one node for every spelling', () => {
  for (const [name, spellings] of Object.entries(SAME)) {
    it(name, () => {
      const [first, ...rest] = ids(spellings);
      expect(rest).toEqual(rest.map(() => first));
    });
  }
});

describe('other meanings are other nodes', () => {
  for (const [name, spellings] of Object.entries(DIFFERENT)) {
    it(name, () => {
      const [a, b] = ids(spellings);
      expect(a).not.toBe(b);
    });
  }
});
