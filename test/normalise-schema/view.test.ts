import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { ALL_TYPES, TYPE } from '../../src/schema/node.ts';
import { readerOf, viewOf } from './reading.ts';
import type { Case } from './reading.ts';

const HERE = '#/components/schemas/it';
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function factsOf(subject: Case): Readonly<Record<string, unknown>> {
  const { types, nullable, values, unions, component } = viewOf(subject);
  return { types: types.value, nullable: nullable.value, values: values?.value, unions: unions.length, component };
}

describe('types, null and constants', () => {
  const Name: Json = { type: 'string', minLength: 1 };
  const rest = ALL_TYPES & ~TYPE.null;
  const CASES: Readonly<Record<string, readonly [Case, ReturnType<typeof factsOf>]>> = {
    'nothing said': [{ schema: {} }, { types: rest, nullable: true, values: undefined, unions: 0, component: 'it' }],
    false: [{ schema: false }, { types: 0, nullable: false, values: undefined, unions: 0, component: 'it' }],
    'a type and null': [
      { schema: { type: ['string', 'null'] } },
      { types: TYPE.string, nullable: true, values: undefined, unions: 0, component: 'it' },
    ],
    'a null branch': [
      { schema: { anyOf: [ref('Name'), { type: 'null' }] }, others: { Name } },
      { types: TYPE.string, nullable: true, values: undefined, unions: 0, component: 'it' },
    ],
    'a null branch beside two': [
      { schema: { oneOf: [{ type: 'string' }, { type: 'integer' }, { const: null }] } },
      { types: rest, nullable: true, values: undefined, unions: 1, component: 'it' },
    ],
    'a null branch that the type forbids': [
      { schema: { type: 'string', anyOf: [{ minLength: 1 }, { type: 'null' }] } },
      { types: TYPE.string, nullable: false, values: undefined, unions: 0, component: 'it' },
    ],
    'null in an enum that the type forbids': [
      { schema: { type: 'string', enum: ['a', null] } },
      { types: TYPE.string, nullable: false, values: ['a'], unions: 0, component: 'it' },
    ],
    'an enum without null': [
      { schema: { type: ['string', 'null'], enum: ['a'] } },
      { types: TYPE.string, nullable: false, values: ['a'], unions: 0, component: 'it' },
    ],
    'an enum without type': [
      { schema: { enum: ['a', 1, null] } },
      { types: TYPE.string | TYPE.integer, nullable: true, values: ['a', 1], unions: 0, component: 'it' },
    ],
    'nullable of 3.0': [
      { specification: '3.0', schema: { nullable: true, allOf: [ref('Name')] }, others: { Name } },
      { types: TYPE.string, nullable: true, values: undefined, unions: 0, component: 'it' },
    ],
    'types met': [
      { schema: { type: ['number', 'string'], allOf: [{ type: ['integer', 'object'] }] } },
      { types: TYPE.integer, nullable: false, values: undefined, unions: 0, component: 'it' },
    ],
    'a union of constants': [
      { schema: { oneOf: [{ const: 1, title: 'one' }, { type: 'integer', const: 2 }, { type: 'null' }] } },
      { types: TYPE.integer, nullable: true, values: [1, 2], unions: 0, component: 'it' },
    ],
    'a union of enums by reference': [
      { schema: { anyOf: [ref('A'), ref('B')] }, others: { A: { enum: ['a', 'b'] }, B: { enum: ['b', 'c'] } } },
      { types: TYPE.string, nullable: false, values: ['a', 'b', 'c'], unions: 0, component: 'it' },
    ],
    'enums met': [
      { schema: { enum: ['a', 'b'], allOf: [{ enum: ['b', 'c'] }] } },
      { types: TYPE.string, nullable: false, values: ['b'], unions: 0, component: 'it' },
    ],
    'an empty enum': [
      { schema: { type: 'string', enum: [] } },
      { types: TYPE.string, nullable: false, values: undefined, unions: 0, component: 'it' },
    ],
  };
  for (const [name, [subject, facts]] of Object.entries(CASES)) it(name, () => expect(factsOf(subject)).toEqual(facts));

  it('stand where they are said', () => {
    const at = (schema: Json): readonly string[] => {
      const view = viewOf({ schema, others: { Name } });
      return [view.types.address, view.nullable.address, view.values?.address ?? ''].map((address) => address.replace(HERE, ''));
    };
    expect(at({})).toEqual(['', '', '']);
    expect(at({ type: 'string' })).toEqual(['/type', '/type', '']);
    expect(at({ anyOf: [ref('Name'), { type: 'null' }] })).toEqual(['#/components/schemas/Name/type', '/anyOf/1', '']);
    expect(at({ enum: ['a', null] })).toEqual(['/enum', '/enum', '/enum']);
    expect(at({ oneOf: [{ const: 1 }, { const: 2 }] })).toEqual(['/oneOf', '/oneOf/0/const', '/oneOf']);
    expect(at({ type: ['string', 'null'], allOf: [{ const: 'a' }] })).toEqual(['/type', '/allOf/0/const', '/allOf/0/const']);
  });

  it('knows enums that will grow', () => {
    const grows = (schema: Json): boolean | undefined => viewOf({ schema }).extensible?.value;
    expect(grows({ enum: ['a'], 'x-extensible-enum': true })).toBe(true);
    expect(grows({ enum: ['a'], 'x-ms-enum': { name: 'A', modelAsString: true } })).toBe(true);
    expect(grows({ enum: ['a'], 'x-ms-enum': { name: 'A', modelAsString: false } })).toBeUndefined();
    expect(grows({ enum: ['a'] })).toBeUndefined();
    expect(grows({ anyOf: [{ type: 'string' }, { type: 'integer', enum: [1] }] })).toBe(true);
    expect(grows({ oneOf: [{ type: 'string' }, { type: 'integer', enum: [1] }] })).toBeUndefined();
    expect(grows({ anyOf: [{ type: 'string', minLength: 1 }, { enum: ['a'] }] })).toBeUndefined();
    expect(viewOf({ schema: { type: 'string', 'x-extensible-enum': ['a', 'b'] } }).values?.value).toEqual(['a', 'b']);
    const open = viewOf({ schema: { anyOf: [{ type: 'string' }, { type: 'string', enum: ['a', 'b'] }] } });
    expect([open.values?.value, open.unions]).toEqual([['a', 'b'], []]);
  });
});

describe('parts', () => {
  const others: Readonly<Record<string, Json>> = {
    Base: {
      type: 'object',
      description: 'base',
      properties: { id: { type: 'string', readOnly: true }, tag: { maxLength: 9 } },
      required: ['id'],
      minProperties: 1,
    },
    Loop: { allOf: [ref('Loop'), { title: 'inner' }] },
  };

  it('are one view', () => {
    const schema: Json = {
      allOf: [
        ref('Base'),
        { properties: { tag: { type: 'string' }, more: {} }, required: ['tag', 'id'], minProperties: 2, description: 'own' },
      ],
    };
    const view = viewOf({ schema, others });
    expect(view.parts).toEqual([HERE, `${HERE}/allOf/0`, '#/components/schemas/Base', `${HERE}/allOf/1`]);
    expect([...view.properties.keys()]).toEqual(['id', 'tag', 'more']);
    expect(view.properties.get('tag')).toEqual({
      name: 'tag',
      address: '#/components/schemas/Base/properties/tag',
      schema: ['#/components/schemas/Base/properties/tag', `${HERE}/allOf/1/properties/tag`],
      access: 'both',
    });
    expect(view.properties.get('id')?.access).toBe('readOnly');
    expect(Object.fromEntries(view.required)).toEqual({
      id: { value: true, address: '#/components/schemas/Base/required/0' },
      tag: { value: true, address: `${HERE}/allOf/1/required/0` },
    });
    expect(view.minProperties).toEqual({ value: 2, address: `${HERE}/allOf/1/minProperties` });
    expect(view.description?.value).toBe('base');
    expect(view.component).toBe('it');
  });

  it('may lead back to themselves', () => {
    expect(viewOf({ schema: ref('Loop'), others }).title?.value).toBe('inner');
    expect(viewOf({ specification: '3.0', schema: ref('it') }).opaque).toEqual([]);
  });

  it('are joined across places', () => {
    const view = readerOf({
      schema: { minLength: 1, pattern: 'a' },
      others: { More: { minLength: 3, pattern: 'b', type: 'string' } },
    }).view([HERE, '#/components/schemas/More']);
    expect(view.minLength).toEqual({ value: 3, address: '#/components/schemas/More/minLength' });
    expect(view.patterns.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(view.component).toBeUndefined();
  });

  it('leave out the siblings of $ref in 3.0 except what describes it, and keep them in 3.1', () => {
    const schema: Json = { ...(ref('Base') as object), description: 'own', minProperties: 5 };
    expect(viewOf({ specification: '3.0', schema, others })).toMatchObject({ description: { value: 'own' }, minProperties: { value: 1 } });
    expect(viewOf({ specification: '3.1', schema, others })).toMatchObject({ description: { value: 'own' }, minProperties: { value: 5 } });
  });

  it('name what is not modelled', () => {
    expect(viewOf({ schema: { allOf: [ref('Missing')] } }).opaque).toEqual([{ value: '$ref', address: `${HERE}/allOf/0/$ref` }]);
    expect(viewOf({ schema: { properties: { a: 'string' } } }).opaque).toEqual([]);
  });
});

describe('bounds', () => {
  it('stand in either spelling, the stricter first', () => {
    expect(viewOf({ specification: '3.0', schema: { minimum: 1, exclusiveMinimum: true } }).minimum).toEqual({
      value: { bound: 1, exclusive: true },
      address: `${HERE}/minimum`,
    });
    expect(viewOf({ schema: { minimum: 1, exclusiveMinimum: 1 } }).minimum).toEqual({
      value: { bound: 1, exclusive: true },
      address: `${HERE}/exclusiveMinimum`,
    });
    expect(viewOf({ schema: { maximum: 5, allOf: [{ maximum: 9223372036854775807n }, { exclusiveMaximum: 6 }] } }).maximum).toEqual({
      value: { bound: 5, exclusive: false },
      address: `${HERE}/maximum`,
    });
    expect(viewOf({ schema: { multipleOf: 2, allOf: [{ multipleOf: 6 }] } }).multipleOf).toEqual({
      value: 6,
      address: `${HERE}/allOf/0/multipleOf`,
    });
  });

  it('of 0 say nothing from below and much from above', () => {
    const view = viewOf({ schema: { minItems: 0, maxItems: 0, uniqueItems: false } });
    expect([view.minItems, view.maxItems?.value, view.uniqueItems]).toEqual([undefined, 0, undefined]);
  });
});

describe('arrays and objects', () => {
  it('keep positions apart', () => {
    const view = viewOf({ schema: { prefixItems: [{ type: 'string' }], items: false, allOf: [{ items: { minLength: 1 } }] } });
    expect(view.prefixItems).toEqual({ value: [[`${HERE}/prefixItems/0`, `${HERE}/allOf/0/items`]], address: `${HERE}/prefixItems` });
    expect(view.items).toEqual({ value: [`${HERE}/items`, `${HERE}/allOf/0/items`], address: `${HERE}/items` });
  });

  it('tell closed from described from open', () => {
    const additional = (schema: Json): unknown => viewOf({ schema }).additionalProperties?.value;
    expect(additional({ additionalProperties: false })).toBe('closed');
    expect(additional({ additionalProperties: { type: 'string' }, allOf: [{ additionalProperties: false }] })).toBe('closed');
    expect(additional({ additionalProperties: { type: 'string' } })).toEqual([`${HERE}/additionalProperties`]);
    for (const open of [true, {}, { description: 'anything' }]) expect(additional({ additionalProperties: open })).toBeUndefined();
  });

  it('carry what only 2020-12 says', () => {
    const schema: Json = {
      contains: { const: 1 },
      maxContains: 2,
      dependentRequired: { a: ['b'] },
      dependentSchemas: { a: {} },
      patternProperties: { '^x': {} },
      propertyNames: { maxLength: 3 },
      unevaluatedProperties: false,
      not: { type: 'null' },
      if: true,
      else: false,
    };
    expect(viewOf({ schema })).toMatchObject({
      contains: { value: { schema: [`${HERE}/contains`], min: 1, max: 2 } },
      dependentRequired: new Map([['a', { value: ['b'], address: `${HERE}/dependentRequired/a` }]]),
      patternProperties: new Map([['^x', { value: [`${HERE}/patternProperties/^x`], address: `${HERE}/patternProperties/^x` }]]),
      propertyNames: { value: [`${HERE}/propertyNames`] },
      unevaluatedProperties: { value: 'closed' },
      not: [{ value: [`${HERE}/not`] }],
      conditions: [{ value: { if: [`${HERE}/if`], else: [`${HERE}/else`] } }],
    });
    const old = viewOf({ specification: '3.0', schema });
    expect([old.contains, old.patternProperties.size, old.conditions.length, old.not.length]).toEqual([undefined, 0, 0, 1]);
  });

  it('treat names that objects have like any other', () => {
    const view = viewOf({
      schema: JSON.parse('{"properties":{"__proto__":{"type":"string"},"toString":{}},"required":["constructor"]}') as Json,
    });
    expect([[...view.properties.keys()], [...view.required.keys()]]).toEqual([['__proto__', 'toString'], ['constructor']]);
  });
});

describe('unions', () => {
  const kind = (value: string): Json => ({
    type: 'object',
    title: `A ${value}`,
    properties: { kind: { const: value }, other: { const: 'same' } },
    required: ['other', 'kind'],
  });
  const others: Readonly<Record<string, Json>> = { Dog: kind('dog'), Cat: kind('cat') };
  const members = (schema: Json, more: Readonly<Record<string, Json>> = {}): unknown =>
    viewOf({ schema, others: { ...others, ...more } }).unions.map((union) =>
      union.members.map(({ tag, component, title }) => ({ tag, component, title })),
    );

  it('tell members by a required constant', () => {
    expect(members({ anyOf: [ref('Dog'), kind('fish')] })).toEqual([
      [
        { tag: 'dog', component: 'Dog', title: 'A dog' },
        { tag: 'fish', title: 'A fish' },
      ],
    ]);
    expect(members({ anyOf: [ref('Dog'), { type: 'object' }] })).toEqual([[{ component: 'Dog', title: 'A dog' }, {}]]);
  });

  it('tell members by the discriminator', () => {
    const discriminator: Json = { propertyName: 'kind', mapping: { dog: 'Dog', hound: '#/components/schemas/Dog' } };
    const schema: Json = { oneOf: [ref('Dog'), ref('Cow'), { type: 'null' }], discriminator };
    const open: Readonly<Record<string, Json>> = { Cow: { type: 'object', title: 'A cow', properties: { kind: { type: 'string' } } } };
    expect(members(schema, open)).toEqual([
      [
        { tag: 'dog, hound', component: 'Dog', title: 'A dog' },
        { tag: 'Cow', component: 'Cow', title: 'A cow' },
      ],
    ]);
    expect(viewOf({ schema, others: { ...others, ...open } }).discriminator?.value).toEqual({
      propertyName: 'kind',
      mapping: new Map([
        ['dog', 'Dog'],
        ['hound', 'Dog'],
        ['Cow', 'Cow'],
      ]),
    });
  });

  it('tell members by their constants where the discriminator names values that none of them takes', () => {
    const unmapped: Json = { oneOf: [ref('Dog'), ref('Cat')], discriminator: { propertyName: 'kind' } };
    expect(members(unmapped)).toMatchObject([[{ tag: 'dog' }, { tag: 'cat' }]]);
    expect(viewOf({ schema: unmapped, others }).discriminator?.value.mapping).toEqual(
      new Map([
        ['dog', 'Dog'],
        ['cat', 'Cat'],
      ]),
    );
    const wrongly: Json = { oneOf: [ref('Dog'), ref('Cat')], discriminator: { propertyName: 'kind', mapping: { puppy: 'Dog' } } };
    expect(members(wrongly)).toMatchObject([[{ tag: 'dog' }, { tag: 'cat' }]]);
  });

  it('have no tag that several of them bear', () => {
    const pets: Readonly<Record<string, Json>> = { Hound: kind('dog'), Pets: { oneOf: [ref('Dog'), ref('Cat')] } };
    const schema: Json = { oneOf: [ref('Dog'), ref('Hound'), ref('Pets'), ref('Cat')], discriminator: { propertyName: 'kind' } };
    expect(members(schema, pets)).toMatchObject([[{ component: 'Dog' }, { component: 'Hound' }, { component: 'Pets' }, { tag: 'cat' }]]);
    expect(JSON.stringify(members(schema, pets)).match(/"tag"/g)).toHaveLength(1);
  });

  it('see through wrappers of one branch', () => {
    expect(members({ oneOf: [{ allOf: [ref('Dog')] }, ref('Cat')] })).toMatchObject([[{ component: 'Dog' }, { component: 'Cat' }]]);
    expect(viewOf({ schema: { oneOf: [{ anyOf: [ref('Dog')] }] }, others }).properties.size).toBe(2);
    expect(readerOf({ schema: { properties: { a: ref('Dog') } }, others }).view([`${HERE}/properties/a`]).component).toBe('Dog');
  });

  it('may contain themselves', () => {
    expect(members({ anyOf: [ref('it'), ref('Dog')] })).toMatchObject([[{ component: 'it' }, { component: 'Dog' }]]);
  });
});
