import { describe, expect, it } from 'vitest';
import { loadReferee } from '../../../src/commands/verify/referee.ts';
import type { Direction, SpecificationVersion } from '../../../src/model/api.ts';
import type { Json } from '../../../src/model/json.ts';
import { documentOf } from '../../support/document.ts';
import { matchNatively } from '../../support/match.ts';
import { secondVote } from '../../laws/second-vote.ts';

const factory = await loadReferee(matchNatively);

interface Case {
  readonly name: string;
  readonly version: SpecificationVersion;
  readonly schema: Json;
  readonly components?: { readonly [name: string]: Json };
  readonly direction?: Direction;
  readonly accepts: readonly Json[];
  readonly refuses: readonly Json[];
  readonly unknown?: readonly Json[];
}

const recursive = { Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } } };

const cases: readonly Case[] = [
  { name: 'nullable with a type', version: '3.0', schema: { type: 'string', nullable: true }, accepts: [null, 'a'], refuses: [1] },
  {
    name: 'nullable with an enum',
    version: '3.0',
    schema: { type: 'string', enum: ['a'], nullable: true },
    accepts: [null, 'a'],
    refuses: ['b'],
  },
  {
    name: 'nullable beside a reference',
    version: '3.0',
    schema: { $ref: '#/components/schemas/S', nullable: true },
    components: { S: { type: 'string' } },
    accepts: [null, 'a'],
    refuses: [1],
  },
  {
    name: 'nullable beside allOf',
    version: '3.0',
    schema: { allOf: [{ type: 'string' }], nullable: true },
    accepts: [null, 'a'],
    refuses: [1],
  },
  { name: 'nullable in 3.1 is no keyword', version: '3.1', schema: { type: 'string', nullable: true }, accepts: ['a'], refuses: [null] },
  { name: 'nullable in 2.0 is no keyword', version: '2.0', schema: { type: 'string', nullable: true }, accepts: ['a'], refuses: [null] },
  {
    name: 'siblings of a reference in 3.0',
    version: '3.0',
    schema: { $ref: '#/components/schemas/S', maxLength: 1 },
    components: { S: { type: 'string' } },
    accepts: ['abc'],
    refuses: [1],
  },
  {
    name: 'siblings of a reference in 3.1',
    version: '3.1',
    schema: { $ref: '#/components/schemas/S', maxLength: 1 },
    components: { S: { type: 'string' } },
    accepts: ['a'],
    refuses: [1, 'abc'],
  },
  {
    name: 'exclusive flags in 3.0',
    version: '3.0',
    schema: { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
    accepts: [2, 3, 'x'],
    refuses: [1, 4],
  },
  { name: 'exclusive numbers in 3.1', version: '3.1', schema: { exclusiveMinimum: 1 }, accepts: [1.5], refuses: [1] },
  { name: 'exclusive numbers in 3.0 are malformed', version: '3.0', schema: { exclusiveMinimum: 1 }, accepts: [1, 0], refuses: [] },
  { name: 'oneOf in 2.0 is no keyword', version: '2.0', schema: { oneOf: [{ type: 'string' }] }, accepts: [1], refuses: [] },
  { name: 'const in 3.0 is no keyword', version: '3.0', schema: { const: 1 }, accepts: [2], refuses: [] },
  { name: 'empty enum, anyOf and oneOf', version: '3.0', schema: { enum: [], anyOf: [], oneOf: [] }, accepts: [1, null], refuses: [] },
  { name: 'type file', version: '2.0', schema: { type: 'file' }, accepts: ['x'], refuses: [1] },
  { name: 'int32', version: '3.0', schema: { type: 'integer', format: 'int32' }, accepts: [2147483647], refuses: [2147483648, 1.5] },
  {
    name: 'int64 of doubles',
    version: '3.0',
    schema: { format: 'int64' },
    accepts: [9007199254740991, -(2 ** 63), 'text'],
    refuses: [2 ** 63],
  },
  { name: 'unknown formats', version: '3.0', schema: { type: 'string', format: 'card-number' }, accepts: ['x'], refuses: [] },
  {
    name: 'uri-reference',
    version: '3.0',
    schema: { type: 'string', format: 'uri-reference' },
    accepts: ['/users/42', 'a/b:c', 'urn:a', '', '#a', './a:b'],
    refuses: ['2024-01-31T12:30:00Z', '1:b', 'a b'],
  },
  { name: 'date', version: '3.0', schema: { type: 'string', format: 'date' }, accepts: ['2024-02-29'], refuses: ['2023-02-29', 'x'] },
  {
    name: 'bounds beyond doubles',
    version: '3.1',
    schema: { maximum: 9223372036854775807n },
    accepts: [2 ** 62],
    refuses: [2 ** 63],
    unknown: [9223372036854775807n],
  },
  { name: 'values beyond doubles', version: '3.1', schema: { enum: [9223372036854775807n, 1n] }, accepts: [1], refuses: [2 ** 63] },
  {
    name: 'a property called $ref',
    version: '3.0',
    schema: { properties: { $ref: { type: 'string' } } },
    accepts: [{ $ref: 'x' }],
    refuses: [{ $ref: 1 }],
  },
  {
    name: 'a property called __proto__',
    version: '3.0',
    schema: JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as Json,
    accepts: [{}],
    refuses: [JSON.parse('{"__proto__":1}') as Json],
  },
  {
    name: 'recursion',
    version: '3.0',
    schema: { $ref: '#/components/schemas/Tree' },
    components: recursive,
    accepts: [{ children: [{ children: [] }] }],
    refuses: [{ children: [{ children: 1 }] }],
  },
  { name: 'patterns', version: '3.1', schema: { type: 'string', pattern: '^a+$' }, accepts: ['aa'], refuses: ['ab', ''] },
  {
    name: 'pattern properties',
    version: '3.1',
    schema: { patternProperties: { '^x-': { type: 'integer' }, y$: { minimum: 3 } }, additionalProperties: false },
    accepts: [{ 'x-a': 1 }, { 'x-y': 3 }],
    refuses: [{ 'x-y': 2 }, { a: 1 }, { 'x-a': 'b' }],
  },
  {
    name: 'anchors',
    version: '3.1',
    schema: { $ref: '#name' },
    components: { S: { $anchor: 'name', type: 'string' } },
    accepts: ['a'],
    refuses: [1],
  },
  {
    name: 'a dynamic reference with one target',
    version: '3.1',
    schema: { $dynamicRef: '#name' },
    components: { S: { $dynamicAnchor: 'name', type: 'string' } },
    accepts: ['a'],
    refuses: [1],
  },
  {
    name: 'a dynamic reference with several targets',
    version: '3.1',
    schema: { properties: { texts: { $ref: 'urn:texts' }, plain: { $ref: 'urn:list' } } },
    components: {
      List: { $id: 'urn:list', items: { $dynamicRef: '#item' }, $defs: { item: { $dynamicAnchor: 'item', type: 'integer' } } },
      Texts: { $id: 'urn:texts', $ref: 'urn:list', $defs: { item: { $dynamicAnchor: 'item', type: 'string' } } },
    },
    accepts: [{ texts: ['a'], plain: [1] }],
    refuses: [{ texts: [1] }, { plain: ['a'] }],
  },
  {
    name: 'a dynamic reference to a name that one resource gives twice',
    version: '3.1',
    schema: { properties: { a: { $dynamicRef: '#name' } } },
    components: { S: { $dynamicAnchor: 'name', type: 'string' }, T: { $dynamicAnchor: 'name', type: 'integer' } },
    accepts: [{}],
    refuses: [],
    unknown: [{ a: 'a' }],
  },
  {
    name: 'a reference to nowhere',
    version: '3.1',
    schema: { properties: { a: { $ref: '#/nowhere' } } },
    accepts: [{}, 1],
    refuses: [],
    unknown: [{ a: 1 }],
  },
  {
    name: 'a reference to itself',
    version: '3.0',
    schema: { $ref: '#/components/schemas/S' },
    components: { S: { $ref: '#/components/schemas/S' } },
    accepts: [],
    refuses: [],
    unknown: [1],
  },
  {
    name: 'contains',
    version: '3.1',
    schema: { contains: { type: 'string' }, minContains: 2, maxContains: 3 },
    accepts: [['a', 'b', 1]],
    refuses: [['a'], ['a', 'b', 'c', 'd']],
  },
];

const access = {
  Base: { type: 'object', required: ['id', 'name'], properties: { id: { $ref: '#/components/schemas/Id' }, name: { type: 'string' } } },
  Id: { type: 'string', readOnly: true },
  Child: {
    allOf: [
      { $ref: '#/components/schemas/Base' },
      { type: 'object', required: ['id', 'key'], properties: { key: { type: 'string', writeOnly: true } } },
    ],
  },
  Closed: {
    type: 'object',
    required: ['id'],
    properties: { id: { allOf: [{ $ref: '#/components/schemas/Id' }] } },
    additionalProperties: false,
  },
};
const child = { $ref: '#/components/schemas/Child' };
const closed = { $ref: '#/components/schemas/Closed' };

const directed: readonly Case[] = [
  {
    name: 'without a direction',
    version: '3.0',
    schema: child,
    components: access,
    accepts: [{ id: '1', name: 'n', key: 'k' }],
    refuses: [{ name: 'n', key: 'k' }],
  },
  {
    name: 'in requests',
    version: '3.0',
    schema: child,
    components: access,
    direction: 'request',
    accepts: [{ name: 'n', key: 'k' }],
    refuses: [{ name: 'n' }, { key: 'k' }],
  },
  {
    name: 'in responses',
    version: '3.0',
    schema: child,
    components: access,
    direction: 'response',
    accepts: [{ id: '1', name: 'n' }],
    refuses: [{ name: 'n' }],
  },
  {
    name: 'closed, in requests',
    version: '3.0',
    schema: closed,
    components: access,
    direction: 'request',
    accepts: [{}],
    refuses: [{ id: '1' }],
  },
  {
    name: 'closed, in responses',
    version: '3.0',
    schema: closed,
    components: access,
    direction: 'response',
    accepts: [{ id: '1' }],
    refuses: [{}],
  },
  {
    name: 'writeOnly in 2.0 is no keyword',
    version: '2.0',
    schema: { properties: { a: { writeOnly: true } }, required: ['a'] },
    direction: 'response',
    accepts: [{ a: 1 }],
    refuses: [{}],
  },
];

/** A choice of A and B by `kind`, whose names the mapping gives to other schemas. */
const choice = (mapping: Json, b: Json): Pick<Case, 'schema' | 'components' | 'direction'> => ({
  direction: 'response',
  schema: {
    anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
    discriminator: { propertyName: 'kind', mapping },
  },
  components: {
    A: { type: 'object', properties: { kind: { type: 'string' }, a: { type: 'string' } } },
    B: { type: 'object', properties: { kind: b, b: { type: 'string' } } },
    Other: { $ref: '#/components/schemas/B' },
  },
});

const chosen: readonly Case[] = [
  {
    name: 'a name that is mapped to another schema selects that one alone',
    version: '3.1',
    ...choice({ B: '#/components/schemas/A' }, { type: 'string' }),
    accepts: [{ kind: 'B', a: 'x', b: 1 }, { kind: 'C', a: 1 }, { a: 1 }],
    refuses: [{ kind: 'B', a: 1 }],
  },
  {
    name: 'the constants of a schema without a name speak',
    version: '3.0',
    ...choice({ B: 'A' }, { allOf: [{ type: 'string', enum: ['B'] }] }),
    accepts: [
      { kind: 'B', a: 'x', b: 1 },
      { kind: 'B', a: 1, b: 'x' },
    ],
    refuses: [
      { kind: 'C', a: 1 },
      { kind: 'B', a: 1, b: 1 },
    ],
  },
  {
    name: 'a mapping that leads nowhere takes no name',
    version: '3.1',
    ...choice({ B: '#/components/schemas/Missing' }, { type: 'string' }),
    accepts: [{ kind: 'B', a: 1 }],
    refuses: [{ kind: 'B', b: 1 }],
  },
  {
    name: 'a mapping to another name of the schema takes none either',
    version: '3.1',
    ...choice({ B: '#/components/schemas/Other' }, { type: 'string' }),
    accepts: [{ kind: 'B', a: 1 }],
    refuses: [{ kind: 'B', b: 1 }],
  },
];

const plain = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } };

/** A base and what is made of it: `Puppy` of `Dog`, `Dog` and `Cat` of `Pet`, whose kind is a constant. */
const family = (at: string, discriminator: Json): Pick<Case, 'schema' | 'components' | 'direction'> => ({
  direction: 'request',
  schema: { $ref: `${at}/Pet` },
  components: {
    Pet: { ...plain, discriminator },
    Dog: { allOf: [{ $ref: `${at}/Pet` }, { properties: { bark: { type: 'integer' }, friend: { $ref: `${at}/Pet` } } }] },
    Puppy: { allOf: [{ allOf: [{ $ref: `${at}/Dog` }] }, { required: ['age'] }] },
    Cat: { allOf: [{ $ref: `${at}/Pet` }, { properties: { kind: { enum: ['cat'] }, meow: { type: 'string' } } }] },
  },
});

const named: readonly Case[] = [
  {
    name: 'a value that names no branch selects none',
    version: '3.0',
    direction: 'request',
    schema: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: 'kind' } },
    components: { A: plain, B: { ...plain, required: ['kind', 'b'] } },
    accepts: [{ kind: 'A' }, { kind: 'A', b: 1 }, { kind: 'B', b: 1 }],
    refuses: [{ kind: 'B' }, { kind: 'C' }, { kind: 'C', b: 1 }],
  },
  {
    name: 'a branch whose constants speak is selected by them',
    version: '3.1',
    direction: 'request',
    schema: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: 'kind' } },
    components: { A: plain, B: { ...plain, properties: { kind: { const: 'b' } } } },
    accepts: [{ kind: 'A' }, { kind: 'b' }],
    refuses: [{ kind: 'B' }, { kind: 'c' }],
  },
  ...(['2.0', '3.0', '3.1'] as const).map((version): Case => ({
    name: 'in the place of a base come its heirs',
    version,
    ...family(version === '2.0' ? '#/definitions' : '#/components/schemas', version === '2.0' ? 'kind' : { propertyName: 'kind' }),
    accepts: [
      { kind: 'Pet', bark: 'x' },
      { kind: 'Dog', bark: 1 },
      { kind: 'Puppy', age: 1 },
      { kind: 'cat', bark: 'x' },
      { kind: 'Dog', friend: { kind: 'cat', meow: 'x' } },
    ],
    refuses: [
      {},
      { kind: 'Dog', bark: 'x' },
      { kind: 'Puppy' },
      { kind: 'Puppy', age: 1, bark: 'x' },
      { kind: 'cat', meow: 1 },
      { kind: 'Cat' },
      { kind: 'Fish' },
      { kind: 'Dog', friend: { kind: 'cat', meow: 1 } },
    ],
  })),
  {
    name: 'a mapping names heirs',
    version: '3.0',
    ...family('#/components/schemas', { propertyName: 'kind', mapping: { hound: 'Dog' } }),
    accepts: [
      { kind: 'hound', bark: 1 },
      { kind: 'Puppy', age: 1 },
    ],
    refuses: [
      { kind: 'hound', bark: 'x' },
      { kind: 'Dog', bark: 1 },
    ],
  },
  {
    name: 'without a direction nobody follows the discriminator',
    version: '3.0',
    schema: { $ref: '#/components/schemas/Pet' },
    components: family('#/components/schemas', { propertyName: 'kind' }).components ?? {},
    accepts: [{ kind: 'Dog', bark: 'x' }, { kind: 'Fish' }],
    refuses: [{}],
  },
];

function rule(example: Case) {
  const schemas = example.components ?? {};
  const document = documentOf({
    ...(example.version === '2.0' ? { definitions: schemas } : { components: { schemas } }),
    at: example.schema,
  });
  return { document, place: { schema: example.schema, address: '#/at' } };
}

describe.each([
  ['keywords of each dialect', cases],
  ['properties of one direction', directed],
  ['what discriminators select', chosen],
  ['what discriminators name', named],
] as const)('the referee knows %s', (_, examples) => {
  it.each(examples)('$version: $name', async (example) => {
    const { document, place } = rule(example);
    const first = factory(document, example.version)(place, example.direction);
    for (const value of example.accepts) expect([value, first(value)]).toEqual([value, true]);
    for (const value of example.refuses) expect([value, first(value)]).toEqual([value, false]);
    for (const value of example.unknown ?? []) expect([value, first(value)]).toEqual([value, 'unknown']);
    const second = await secondVote(document, example.version, place, example.direction);
    for (const value of example.accepts) expect([value, second(value)]).not.toEqual([value, false]);
    for (const value of example.refuses) expect([value, second(value)]).not.toEqual([value, true]);
  });
});

describe('patterns', () => {
  it('never reach the native engine as written', async () => {
    const asked: string[] = [];
    const guarded = await loadReferee((pattern, text) => {
      asked.push(`${pattern} ${text}`);
      return text === 'yes';
    });
    const rulings = guarded(documentOf({}), '3.1')({ schema: { pattern: '^(a+)+$' }, address: '#/at' });
    expect([rulings('yes'), rulings('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'), rulings(['no'])]).toEqual([true, false, true]);
    expect(asked).toEqual(['^(a+)+$ yes', '^(a+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+$ no']);
  });

  it('leave the answer open where a match is unknown', async () => {
    const guarded = await loadReferee(() => 'unknown');
    expect(guarded(documentOf({}), '3.1')({ schema: { pattern: 'x' }, address: '#/at' })('y')).toBe('unknown');
  });
});
