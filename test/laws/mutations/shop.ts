import type { JsonObject } from '../../../src/model/json.ts';

/** A document of 3.0 or 3.1 with a place for every kind of mutation. */
export function shop(version: '3.0.3' | '3.1.0'): JsonObject {
  const nullable: JsonObject = version === '3.0.3' ? { type: 'string', nullable: true } : { type: ['string', 'null'] };
  return {
    openapi: version,
    info: { title: 'Shop', version: '1.0.0' },
    paths: {
      '/items': {
        get: {
          parameters: [
            { name: 'limit', in: 'query', schema: { type: 'integer' } },
            { name: 'shop', in: 'query', required: true, schema: { type: 'string' } },
          ],
          responses: {
            '200': {
              description: 'Items',
              headers: { 'X-Total': { schema: { type: 'integer' } } },
              content: {
                'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Item' } } },
                'text/csv': { schema: { type: 'string' } },
              },
            },
          },
        },
        post: {
          security: [{ key: [] }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } }, 'text/csv': { schema: { type: 'string' } } },
          },
          responses: {
            '201': { description: 'Made', content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } } },
          },
        },
        put: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
          responses: { '204': { description: 'Done' } },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: {
        Item: {
          type: 'object',
          required: ['name', 'state'],
          properties: {
            name: { type: 'string' },
            state: { type: 'string', enum: ['new', 'used', 'broken'] },
            code: { type: 'string', minLength: 2, maxLength: 8 },
            slug: { type: 'string', pattern: '^[a-c]+$' },
            made: { type: 'string', format: 'date-time' },
            count: { type: 'integer', minimum: 1, maximum: 10 },
            price: { type: 'number' },
            weight: { type: 'integer' },
            sold: { type: 'boolean' },
            note: nullable,
            id: { type: 'string', readOnly: true },
            tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
            parts: { type: 'array', minItems: 1, maxItems: 4, items: { type: 'integer' } },
            names: { type: 'array', items: { type: 'string' } },
          },
        },
        Receipt: { type: 'object', properties: { number: { type: 'string' } }, additionalProperties: true },
        Order: { type: 'object', properties: { amount: { type: 'integer' } }, additionalProperties: false },
      },
    },
  };
}
