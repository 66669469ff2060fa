import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { meetSchemas, rulesBetween } from './meeting.ts';

const string = { type: 'string' };
const object = (properties: Json, rest: Json = {}): Json => ({ type: 'object', properties, ...(rest as object) });

const namedBranches: Json = ['a', 'b'].map((name) => ({ type: 'object', required: [name] }));

describe('types', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['integer is part of number', { type: 'number' }, { type: 'integer' }, ['type-narrowed']],
    ['one of several goes', { type: ['string', 'integer'] }, string, ['type-narrowed']],
    ['another type', { type: 'string', maxLength: 5, pattern: '^a' }, { type: 'integer', minimum: 1 }, ['type-changed']],
    ['a type where none was said takes null with it', {}, string, ['type-narrowed']],
    ['an enum where nothing was said takes null with it', {}, { enum: ['a'] }, ['enum-introduced']],
    ['null in both spellings', { type: ['string', 'null'] }, { anyOf: [string, { type: 'null' }] }, []],
    ['enum beside and without its type', { type: 'string', enum: ['a'] }, { enum: ['a'] }, []],
    ['values of another type are a change of type alone', { enum: ['1', '2'] }, { enum: [1, 2] }, ['type-changed']],
    ['free strings to listed numbers', string, { enum: [1, 2] }, ['type-changed']],
    ['every type but null', {}, { type: ['string', 'number', 'boolean', 'object', 'array'] }, ['null-disallowed']],
    ['a union that leaves the types unsaid', {}, { anyOf: namedBranches }, ['alternatives-introduced']],
    ['a union beside a type', {}, { type: 'object', anyOf: namedBranches }, ['alternatives-introduced', 'type-narrowed']],
    ['and back', { type: 'object', anyOf: namedBranches }, {}, ['alternatives-dropped', 'type-widened']],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));
});

describe('values', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['one gone, one new', { enum: ['a', 'b'] }, { enum: ['b', 'c'] }, ['enum-value-added', 'enum-value-removed']],
    ['reordered', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, []],
    ['const against enum of one', { const: 'a' }, { enum: ['a'] }, []],
    ['null is told by nullable', { type: ['string', 'null'], enum: ['a', null] }, { type: 'string', enum: ['a'] }, ['null-disallowed']],
    ['a list of all booleans takes nothing away', { type: 'boolean' }, { type: 'boolean', enum: [true, false] }, []],
    [
      'bounds that a list implies are silent',
      { type: 'string', maxLength: 5 },
      { type: 'string', enum: ['a'], maxLength: 3 },
      ['enum-introduced'],
    ],
    [
      'both extensible',
      { type: 'string', enum: ['a', 'b'], 'x-extensible-enum': true },
      { type: 'string', enum: ['a'], 'x-extensible-enum': true },
      ['extensible-enum-value-removed'],
    ],
    ['no longer extensible', { anyOf: [{ enum: ['a'] }, string] }, { type: 'string', enum: ['a'] }, ['enum-closed']],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));

  it('has one change for each value', () => {
    const said = meetSchemas({ enum: ['a', 'b', 'c'] }, { enum: ['a'] }).said();
    expect(said.map(({ loss }) => [loss.name, loss.before?.value])).toEqual([
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });
});

describe('numbers', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['exclusive 0 and 1 are one bound of integers', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }, []],
    ['exclusive 5 and 4 are one bound of integers', { type: 'integer', exclusiveMaximum: 5 }, { type: 'integer', maximum: 4 }, []],
    [
      'so are exclusive bounds beyond the doubles, from below',
      { type: 'integer', exclusiveMinimum: 9007199254740992n },
      { type: 'integer', minimum: 9007199254740993n },
      [],
    ],
    ['and from above', { type: 'integer', exclusiveMaximum: 9007199254740994n }, { type: 'integer', maximum: 9007199254740993n }, []],
    ['but not of numbers', { type: 'number', exclusiveMinimum: 0 }, { type: 'number', minimum: 1 }, ['minimum-raised']],
    ['exclusive at the same number', { type: 'number', maximum: 5 }, { type: 'number', exclusiveMaximum: 5 }, ['maximum-lowered']],
    ['bounds of what cannot be a number', { type: 'string', minimum: 1 }, { type: 'string', minimum: 2 }, []],
    [
      'beyond the doubles',
      { type: 'integer', maximum: 9007199254740993n },
      { type: 'integer', maximum: 9007199254740992n },
      ['maximum-lowered'],
    ],
    ['every integer is a multiple of one', { type: 'integer' }, { type: 'integer', multipleOf: 1 }, []],
    ['neither divides the other', { type: 'integer', multipleOf: 4 }, { type: 'integer', multipleOf: 6 }, ['multiple-of-changed']],
    ['int32 is part of int64', { type: 'integer', format: 'int64' }, { type: 'integer', format: 'int32' }, ['format-narrowed']],
    ['double says nothing', { type: 'number' }, { type: 'number', format: 'double' }, ['format-label-changed']],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));
});

describe('strings', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['minLength 0 says nothing', string, { type: 'string', minLength: 0 }, []],
    ['the same pattern spelt otherwise', { ...string, pattern: '^[0-9]+$' }, { ...string, pattern: '^\\d+$' }, []],
    ['a wider pattern', { ...string, pattern: '^[a-c]$' }, { ...string, pattern: '^[a-z]$' }, ['pattern-widened']],
    ['a pattern that takes every text', string, { ...string, pattern: '^' }, []],
    ['a pattern that the length implies', { ...string, minLength: 1 }, { ...string, minLength: 1, pattern: '[\\s\\S]' }, []],
    ['a label for a label', { ...string, format: 'colour' }, { ...string, format: 'color' }, ['format-label-changed']],
    ['a label for an assertion', { ...string, format: 'day' }, { ...string, format: 'date' }, ['format-narrowed']],
    ['date and date-time have nothing in common', { ...string, format: 'date' }, { ...string, format: 'date-time' }, ['format-changed']],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));
});

describe('several formats', () => {
  const told = (old: Json, next: Json) =>
    meetSchemas(old, next)
      .said()
      .map(({ loss }) => [loss.before?.value, loss.after?.value]);
  const formats = (...all: readonly string[]): Json => ({ ...string, allOf: all.map((format) => ({ format })) });

  it('are told whole where one side says nothing of its own', () => {
    expect(told(formats('date', 'date-time'), formats('date'))).toEqual([['date', ['date', 'date-time']]]);
  });

  it('are told without those that another beside them says already', () => {
    expect(told(formats('uri-reference'), formats('uri-reference', 'uri'))).toEqual([['uri-reference', 'uri']]);
    expect(told(formats('uri', 'uri-reference'), formats('uri'))).toEqual([]);
    expect(told(formats('colour', 'uri'), formats('uri'))).toEqual([[['colour', 'uri'], 'uri']]);
  });

  it('are told without the wider of two ranges of integers that begin at one number', () => {
    const integers = (...all: readonly string[]): Json => ({ type: 'integer', allOf: all.map((format) => ({ format })) });
    expect(told(integers('uint32', 'uint8'), integers('uint8'))).toEqual([]);
  });

  it('are told apart where both do', () => {
    expect(told(formats('uri-reference', 'date'), formats('uri-reference', 'email'))).toEqual([['date', 'email']]);
  });
});

describe('arrays', () => {
  const list = (rest: Json): Json => ({ type: 'array', ...(rest as object) });
  it.each<[string, Json, Json, readonly string[]]>([
    ['items that allow anything', list({}), list({ items: {} }), []],
    ['items on both sides are walked', list({ items: string }), list({ items: { type: 'integer' } }), []],
    ['a longer prefix', list({ prefixItems: [string] }), list({ prefixItems: [string, string] }), ['items-narrowed']],
    ['a prefix that says what items said', list({ items: string }), list({ prefixItems: [string], items: string }), []],
    ['unique among one', list({ maxItems: 1 }), list({ maxItems: 1, uniqueItems: true }), []],
    ['contains with a weaker item', list({ contains: { ...string, minLength: 1 } }), list({ contains: string }), ['contains-widened']],
    [
      'as many at most of a narrower item',
      list({ contains: string, minContains: 0, maxContains: 2 }),
      list({ contains: { ...string, minLength: 1 }, minContains: 0, maxContains: 2 }),
      ['contains-widened'],
    ],
    [
      'fewer at most of a narrower item',
      list({ contains: string, minContains: 0, maxContains: 2 }),
      list({ contains: { ...string, minLength: 1 }, minContains: 0, maxContains: 1 }),
      ['contains-changed'],
    ],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));
});

describe('objects', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['required of a declared name', object({ a: string }), object({ a: string }, { required: ['a'] }), ['property-became-required']],
    ['required of an undeclared name', object({}), object({}, { required: ['a'] }), ['property-became-required']],
    ['required goes with its property', object({ a: string }, { required: ['a'] }), object({}), ['required-property-removed']],
    [
      'closed while a property goes',
      object({ a: string, b: string }),
      object({ b: string }, { additionalProperties: false }),
      ['object-closed', 'optional-property-removed'],
    ],
    ['closed by either keyword', object({}, { additionalProperties: false }), object({}, { unevaluatedProperties: false }), []],
    ['others that may be anything', object({}), object({}, { additionalProperties: {} }), []],
    [
      'others described and then closed',
      object({}, { additionalProperties: string }),
      object({}, { additionalProperties: false }),
      ['object-closed'],
    ],
    [
      'a pattern added to a closed object',
      object({}, { additionalProperties: false }),
      object({}, { additionalProperties: false, patternProperties: { '^x': {} } }),
      ['pattern-properties-widened'],
    ],
    [
      'dependent on what is required anyway',
      object({ a: string, b: string }, { required: ['b'] }),
      object({ a: string, b: string }, { required: ['b'], dependentRequired: { a: ['b'] } }),
      [],
    ],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));

  it('limits a property that travels one way to that way', () => {
    const [added] = meetSchemas(object({}), object({ id: { ...string, readOnly: true } }, { required: ['id'] })).said();
    expect(added).toMatchObject({ rule: 'required-property-added', loss: { directions: ['response'] } });
    const [secret] = meetSchemas(object({ s: string }), object({ s: { ...string, writeOnly: true } })).said();
    expect(secret).toMatchObject({ rule: 'property-became-write-only', loss: { directions: ['response'] } });
  });
});

describe('branches', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['anyOf to oneOf of what excludes each other', { anyOf: [string, { type: 'integer' }] }, { oneOf: [string, { type: 'integer' }] }, []],
    ['an exclusion that takes nothing away', string, { ...string, not: { type: 'integer' } }, []],
    ['a weaker exclusion', { ...string, not: { enum: ['a', 'b'] } }, { ...string, not: { enum: ['a'] } }, ['exclusion-reduced']],
    [
      'another condition',
      { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
      { type: 'object', if: { required: ['a'] }, then: { required: ['c'] } },
      ['condition-changed'],
    ],
    ['a condition that says nothing', { type: 'object' }, { type: 'object', if: { required: ['a'] }, then: {} }, []],
  ])('%s', (_, old, next, expected) => expect(rulesBetween(old, next)).toEqual(expected));
});

describe('laws', () => {
  const bounds = fc.record(
    {
      type: fc.constantFrom('integer', 'number', 'string', 'array', 'object'),
      minimum: fc.integer({ min: -3, max: 3 }),
      exclusiveMaximum: fc.integer({ min: -3, max: 3 }),
      multipleOf: fc.integer({ min: 1, max: 4 }),
      minLength: fc.integer({ min: 0, max: 3 }),
      maxLength: fc.integer({ min: 0, max: 3 }),
      pattern: fc.constantFrom('^a', 'b$', '^[ab]+$'),
      format: fc.constantFrom('date', 'int32', 'email', 'colour'),
      enum: fc.subarray([1, 2, 'a', 'b', null], { minLength: 1 }),
      minItems: fc.integer({ min: 0, max: 2 }),
      uniqueItems: fc.boolean(),
      required: fc.subarray(['a', 'b']),
      additionalProperties: fc.constantFrom<Json>(true, false, { type: 'string' }),
      properties: fc.constantFrom<Json>({}, { a: string }, { a: string, b: string }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Json>;

  it('says nothing of a schema and itself', () => {
    fc.assert(
      fc.property(bounds, (schema) => {
        expect(rulesBetween(schema, schema)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('speaks of a bound of integers where an integer is lost', () => {
    const around = fc.constantFrom(0n, 9007199254740992n, -9007199254740993n);
    const bound = fc.tuple(fc.boolean(), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(around, bound, bound, fc.constantFrom('minimum', 'maximum'), (start, old, next, key) => {
        const up = key === 'minimum' ? 1n : -1n;
        const read = ([exclusive, by]: readonly [boolean, number]) => {
          const value = start + BigInt(by);
          const spelt = Number.isSafeInteger(Number(value)) ? Number(value) : value;
          const name = exclusive ? (key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum') : key;
          return { schema: { type: 'integer', [name]: spelt }, first: exclusive ? value + up : value };
        };
        const [from, to] = [read(old), read(next)];
        const way = to.first > from.first ? 'raised' : 'lowered';
        expect(rulesBetween(from.schema, to.schema)).toEqual(to.first === from.first ? [] : [`${key}-${way}`]);
      }),
      { numRuns: 200 },
    );
  });

  it('speaks of alternatives that exclude each other now where two of them share a value', () => {
    const types = ['integer', 'number', 'string', 'boolean', 'object'];
    fc.assert(
      fc.property(fc.shuffledSubarray(types, { minLength: 2 }), (chosen) => {
        const branches = chosen.map((type) => ({ type }));
        const shares = chosen.includes('integer') && chosen.includes('number');
        expect(rulesBetween({ anyOf: branches }, { oneOf: branches })).toEqual(shares ? ['alternatives-made-exclusive'] : []);
      }),
      { numRuns: 100 },
    );
  });

  it('speaks of items that must differ where there may be two', () => {
    fc.assert(
      fc.property(fc.nat(3), (most) => {
        const list = { type: 'array', maxItems: most };
        expect(rulesBetween(list, { ...list, uniqueItems: true })).toEqual(most > 1 ? ['unique-items-required'] : []);
      }),
      { numRuns: 20 },
    );
  });

  it('explains every narrowing and widening of types, null and unions beside them', () => {
    const types = fc.subarray(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'], { minLength: 1 });
    const everyTypeButNull = fc.constant(['boolean', 'number', 'string', 'array', 'object']);
    const typed = fc.record(
      { type: fc.oneof(types, { weight: 3, arbitrary: everyTypeButNull }), anyOf: fc.constant(namedBranches) },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(typed, typed, (old, next) => {
        const { nodes, questions, said } = meetSchemas(old, next);
        const answers = [questions.contained(nodes.old, nodes.new).answer, questions.contained(nodes.new, nodes.old).answer];
        if (answers.includes('refuted')) expect(said(), JSON.stringify([old, next])).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('loses only what the other side refuses', () => {
    fc.assert(
      fc.property(bounds, bounds, (old, next) => {
        const meeting = meetSchemas(old, next);
        const { store, contained } = meeting.questions;
        for (const { rule, loss } of meeting.said()) {
          if (loss.lost === undefined || loss.replaced === true) continue;
          // What came back to was refused by the old side, what went is refused by the new one.
          const refused = contained(store.all([loss.lost, meeting.nodes.new]), store.nothing).answer === 'contained';
          const refusedBefore = contained(store.all([loss.lost, meeting.nodes.old]), store.nothing).answer === 'contained';
          expect(refused || refusedBefore, `${rule} ${JSON.stringify([old, next])}`).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('mirrors: what went one way came the other way', () => {
    fc.assert(
      fc.property(bounds, bounds, (old, next) => {
        expect(rulesBetween(old, next).length).toBe(rulesBetween(next, old).length);
      }),
      { numRuns: 200 },
    );
  });

  it('explains every narrowing and widening of these keywords', () => {
    fc.assert(
      fc.property(bounds, bounds, (old, next) => {
        // Values that the other side's bounds refuse are left to the judge and `schema-narrowed`.
        fc.pre(own(old, 'enum') === undefined && own(next, 'enum') === undefined);
        const { nodes, questions, said } = meetSchemas(old, next);
        const refuted =
          questions.contained(nodes.old, nodes.new).answer === 'refuted' || questions.contained(nodes.new, nodes.old).answer === 'refuted';
        if (refuted) expect(said(), JSON.stringify([old, next])).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
