import { describe, expect, it } from 'vitest';
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
    expect(told(stated, next)).toEqual(['property-renamed: property `alpha` is now `omega`']);
  });

  it.each([
    { from: 'alpha', to: 'omega' },
    { from: 'components.schemas.Thing.properties.alpha', to: 'omega' },
    { from: 'components.schemas.Thing.properties.alpha', to: 'components.schemas.Thing.properties.omega' },
    { from: '#/components/schemas/Thing/properties/alpha', to: '#/components/schemas/Thing/properties/omega' },
  ])('is renamed where the caller says $from became $to', (rename) => {
    const { changes, notes } = reportOf(old, next, [rename]);
    expect(changes.map(({ message }) => message)).toEqual(['property `alpha` is now `omega`']);
    expect(changes[0]?.rename?.because).toEqual(['stated by the list of renames']);
    expect(notes).toEqual([]);
  });

  it('is settled by a statement against a likelier pair', () => {
    const before = withThing(object({ userName: text }));
    const after = withThing(object({ user_name: text, login: { ...text, 'x-api-diff-renamed-from': 'userName' } }));
    expect(told(before, after)).toEqual([
      'property-renamed: property `userName` is now `login`',
      'optional-property-added: property `user_name` was added',
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
    const renamed = ['enum-value-renamed: `done` of property `status` is now `closed`'];
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
    expect(lines).toContain('property-renamed: property `authorization_controls` is now `spending_controls`');
    expect(lines).toContain('enum-value-renamed: `authorization_controls` of property `reason` is now `spending_controls`');
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
