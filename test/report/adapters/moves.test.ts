import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { convertOf, madeFrom, running } from './built.ts';
import type { Convert, Made } from './built.ts';

const text = (description: string): Json => ({ type: 'string', description });
const STREET = text('The street and the house number.');
const CITY = text('The town they live in.');
const NICKNAME = text('What friends call them.');
const COLOUR = text('The colour they like best.');

/** What a call has beside its body; `answered` where the response has another schema. */
interface More {
  readonly parameters?: Json;
  readonly callbacks?: Json;
  readonly answered?: Json;
}

/** One call that takes and answers one schema. */
function document(schema: Json, { answered = schema, ...more }: More = {}): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'People', version: '1' },
    paths: {
      '/people': {
        post: {
          operationId: 'savePerson',
          ...more,
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 200: { description: 'ok', content: { 'application/json': { schema: answered } } } },
        },
      },
    },
  };
}

function object(properties: Record<string, Json>, ...required: readonly string[]): Json {
  return { type: 'object', required: [...required], properties };
}

const request = (parts: object): object => ({ path: {}, query: {}, headers: {}, cookies: {}, ...parts });
const answer = (body: Json): object => ({ status: 200, headers: {}, body });

/** The adapter of the one call, up and down. */
async function adapter(old: Json, next: Json): Promise<Made & { readonly up: Convert; readonly down: Convert }> {
  const made = madeFrom(old, next);
  const code = await running(made.adapters.files);
  return {
    ...made,
    up: convertOf(code, 'POST /people', 'upgradeRequest'),
    down: convertOf(code, 'POST /people', 'downgradeResponse'),
  };
}

describe('properties that moved', () => {
  const flat = document(object({ id: { type: 'string' }, street: STREET, city: CITY }, 'id', 'street'));
  const address = object({ street: STREET, city: CITY }, 'street');
  const nested = document(object({ id: { type: 'string' }, address }, 'id', 'address'));

  test('are gathered in requests and spread in responses', async () => {
    const { adapters, up, down } = await adapter(flat, nested);
    expect(adapters.notDerived).toEqual([]);
    expect(adapters.lost).toEqual([]);
    expect(up(request({ body: { id: '1', street: 'A', city: 'B' } }))).toEqual(
      request({ body: { id: '1', address: { street: 'A', city: 'B' } } }),
    );
    expect(up(request({ body: { id: '1', street: 'A' } }))).toEqual(request({ body: { id: '1', address: { street: 'A' } } }));
    expect(down(answer({ id: '1', address: { street: 'A', city: 'B' } }))).toEqual(answer({ id: '1', street: 'A', city: 'B' }));
  });

  test('are spread in requests and gathered in responses', async () => {
    const { adapters, up, down } = await adapter(nested, flat);
    expect(adapters.notDerived).toEqual([]);
    expect(up(request({ body: { id: '1', address: { street: 'A' } } }))).toEqual(request({ body: { id: '1', street: 'A' } }));
    expect(down(answer({ id: '1', street: 'A', city: 'B' }))).toEqual(answer({ id: '1', address: { street: 'A', city: 'B' } }));
  });

  test('go into an object that keeps the rest of it', async () => {
    const inside = document(object({ profile: object({ nickname: NICKNAME, favourite_colour: COLOUR }) }));
    const outside = document(object({ nickname: NICKNAME, profile: object({ favourite_colour: COLOUR }) }));
    const { adapters, up, down } = await adapter(inside, outside);
    expect(adapters.notDerived).toEqual([]);
    expect(up(request({ body: { profile: { nickname: 'Al', favourite_colour: 'red' } } }))).toEqual(
      request({ body: { nickname: 'Al', profile: { favourite_colour: 'red' } } }),
    );
    expect(down(answer({ nickname: 'Al', profile: { favourite_colour: 'red' } }))).toEqual(
      answer({ profile: { nickname: 'Al', favourite_colour: 'red' } }),
    );
    expect(down(answer({ nickname: 'Al' }))).toEqual(answer({ profile: { nickname: 'Al' } }));
    expect(down(answer({}))).toEqual(answer({}));
  });

  test('are no way to fill an object that wants more', async () => {
    const inside = document(object({ profile: object({ nickname: NICKNAME, favourite_colour: COLOUR }, 'favourite_colour') }));
    const outside = document(object({ nickname: NICKNAME, profile: object({ favourite_colour: COLOUR }, 'favourite_colour') }));
    const { down } = await adapter(inside, outside);
    expect(down(answer({}))).toEqual(answer({}));
    expect(() => down(answer({ nickname: 'Al' }))).toThrow('The old version wants more in `profile` than what moved there');
  });

  test('leave behind what stood beside them in an object that is gone, which is lost', async () => {
    const { adapters, up } = await adapter(
      document(object({ id: { type: 'string' }, address: object({ street: STREET, city: CITY, floor: { type: 'integer' } }) })),
      document(object({ id: { type: 'string' }, street: STREET, city: CITY })),
    );
    expect(up(request({ body: { id: '1', address: { street: 'A', floor: 3 } } }))).toEqual(request({ body: { id: '1', street: 'A' } }));
    expect(adapters.lost.map(({ sentence }) => sentence)).toContain('`address.floor` is left out: the new version does not take it.');
  });
});

describe('between parameters and the body', () => {
  const WHOSE = 'Whose people they are.';
  const tenant = { name: 'tenant_id', in: 'query', required: true, description: WHOSE, schema: { type: 'string' } };
  const person = { name: { type: 'string' }, age: { type: 'integer' } };
  /** The request alone has the property: a schema that responses share would not be told as moved. */
  const calls = (parameters: Json, properties: Record<string, Json>, ...required: readonly string[]): Json =>
    document(object(properties, ...required), { parameters, answered: object(person) });
  const inQuery = calls([tenant], person, 'name');
  const inBody = calls([], { ...person, tenant_id: text(WHOSE) }, 'name', 'tenant_id');

  test('a parameter goes into the body', async () => {
    const { adapters, up } = await adapter(inQuery, inBody);
    expect([...adapters.notDerived, ...adapters.lost]).toEqual([]);
    expect(up(request({ query: { tenant_id: 't', debug: '1' }, body: { name: 'Al' } }))).toEqual(
      request({ query: { debug: '1' }, body: { name: 'Al', tenant_id: 't' } }),
    );
  });

  test('a property comes out of the body', async () => {
    const { adapters, up } = await adapter(inBody, inQuery);
    expect([...adapters.notDerived, ...adapters.lost]).toEqual([]);
    expect(up(request({ body: { name: 'Al', tenant_id: 't' } }))).toEqual(request({ query: { tenant_id: 't' }, body: { name: 'Al' } }));
  });

  test('a body is made of parameters alone, and what else it has to have is asked for', async () => {
    const none = { ...(calls([tenant], {}) as object) } as { paths: Record<string, Record<string, Record<string, unknown>>> };
    const bare = structuredClone(none);
    delete bare.paths['/people']?.['post']?.['requestBody'];
    const { up } = await adapter(bare as unknown as Json, calls([], { tenant_id: text(WHOSE) }, 'tenant_id'));
    expect(up(request({ query: { tenant_id: 't' } }))).toEqual(request({ body: { tenant_id: 't' } }));
    const more = await adapter(bare as unknown as Json, inBody);
    expect(() => more.up(request({ query: { tenant_id: 't' } }))).toThrow('`name` is new and required: say what to send.');
  });
});

test('a callback without a change is not gone', () => {
  const callbacks = {
    saved: { '{$request.body#/url}': { post: { operationId: 'onSaved', responses: { 200: { description: 'ok' } } } } },
  };
  const { adapters } = madeFrom(
    document(object({ a: { type: 'string' } }), { callbacks }),
    document(object({ a: { type: 'integer' } }), { callbacks }),
  );
  expect(adapters.removed).toEqual([]);
  expect(adapters.unchanged).toHaveLength(1);
});
