import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { KEYWORDS, whyUnread } from '../../src/normalise/schema/keywords.ts';
import type { NodeOf } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { nodeOf, readerOf, reasonsOf } from './reading.ts';

describe('references', () => {
  const list: Json = { properties: { next: { $ref: '#/components/schemas/it' }, value: { $ref: '#/components/schemas/Plain' } } };
  const others = { Plain: { type: 'string' }, Outside: { properties: { list: { $ref: '#/components/schemas/it' } } } };

  it('are nodes only where a schema contains itself, whichever way one comes in', () => {
    const reader = readerOf({ schema: list, others });
    const node = reader.node(['#/components/schemas/it']) as NodeOf<'properties'>;
    expect(node.named.get('next')).toMatchObject({ kind: 'reference', name: 'old #/components/schemas/it' });
    expect(node.named.get('value')?.kind).toBe('types');
    const outside = reader.node(['#/components/schemas/Outside']) as NodeOf<'properties'>;
    expect(outside.named.get('list')).toBe(node.named.get('next'));
    expect((node.named.get('next') as NodeOf<'reference'>).target()).toBe(node);
  });

  it('to shared components have one name in both documents and are lowered when looked behind', () => {
    const store = createStore();
    const document = documentOf({
      components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: 'string', const: 'lazy' } } },
    });
    const shared = new Set(['#/components/schemas/B']);
    const [old, next] = (['old', 'new'] as const).map((side) =>
      createSchemaReader({ document, specification: '3.1', store, side, shared }).node(['#/components/schemas/A']),
    );
    expect(old).toBe(next);
    expect(old).toMatchObject({ kind: 'reference', name: 'shared #/components/schemas/B' });
    const size = store.size();
    (old as NodeOf<'reference'>).target();
    expect(store.size()).toBeGreaterThan(size);
  });

  it('that lead nowhere cancel between documents with the same text', () => {
    const store = createStore();
    const schema = { $ref: '#/components/schemas/Missing' };
    const [old, next] = (['old', 'new'] as const).map((side) => nodeOf({ schema, store, side }));
    expect(old).toBe(next);
    expect(old?.kind).toBe('opaque');
    expect(nodeOf({ schema: { $ref: '#/components/schemas/Gone' }, store })).not.toBe(old);
    expect(reasonsOf({ schema })).toEqual(['/$ref: $ref leads nowhere: #/components/schemas/Missing']);
  });

  it('that only name themselves end', () => {
    for (const specification of ['3.0', '3.1'] as const) {
      expect(nodeOf({ specification, schema: { $ref: '#/components/schemas/it' } }).kind).toBe('opaque');
      const node = nodeOf({
        specification,
        schema: { $ref: '#/components/schemas/B' },
        others: { B: { $ref: '#/components/schemas/C' }, C: { $ref: '#/components/schemas/B' } },
      });
      expect((node as NodeOf<'reference'>).target().kind).toBe('opaque');
      const inheriting = { specification, schema: { allOf: [{ $ref: '#/components/schemas/it' }, { type: 'string' }] } };
      expect(reasonsOf(inheriting)).toEqual(['/allOf/0/$ref: $ref only leads back to itself: #/components/schemas/it']);
    }
  });

  it('that are dynamic with several targets are opaque', () => {
    const schema: Json = {
      $dynamicAnchor: 'node',
      properties: { a: { $dynamicRef: '#node' } },
      $defs: { b: { $id: 'https://example.com/b', $dynamicAnchor: 'node' } },
    };
    expect(reasonsOf({ schema })).toEqual(['/properties/a/$dynamicRef: $dynamicRef #node has several targets']);
    // The same text may mean something else in the other document.
    const store = createStore();
    const [old, next] = (['old', 'new'] as const).map((side) => nodeOf({ schema, store, side }));
    expect(old).not.toBe(next);
  });

  it('are listed as written', () => {
    const reader = readerOf({ schema: list, others });
    expect([...reader.references('#/components/schemas/it')].sort()).toEqual(['#/components/schemas/Plain', '#/components/schemas/it']);
    expect(reader.references('#/components/schemas/Outside')).toEqual(['#/components/schemas/it']);
  });
});

describe('marks', () => {
  it('say which way a property travels', () => {
    const kinds = (node: ReturnType<typeof nodeOf>): readonly string[] =>
      node.kind === 'all' ? node.of.map(({ kind }) => kind).sort() : [node.kind];
    expect(kinds(nodeOf({ schema: { type: 'string', readOnly: true } }))).toEqual(['access', 'types']);
    expect(kinds(nodeOf({ specification: '2.0', schema: { type: 'string', readOnly: true, writeOnly: true } }))).toEqual([
      'access',
      'types',
    ]);
    expect(nodeOf({ schema: { writeOnly: false, readOnly: false } }).kind).toBe('anything');
  });

  const others: Readonly<Record<string, Json>> = {
    Dog: { type: 'object', required: ['bark'] },
    Cat: { type: 'object', required: ['meow'] },
  };
  const union = (discriminator: Json): Json => ({
    oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }, { type: 'null' }],
    discriminator,
  });
  const tagsOf = (schema: Json, components = others): readonly string[] => {
    const store = createStore();
    nodeOf({ schema, others: components, store });
    const nodes = Array.from({ length: store.size() }, (_, id) => store.node(id));
    return nodes.flatMap((node) => {
      if (node.kind !== 'tagged') return [];
      const others = node.others.length === 0 ? '' : ` not ${node.others.join(' ')}`;
      return [`${node.property}: ${node.values.join(' ')}${others}`];
    });
  };

  it('say which values of a discriminator select a branch, and which of those that it would take another one', () => {
    expect(tagsOf(union({ propertyName: 'kind' }))).toEqual(['kind: Dog not Cat', 'kind: Cat not Dog']);
    expect(tagsOf(union({ propertyName: 'kind', mapping: { d: 'Dog', puppy: '#/components/schemas/Dog' } }))).toEqual([
      'kind: d puppy not Cat',
      'kind: Cat not d puppy',
    ]);
    expect(tagsOf(union({ propertyName: 'kind', mapping: { d: 'Dog' }, defaultMapping: 'Cat' }))).toEqual(['kind: d', 'kind:  not d']);
    expect(
      tagsOf({
        oneOf: [{ allOf: [{ $ref: '#/components/schemas/Dog' }] }, { $ref: '#/components/schemas/Cat' }],
        discriminator: { propertyName: 'kind' },
      }),
    ).toEqual(['kind: Dog not Cat', 'kind: Cat not Dog']);
  });

  it('say nothing where a branch takes none of those values, and itself says which it takes', () => {
    const kinds = (...values: readonly string[]): Json => ({ type: 'object', properties: { kind: { type: 'string', enum: [...values] } } });
    const choice = (...names: readonly string[]): Json => ({
      oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: { propertyName: 'kind' },
    });
    const tagged = (schema: Json): readonly string[] => tagsOf(schema, { ...others, Cow: kinds('cow'), Pig: kinds('Pig', 'pig') });
    expect(tagged(choice('Dog', 'Cow'))).toEqual(['kind: Dog']);
    expect(tagged(choice('Dog', 'Pig'))).toEqual(['kind: Dog not Pig', 'kind: Pig']);
    const more = {
      ...others,
      Cow: kinds('cow'),
      Ox: kinds('ox'),
      Cattle: choice('Cow', 'Ox'),
      Numbered: { properties: { kind: { type: 'integer' } } },
    };
    expect(tagsOf(choice('Dog', 'Cattle'), more)).toEqual(['kind: Dog']);
    expect(tagsOf(choice('Dog', 'Numbered'), more)).toEqual(['kind: Dog']);
    const orNull: Json = { anyOf: [{ $ref: '#/components/schemas/Cow' }, { type: 'null' }] };
    expect(tagsOf(choice('Dog', 'Nothing'), { ...more, Nothing: orNull })).toEqual(['kind: Dog']);
  });

  it('are not made of a discriminator that is a hint', () => {
    expect(tagsOf({ type: 'object', discriminator: { propertyName: 'kind' } })).toEqual([]);
    expect(tagsOf(union('kind'))).toEqual([]);
  });
});

describe('what is skipped', () => {
  const CASES: readonly (readonly [schema: Json, ...reasons: readonly string[]])[] = [
    [{ typ: 'string' }, '/typ: unknown keyword'],
    [{ nullable: true }, '/nullable: not a keyword of OpenAPI 3.1'],
    [{ 'x-anything': 1, $comment: 'fine', example: 1, examples: [1], deprecated: true, xml: {} }],
    [{ exclusiveMinimum: true }, '/exclusiveMinimum: exclusiveMinimum is not a number'],
    [{ multipleOf: 0 }, '/multipleOf: multipleOf is not a number above 0'],
    [{ enum: [] }, '/enum: enum lists nothing and is read as absent'],
    [{ oneOf: [] }, '/oneOf: oneOf lists nothing and is read as absent'],
    [{ type: 'text' }, '/type: unknown type: text'],
    [{ required: true }, '/required: required is not an array'],
    [{ properties: { a: 'string' } }, '/properties/a: not a schema'],
    [{ items: [{}] }, '/items: a list of items is not of OpenAPI 3.1; read as prefixItems'],
    [{ minLength: -1 }, '/minLength: minLength is not a number from 0'],
    [{ pattern: 1 }, '/pattern: pattern is not a string'],
  ];
  for (const [schema, ...reasons] of CASES) it(JSON.stringify(schema), () => expect(reasonsOf({ schema })).toEqual(reasons));

  it('names the dialect', () => {
    expect(reasonsOf({ specification: '3.0', schema: { const: 1 } })).toEqual(['/const: not a keyword of OpenAPI 3.0']);
    expect(reasonsOf({ specification: '2.0', schema: { oneOf: [{}] } })).toEqual(['/oneOf: not a keyword of OpenAPI 2.0']);
    expect(reasonsOf({ specification: '2.0', schema: { type: 'string', in: 'query', name: 'a', required: true } })).toEqual([]);
    expect(
      reasonsOf({
        specification: '3.0',
        schema: { $ref: '#/components/schemas/B', minLength: 1, nullable: true, description: 'x' },
        others: { B: {} },
      }),
    ).toEqual(['/minLength: ignored beside $ref in OpenAPI 3.0']);
  });

  it('counts too many branches beside unevaluatedProperties once', () => {
    const branch = (name: string): Json => ({
      anyOf: [{ properties: { [name]: true }, required: [name] }, { properties: { [`${name}2`]: true } }],
    });
    const schema: Json = { allOf: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(branch), unevaluatedProperties: false };
    expect(reasonsOf({ schema })).toEqual(['/unevaluatedProperties: unevaluatedProperties beside too many branches to tell apart']);
  });

  it('is nothing where every keyword of a dialect is read', () => {
    for (const keyword of Object.keys(KEYWORDS['2020-12'])) expect(whyUnread(keyword, '3.2')).toBeUndefined();
  });
});

describe('depth', () => {
  it('is no matter to the stack', () => {
    let schema: Json = { type: 'string' };
    for (let level = 0; level < 1000; level++)
      schema =
        level % 3 === 0 ? { properties: { a: schema } } : level % 3 === 1 ? { items: schema } : { allOf: [schema, { minProperties: 1 }] };
    expect(nodeOf({ schema }).kind).not.toBe('opaque');
    let chain: Json = { type: 'string' };
    for (let level = 0; level < 1000; level++) chain = { allOf: [chain] };
    expect(nodeOf({ schema: chain }).kind).toBe('types');
    expect(readerOf({ schema: chain }).view(['#/components/schemas/it']).parts.length).toBe(1001);
  });
});
