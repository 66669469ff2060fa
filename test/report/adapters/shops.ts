import type { Json } from '../../../src/model/json.ts';

/*
 * One shop in two versions, with every kind of change that adapters carry over and some that they cannot.
 */

interface Version {
  readonly paths: Json;
  readonly schemas: Json;
  readonly webhooks?: Json;
}

function shop(version: string, { paths, schemas, webhooks = {} }: Version): Json {
  return { openapi: '3.1.0', info: { title: 'Shop', version }, paths, webhooks, components: { schemas } };
}

function json(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

const text = { type: 'string' };
const ORDER_TEXT = 'The order as the customer placed it.';

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
      post: {
        operationId: 'createOrder',
        requestBody: { required: true, ...(json(ref('NewOrder')) as object) },
        responses: { 200: { description: 'ok', ...(json(ref('Order')) as object) } },
      },
    },
    '/health': { get: { operationId: 'health', responses: { 200: { description: 'ok' } } } },
    '/legacy': { get: { operationId: 'legacy', responses: { 200: { description: 'ok' } } } },
  },
  webhooks: {
    paid: {
      post: {
        operationId: 'onPaid',
        requestBody: { required: true, ...(json(ref('Order')) as object) },
        responses: { 204: { description: 'ok' } },
      },
    },
  },
  schemas: {
    Order: {
      type: 'object',
      description: ORDER_TEXT,
      required: ['id', 'state', 'total', 'payment'],
      properties: {
        id: { type: 'string' },
        created: { type: 'integer', description: 'When the order was placed.' },
        state: { type: 'string', enum: ['new', 'in_progress', 'done'] },
        total: { type: 'string', description: 'What it costs.' },
        paid: { type: 'string', enum: ['true', 'false'] },
        tags: { type: 'string', maxLength: 40 },
        parent: ref('Order'),
        payment: { oneOf: [ref('Card'), ref('Cash')] },
        notes: { type: ['string', 'null'] },
      },
    },
    Card: {
      type: 'object',
      required: ['kind', 'number'],
      properties: { kind: { const: 'card' }, number: { type: 'string', description: 'The number of the card.' } },
    },
    Cash: { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } },
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
      post: {
        operationId: 'createOrder',
        requestBody: { required: true, ...(json(ref('NewOrder')) as object) },
        responses: { 201: { description: 'ok', ...(json(ref('Order')) as object) } },
      },
    },
    '/health': { get: { operationId: 'health', responses: { 200: { description: 'ok' } } } },
  },
  webhooks: {
    paid: {
      post: {
        operationId: 'onPaid',
        requestBody: { required: true, ...(json(ref('Order')) as object) },
        responses: { 204: { description: 'ok' } },
      },
    },
  },
  schemas: {
    Order: {
      type: 'object',
      description: ORDER_TEXT,
      required: ['id', 'state', 'total', 'payment'],
      properties: {
        id: { type: 'string' },
        created: { type: 'string', format: 'date-time', description: 'When the order was placed.' },
        state: { type: 'string', enum: ['new', 'inProgress', 'done', 'lost'] },
        total: { type: 'number', description: 'What it costs.' },
        paid: { type: 'boolean' },
        tags: { type: 'array', items: { type: 'string', maxLength: 40 } },
        parent: ref('Order'),
        payment: { oneOf: [ref('Card'), ref('Cash')] },
        notes: { type: ['string', 'null'] },
      },
    },
    Card: {
      type: 'object',
      required: ['kind', 'card_number'],
      properties: { kind: { const: 'card' }, card_number: { type: 'string', description: 'The number of the card.' } },
    },
    Cash: { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' } } },
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
