import { beforeAll, describe, expect, test } from 'vitest';
import { convertOf, madeFrom, running } from './built.ts';
import type { Convert, Made, Running } from './built.ts';
import type { Json } from '../../../src/model/json.ts';
import { newShop, oldShop } from './shops.ts';

let made: Made;
let code: Running;

beforeAll(async () => {
  made = madeFrom(oldShop, newShop);
  code = await running(made.adapters.files);
});

const request = (parts: object): object => ({ path: {}, query: {}, headers: {}, cookies: {}, ...parts });
const upgrade = (operation: string): Convert => convertOf(code, operation, 'upgradeRequest');
const downgrade = (operation: string): Convert => convertOf(code, operation, 'downgradeResponse');
const newOrder = { id: 'o1', state: 'new', total: 12.5, payment: { kind: 'cash' } };
const oldOrder = { id: 'o1', state: 'new', total: '12.5', payment: { kind: 'cash' } };

function placeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof code.NotDerivedError) return error.place;
    throw error;
  }
  return '';
}

describe('requests go up', () => {
  test('parameters are renamed, moved and put in; what else was sent stays', () => {
    const sent = request({ query: { page_size: 20, tenant: 'acme', debug: '1' }, headers: { authorization: 'x' } });
    expect(upgrade('GET /orders')(sent)).toEqual(
      request({ query: { pageSize: 20, debug: '1', view: 'full' }, headers: { authorization: 'x', tenant: 'acme' } }),
    );
  });

  test('what is left out of a query is not put in', () => {
    expect(upgrade('GET /orders')(request({ query: { tenant: 'acme' } }))).toEqual(
      request({ query: { view: 'full' }, headers: { tenant: 'acme' } }),
    );
  });

  test('a body has its names, defaults, only values and notations, and loses what a closed object refuses', () => {
    const body = { items: [{ sku: 'a' }, { sku: 'b', quantity: 2 }], customer_name: 'Ada', voucher: 'X', priority: 3, gift: true };
    const decide = (place: string): unknown => (place.endsWith('.owner') ? 'me' : undefined);
    expect(upgrade('POST /orders')(request({ body }), decide)).toEqual(
      request({
        body: {
          items: [
            { sku: 'a', quantity: 1 },
            { sku: 'b', quantity: 2 },
          ],
          customerName: 'Ada',
          currency: 'EUR',
          channel: 'api',
          owner: 'me',
          priority: '3',
          gift: 'true',
        },
      }),
    );
  });

  test('what is new and required throws with a sentence, and is listed', () => {
    expect(() => upgrade('POST /orders')(request({ body: { items: [] } }))).toThrow('`owner` is new and required: say what to send.');
    expect(code.notDerived).toMatchObject({ 'upgradeNewOrder.owner': '`owner` is new and required: say what to send.' });
    expect(made.adapters.notDerived.find(({ place }) => place === 'upgradeNewOrder.owner')?.operations).toEqual(['POST /orders']);
  });

  test('a value that is too large now throws, one that is not does not', () => {
    const sized = (size: number): object => request({ query: { tenant: 'a', page_size: size } });
    expect(upgrade('GET /orders')(sized(100))).toMatchObject({ query: { pageSize: 100 } });
    expect(placeOf(() => upgrade('GET /orders')(sized(101)))).toBe('listOrders.query.pageSize');
  });
});

describe('responses go down', () => {
  const answer = (status: number, body: unknown): object => ({ status, headers: {}, body });

  test('an envelope is taken off', () => {
    expect(downgrade('GET /orders')(answer(200, { data: [newOrder], next: 'p2' }))).toEqual(answer(200, [oldOrder]));
  });

  test('the one success has its old number', () => {
    expect(downgrade('POST /orders')(answer(201, newOrder))).toEqual(answer(200, oldOrder));
  });

  test('a status that no document lists passes', () => {
    expect(downgrade('POST /orders')(answer(503, { title: 'busy' }))).toEqual(answer(503, { title: 'busy' }));
  });

  test('times, numbers, booleans, lists of one, values of an enum and alternatives have their old notation', () => {
    const body = {
      ...newOrder,
      created: '2023-11-14T22:13:20Z',
      state: 'inProgress',
      paid: true,
      tags: ['a'],
      payment: { kind: 'card', card_number: '4111' },
      parent: newOrder,
      notes: null,
    };
    expect(downgrade('POST /orders')(answer(201, body))).toEqual(
      answer(200, {
        ...oldOrder,
        created: 1700000000,
        state: 'in_progress',
        paid: 'true',
        tags: 'a',
        payment: { kind: 'card', number: '4111' },
        parent: oldOrder,
        notes: null,
      }),
    );
  });

  test('a value that the old version does not know throws, and so does a list of several', () => {
    expect(placeOf(() => downgrade('POST /orders')(answer(201, { ...newOrder, state: 'lost' })))).toBe('downgradeOrder.state');
    expect(placeOf(() => downgrade('POST /orders')(answer(201, { ...newOrder, tags: ['a', 'b'] })))).toBe('downgradeOrder.tags');
  });

  test('someone else may decide', () => {
    const decide = (place: string, value: unknown): unknown => (place === 'downgradeOrder.state' && value === 'lost' ? 'done' : undefined);
    expect(downgrade('POST /orders')(answer(201, { ...newOrder, state: 'lost' }), decide)).toEqual(
      answer(200, { ...oldOrder, state: 'done' }),
    );
  });
});

describe('the whole', () => {
  test('a webhook goes the other way: its request comes from the new version', () => {
    const convert = convertOf(code, 'webhook POST paid', 'downgradeRequest');
    expect(convert(request({ body: newOrder }))).toEqual(request({ body: oldOrder }));
  });

  test('an operation without a change has no adapter, and one that is gone is listed', () => {
    expect(made.adapters.unchanged).toEqual(['GET /health']);
    expect(made.adapters.removed).toEqual(['GET /legacy']);
  });

  test('a rename that is not certain is asked about', () => {
    const doc = (name: string, description: string): Parameters<typeof madeFrom>[0] => ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          get: {
            responses: {
              200: {
                description: 'ok',
                content: {
                  'application/json': {
                    schema: { type: 'object', required: [name], properties: { [name]: { type: 'string', description } } },
                  },
                },
              },
            },
          },
        },
      },
    });
    const { comparison, adapters } = madeFrom(
      doc('first_label', 'What it is called in a shop.'),
      doc('headline', 'What it is called in the shop.'),
    );
    const rename = comparison.difference.changes.find((change) => change.rename !== undefined)?.rename;
    expect(rename === undefined || rename.confidence < 0.8).toBe(true);
    expect(adapters.notDerived).toHaveLength(1);
  });

  test('the same documents need nothing', () => {
    const { adapters } = madeFrom(oldShop, oldShop);
    expect(adapters.adapted).toEqual([]);
    expect(adapters.notDerived).toEqual([]);
  });

  test('every file says what made it and ends in a newline', () => {
    for (const { text } of made.adapters.files) {
      expect(text.startsWith('// Generated by api-diff')).toBe(true);
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    }
  });
});

describe('what gets lost', () => {
  test('what a closed object refuses and what only the old version answered is listed, and does not throw', () => {
    expect(made.adapters.lost).toContainEqual({
      place: 'upgradeNewOrder.voucher',
      sentence: '`voucher` is left out: the new version does not take it.',
      operations: ['POST /orders'],
    });
    expect(made.adapters.adapted.find(({ operation }) => operation === 'POST /orders')?.lost).toBe(1);
    expect(Object.keys(code.lost)).toEqual(made.adapters.lost.map(({ place }) => place));
  });

  const versions = (old: Json, next: Json): Made => {
    const document = (schema: Json): Json => ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          post: {
            operationId: 'a',
            requestBody: { required: true, content: { 'application/json': { schema } } },
            responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
          },
        },
      },
    });
    return madeFrom(document(old), document(next));
  };
  const person = {
    type: 'object',
    properties: { name: { type: 'string' }, email: { type: 'string' }, born: { type: 'string', format: 'date' } },
  };

  test('an envelope that may be empty asks what to send then; one that is put around needs nothing', async () => {
    const { adapters } = versions({ type: 'object', properties: { data: person } }, person);
    const again = await running(adapters.files);
    const up = convertOf(again, 'POST /a', 'upgradeRequest');
    expect(up(request({ body: { data: { name: 'Ada' } } }))).toEqual(request({ body: { name: 'Ada' } }));
    expect(() => up(request({ body: {} }))).toThrow('`data` holds what is the whole now, and may be missing: say what to send then.');
    const down = convertOf(again, 'POST /a', 'downgradeResponse');
    expect(down({ status: 200, headers: {}, body: { name: 'Ada' } })).toEqual({
      status: 200,
      headers: {},
      body: { data: { name: 'Ada' } },
    });
  });

  test('an optional property that is gone is lost both ways, one that stays is not', () => {
    const { email, ...rest } = person.properties;
    const { adapters } = versions({ ...person, properties: { ...rest, email } }, { ...person, properties: rest });
    expect(adapters.notDerived).toEqual([]);
    expect(adapters.lost.map(({ sentence }) => sentence)).toEqual([
      '`email` is passed on, and the new version does not know it.',
      '`email` is never there: the new version does not have it.',
    ]);
  });
});
