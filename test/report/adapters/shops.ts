import type { Json } from '../../../src/model/json.ts';

/*
 * One shop in two versions, with every kind of change that adapters carry over and some that they cannot.
 */

interface Version {
  readonly paths: Json;
  readonly schemas: Json;
}

function shop(version: string, { paths, schemas }: Version): Json {
  return { openapi: '3.1.0', info: { title: 'Shop', version }, paths, webhooks: WEBHOOKS, components: { schemas } };
}

function json(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

const text = { type: 'string' };

type Members = Readonly<Record<string, Json>>;

/** What is answered of an order: `changed` are the properties that differ between the versions. */
function order(changed: Members): Json {
  return {
    type: 'object',
    description: 'The order as the customer placed it.',
    required: ['id', 'state', 'total', 'payment'],
    properties: {
      id: text,
      ...changed,
      parent: ref('Order'),
      payment: { oneOf: [ref('Card'), ref('Cash')] },
      notes: { type: ['string', 'null'] },
    },
  };
}

/** A way to pay, with the name that the number of a card has. */
function payments(number: string): Members {
  const properties = { kind: { const: 'card' }, [number]: { type: 'string', description: 'The number of the card.' } };
  return {
    Card: { type: 'object', required: ['kind', number], properties },
    Cash: { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } },
  };
}

/** Places an order; the one success has another number in each version. */
function createOrder(status: string): Json {
  return {
    operationId: 'createOrder',
    requestBody: { required: true, ...(json(ref('NewOrder')) as object) },
    responses: { [status]: { description: 'ok', ...(json(ref('Order')) as object) } },
  };
}

/** What both versions have and nobody changed, but for what it refers to. */
const HEALTH: Json = { get: { operationId: 'health', responses: { 200: { description: 'ok' } } } };
const WEBHOOKS: Json = {
  paid: {
    post: {
      operationId: 'onPaid',
      requestBody: { required: true, ...(json(ref('Order')) as object) },
      responses: { 204: { description: 'ok' } },
    },
  },
};

/** The version that clients know. */
export const oldShop = shop('1.0.0', {
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        parameters: [
          { name: 'page_size', in: 'query', description: 'How many orders one page holds.', schema: { type: 'integer' } },
          { name: 'tenant', in: 'query', required: true, description: 'Whose orders.', schema: text },
        ],
        responses: { 200: { description: 'ok', ...(json({ type: 'array', items: ref('Order') }) as object) } },
      },
      post: createOrder('200'),
    },
    '/health': HEALTH,
    '/legacy': { get: { operationId: 'legacy', responses: { 200: { description: 'ok' } } } },
  },
  schemas: {
    Order: order({
      created: { type: 'integer', description: 'When the order was placed.' },
      state: { type: 'string', enum: ['new', 'in_progress', 'done'] },
      total: { type: 'string', description: 'What it costs.' },
      paid: { type: 'string', enum: ['true', 'false'] },
      tags: { type: 'string', maxLength: 40 },
    }),
    ...payments('number'),
    NewOrder: {
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          items: { type: 'object', required: ['sku'], properties: { sku: text, quantity: { type: 'integer', default: 1 } } },
        },
        customer_name: { type: 'string', description: 'Who the order is for.' },
        voucher: { type: 'string' },
        priority: { type: 'integer' },
        gift: { type: 'boolean' },
      },
    },
  },
});

/** The version that replaces it. */
export const newShop = shop('2.0.0', {
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        parameters: [
          { name: 'pageSize', in: 'query', description: 'How many orders one page holds.', schema: { type: 'integer', maximum: 100 } },
          { name: 'tenant', in: 'header', required: true, description: 'Whose orders.', schema: text },
          { name: 'view', in: 'query', required: true, schema: { type: 'string', enum: ['full', 'short'], default: 'full' } },
        ],
        responses: {
          200: {
            description: 'ok',
            ...(json({
              type: 'object',
              required: ['data'],
              properties: { data: { type: 'array', items: ref('Order') }, next: { type: 'string' } },
            }) as object),
          },
        },
      },
      post: createOrder('201'),
    },
    '/health': HEALTH,
  },
  schemas: {
    Order: order({
      created: { type: 'string', format: 'date-time', description: 'When the order was placed.' },
      state: { type: 'string', enum: ['new', 'inProgress', 'done', 'lost'] },
      total: { type: 'number', description: 'What it costs.' },
      paid: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string', maxLength: 40 } },
    }),
    ...payments('card_number'),
    NewOrder: {
      type: 'object',
      required: ['items', 'currency', 'channel', 'owner'],
      additionalProperties: false,
      properties: {
        items: {
          type: 'array',
          items: { type: 'object', required: ['sku', 'quantity'], properties: { sku: text, quantity: { type: 'integer' } } },
        },
        customerName: { type: 'string', description: 'Who the order is for.' },
        currency: { type: 'string', default: 'EUR' },
        channel: { const: 'api' },
        owner: { type: 'string' },
        priority: { type: 'string' },
        gift: { type: 'string', enum: ['true', 'false'] },
      },
    },
  },
});
