import { describe, expect, it } from 'vitest';
import { propertyComparison } from '../../src/diff/renames/properties.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { object, reportOf, told, withPaths, withThing } from './telling.ts';

const text = { type: 'string' };
const done = { '200': { description: 'Done' } };

describe('a property', () => {
  const old = withThing(object({ alpha: text, kept: text }));
  const next = withThing(object({ omega: text, kept: text }));

  it('is none renamed that nobody says is one', () => {
    expect(told(old, next).map((line) => line.split(':')[0])).toEqual(['optional-property-removed', 'optional-property-added']);
  });

  it('is renamed where the new one says so', () => {
    const stated = withThing(object({ omega: { ...text, 'x-api-diff-renamed-from': 'alpha' }, kept: text }));
    const { changes, notes } = reportOf(old, stated);
    expect(changes.map(({ rename }) => rename)).toEqual([
      {
        kind: 'property',
        from: 'alpha',
        to: 'omega',
        moves: [{ from: '/alpha', to: '/omega' }],
        confidence: 1,
        because: ['stated by `x-api-diff-renamed-from`'],
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('is renamed where the old one names what takes its place', () => {
    const stated = withThing(object({ alpha: { ...text, 'x-replaced-by': 'omega' }, kept: text }));
    expect(told(stated, next)).toEqual(['property-renamed: property `alpha` of `Thing` is now `omega`']);
  });

  it.each([
    { from: 'alpha', to: 'omega' },
    { from: 'components.schemas.Thing.properties.alpha', to: 'omega' },
    { from: 'components.schemas.Thing.properties.alpha', to: 'components.schemas.Thing.properties.omega' },
    { from: '#/components/schemas/Thing/properties/alpha', to: '#/components/schemas/Thing/properties/omega' },
  ])('is renamed where the caller says $from became $to', (rename) => {
    const { changes, notes } = reportOf(old, next, [rename]);
    expect(changes.map(({ message }) => message)).toEqual(['property `alpha` of `Thing` is now `omega`']);
    expect(changes[0]?.rename?.because).toEqual(['stated by the list of renames']);
    expect(notes).toEqual([]);
  });

  it('is settled by a statement against a likelier pair', () => {
    const before = withThing(object({ userName: text }));
    const after = withThing(object({ user_name: text, login: { ...text, 'x-api-diff-renamed-from': 'userName' } }));
    expect(told(before, after)).toEqual([
      'property-renamed: property `userName` of `Thing` is now `login`',
      'optional-property-added: property `user_name` of `Thing` was added',
    ]);
  });
});

describe('a statement that matches nothing', () => {
  it('of the caller is a note', () => {
    const { notes } = reportOf(withThing(object({ a: text })), withThing(object({ b: text })), [{ from: 'nobody', to: 'b' }]);
    expect(notes.map(({ side, message }) => ({ side, message }))).toEqual([
      { side: 'old', message: 'the stated rename of "nobody" to "b" matches nothing: no such thing went or no such thing came' },
    ]);
  });

  it('of the document is a note where the thing is new', () => {
    const next = withThing(object({ b: { ...text, 'x-api-diff-renamed-from': 'nobody' } }));
    const { notes } = reportOf(withThing(object({ a: text })), next);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ side: 'new', pointer: '/components/schemas/Thing/properties/b' });
  });

  it('is history where the thing was there before', () => {
    const same = withThing(object({ b: { ...text, 'x-api-diff-renamed-from': 'a' } }));
    expect(reportOf(same, same).notes).toEqual([]);
  });
});

describe('other things', () => {
  it('are parameters by name, by place and by number', () => {
    const list = (name: string) =>
      withPaths({ '/things': { get: { parameters: [{ name, in: 'query', schema: text }], responses: done } } });
    for (const rename of [
      { from: 'q', to: 'contains' },
      { from: 'GET /things.parameters.q', to: 'GET /things.parameters.contains' },
      { from: 'GET /things.parameters.0', to: 'contains' },
    ]) {
      expect(told(list('q'), list('contains'), [rename])).toEqual(['parameter-renamed: query parameter `q` is now `contains`']);
    }
  });

  it('are enum values, by the caller and by the schema', () => {
    const status = (value: string, said = {}) => withThing(object({ status: { type: 'string', enum: ['open', value], ...said } }));
    const renamed = ['enum-value-renamed: `done` of property `status` of `Thing` is now `closed`'];
    expect(told(status('done'), status('closed'), [{ from: 'done', to: 'closed' }])).toEqual(renamed);
    const place = { from: 'components.schemas.Thing.properties.status.enum.done', to: 'closed' };
    expect(told(status('done'), status('closed'), [place])).toEqual(renamed);
    expect(told(status('done'), status('closed', { 'x-api-diff-renamed-from': { closed: 'done' } }))).toEqual(renamed);
  });

  it('are paths with all below them', () => {
    const at = (path: string) => withPaths({ [path]: { get: { responses: done } }, [`${path}/{id}/parts`]: { get: { responses: done } } });
    const renamed = ['path-renamed: path prefix `/carts` is now `/baskets`'];
    expect(told(at('/carts'), at('/baskets'), [{ from: '/carts', to: '/baskets' }])).toEqual(renamed);
    expect(told(at('/carts'), at('/baskets'))).toHaveLength(4);
  });

  it('are paths whose path items say so, and operations', () => {
    const at = (path: string, method: string, said = {}, inside = {}) =>
      withPaths({ [path]: { ...said, [method]: { ...inside, responses: done } } });
    const from = { 'x-api-diff-renamed-from': '/carts' };
    expect(told(at('/carts', 'get'), at('/baskets', 'get', from))).toEqual(['path-renamed: path `/carts` is now `/baskets`']);
    const by = { 'x-replaced-by': '/baskets' };
    expect(told(at('/carts', 'get', by), at('/baskets', 'get'))).toEqual(['path-renamed: path `/carts` is now `/baskets`']);
    expect(told(at('/carts', 'get', {}, { 'x-replaced-by': 'GET /baskets' }), at('/baskets', 'get'))).toEqual([
      'path-renamed: path `/carts` is now `/baskets`',
    ]);
    expect(told(at('/carts', 'put'), at('/carts', 'post'), [{ from: 'PUT /carts', to: 'POST /carts' }])).toEqual([
      'method-changed: operation `PUT /carts` is now `POST /carts`',
    ]);
  });
});

describe('a rename that is certain in one place', () => {
  const spending = { type: 'object', description: 'What may be spent, by whom and when.', properties: { limit: { type: 'integer' } } };
  const thing = (name: string, value: string) =>
    withThing(
      object({ [name]: spending, reason: { type: 'string', enum: [value, 'other', value === 'authorization_controls' ? 'x1' : 'y2'] } }),
    );

  it('is evidence elsewhere', () => {
    const lines = told(thing('authorization_controls', 'authorization_controls'), thing('spending_controls', 'spending_controls'));
    expect(lines).toContain('property-renamed: property `authorization_controls` of `Thing` is now `spending_controls`');
    expect(lines).toContain('enum-value-renamed: `authorization_controls` of property `reason` of `Thing` is now `spending_controls`');
    expect(lines).toHaveLength(4);
  });

  it('is none where it is the only place', () => {
    const rules = told(thing('controls', 'authorization_controls'), thing('controls', 'spending_controls')).map(
      (line) => line.split(':')[0],
    );
    expect(rules).not.toContain('enum-value-renamed');
  });
});

describe('paths that moved together', () => {
  const below = (prefix: string) =>
    withPaths(Object.fromEntries(['users', 'carts', 'orders/{id}'].map((path) => [`${prefix}/${path}`, { get: { responses: done } }])));

  it('are one finding', () => {
    expect(told(below(''), below('/api'))).toEqual(['path-renamed: path prefix `/` is now `/api`']);
    expect(told(below('/api'), below(''))).toEqual(['path-renamed: path prefix `/api` is now `/`']);
  });

  it('are none where one is alone', () => {
    const one = (path: string) => withPaths({ [path]: { get: { responses: done } } });
    expect(told(one('/users'), one('/api/users'))).toHaveLength(2);
  });
});

describe('a media type', () => {
  const answering = (mediaType: string, item: JsonObject = {}): JsonObject =>
    withPaths({
      '/things': { get: { responses: { '200': { description: 'Done', content: { [mediaType]: { schema: text, ...item } } } } } },
    });

  it('is renamed where the new one says so', () => {
    const old = answering('text/csv');
    expect(told(old, answering('text/tab-separated-values')).map((line) => line.split(':')[0])).toEqual([
      'offered-media-type-removed',
      'offered-media-type-added',
    ]);
    const { changes, notes } = reportOf(old, answering('text/tab-separated-values', { 'x-api-diff-renamed-from': 'text/csv' }));
    expect(changes.map(({ rule, rename }) => [rule, rename?.from, rename?.to, rename?.confidence])).toEqual([
      ['offered-media-type-changed', 'text/csv', 'text/tab-separated-values', 1],
    ]);
    expect(notes).toEqual([]);
  });
});

describe('a webhook', () => {
  const sending = (name: string): JsonObject => ({ ...withPaths({}), webhooks: { [name]: { post: { responses: done } } } });

  it('is renamed where the caller says so, and is two where nothing does', () => {
    const [old, next] = [sending('paid'), sending('settled')];
    expect(told(old, next).map((line) => line.split(':')[0])).toEqual(['operation-removed', 'operation-added']);
    expect(told(old, next, [{ from: 'paid', to: 'settled' }])).toEqual(['path-renamed: webhook `paid` is now `settled`']);
  });
});

describe('a parameter and a property of the body', () => {
  const call = (parameters: Json, properties: JsonObject): JsonObject => {
    const content = { 'application/json': { schema: object(properties) } };
    return withPaths({ '/things': { post: { parameters, requestBody: { content }, responses: done } } });
  };

  it('are one where the caller says so', () => {
    const [old, next] = [call([{ name: 'alpha', in: 'query', schema: text }], {}), call([], { omega: text })];
    expect(told(old, next).map((line) => line.split(':')[0])).toEqual(['optional-parameter-removed', 'optional-property-added']);
    expect(told(old, next, [{ from: 'alpha', to: 'omega' }])).toEqual([
      'parameter-renamed: query parameter `alpha` is now body property `omega`',
    ]);
  });

  it('are one for all calls that share the body, once', () => {
    const shared = (parameters: Json, properties: JsonObject): JsonObject => {
      const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
      const post = { parameters, requestBody: { content }, responses: done };
      return { ...withThing(object(properties)), paths: { '/things': { post }, '/others': { post } } };
    };
    const tenant = { name: 'tenantCode', in: 'query', schema: text };
    const { changes } = reportOf(shared([tenant], {}), shared([], { tenantCode: text }));
    expect(changes.map(({ rule }) => rule)).toEqual(['parameter-renamed']);
    expect(changes[0]?.findings.flatMap(({ operations }) => operations.map(({ operation }) => operation)).sort()).toEqual([
      'POST /others',
      'POST /things',
    ]);
  });
});

describe('hundreds of properties', () => {
  /** How many pairs are weighed where so many went and came. */
  function weighed(count: number): number {
    const store = createStore();
    const sides = (['old', 'new'] as const).map((side) => {
      const kinds = count / 8;
      const name = (index: number): string =>
        `kind${index % kinds}_part${(index * 3 + 1) % kinds}_${side === 'old' ? index : `no${index}`}`;
      const names = Array.from({ length: count }, (_, index) => name(index));
      const document = documentOf({ openapi: '3.1.0', properties: Object.fromEntries(names.map((one) => [one, text])) });
      const reader = createSchemaReader({ document, specification: '3.1', store, side });
      return { names, reader, properties: [...reader.view(['#']).properties.values()] };
    });
    const [old, next] = sides;
    if (old === undefined || next === undefined) throw new Error('both sides are there');
    const { partners } = propertyComparison({
      removed: old.properties,
      added: next.properties,
      order: { old: old.names, new: next.names },
      readers: { old: old.reader, new: next.reader },
    });
    return old.properties.reduce((sum, property) => sum + partners(property).length, 0);
  }

  it('are compared with few of the others, so that twice as many take about twice as long', () => {
    const [some, twice] = [weighed(400), weighed(800)];
    expect(some).toBeGreaterThan(400);
    expect(some).toBeLessThan(400 * 60);
    expect(twice).toBeLessThan(some * 3);
  });
});

describe('what changed below a rename', () => {
  const named = (name: string, schema: JsonObject): JsonObject => object({ [name]: { description: 'The name on the parcel.', ...schema } });
  const proofs = (old: JsonObject, next: JsonObject): readonly unknown[] =>
    reportOf(withThing(old), withThing(next))
      .changes.filter(({ rule }) => rule === 'max-length-lowered')
      .flatMap(({ findings }) => findings.map(({ direction, severity, proven }) => [direction, severity, proven]));

  it('is proven where the receiver takes the value nowhere', () => {
    const next = named('new_name', { type: 'string', maxLength: 5 });
    expect(proofs(named('newName', { type: 'string', maxLength: 9 }), next)).toContainEqual(['request', 'breaking', true]);
  });

  it('is not where what is around it leaves the value no place', () => {
    const around = { type: 'object', maxProperties: 0 };
    const old = { ...named('newName', { type: 'string', maxLength: 9 }), ...around };
    expect(proofs(old, { ...named('new_name', { type: 'string', maxLength: 5 }), ...around })).not.toContainEqual([
      'request',
      'breaking',
      true,
    ]);
  });
});
