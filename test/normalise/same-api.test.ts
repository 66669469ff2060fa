import { describe, expect, it } from 'vitest';
import type { Api } from '../../src/model/api.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { notesOf, read } from './reading.ts';

/** One small API, written in 2.0. */
const SWAGGER_20: JsonObject = {
  swagger: '2.0',
  host: 'api.test',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  tags: [{ name: 'things', description: 'Things.' }],
  security: [{ key: [] }],
  securityDefinitions: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    basic: { type: 'basic' },
    oauth: { type: 'oauth2', flow: 'accessCode', authorizationUrl: '/a', tokenUrl: '/t', scopes: { read: 'Read.' } },
  },
  parameters: { Limit: { name: 'limit', in: 'query', type: 'integer', description: 'How many.' } },
  responses: { Oops: { description: 'Oops.', schema: { $ref: '#/definitions/Thing' } } },
  definitions: { Thing: { type: 'object' } },
  paths: {
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      get: {
        operationId: 'getThing',
        summary: 'Gets.',
        tags: ['things'],
        deprecated: true,
        security: [{ oauth: ['read'] }, {}],
        parameters: [
          { $ref: '#/parameters/Limit' },
          { name: 'many', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
          { name: 'few', in: 'query', type: 'array', items: { type: 'string' } },
          { name: 'piped', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
          { name: 'X-Trace', in: 'header', type: 'array', items: { type: 'string' } },
        ],
        responses: {
          200: { description: 'ok', schema: { $ref: '#/definitions/Thing' }, headers: { 'X-Rate': { type: 'integer' } } },
          404: { $ref: '#/responses/Oops' },
        },
      },
      put: {
        security: [],
        parameters: [{ name: 'thing', in: 'body', required: true, description: 'A thing.', schema: { $ref: '#/definitions/Thing' } }],
        responses: { 204: { description: 'done' } },
      },
      post: {
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'title', in: 'formData', type: 'string', required: true },
          { name: 'tags', in: 'formData', type: 'array', items: { type: 'string' } },
        ],
        responses: { 204: { description: 'done' } },
      },
    },
  },
};

const THING = { schema: { $ref: '#/components/schemas/Thing' } };
const LIST = { schema: { type: 'array', items: { type: 'string' } } };

/** The same API, written in a 3.x version. */
function openapi3(openapi: string): JsonObject {
  return {
    openapi,
    servers: [{ url: 'https://api.test/v1' }],
    tags: [{ name: 'things', description: 'Things.' }],
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        basic: { type: 'http', scheme: 'Basic' },
        oauth: { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: '/a', tokenUrl: '/t', scopes: { read: 'Read.' } } } },
      },
      parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' }, description: 'How many.' } },
      responses: { Oops: { description: 'Oops.', content: { 'application/json': THING } } },
      schemas: { Thing: { type: 'object' } },
    },
    paths: {
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, style: 'simple', schema: { type: 'string' } }],
        get: {
          operationId: 'getThing',
          summary: 'Gets.',
          tags: ['things'],
          deprecated: true,
          security: [{ oauth: ['read'] }, {}],
          parameters: [
            { $ref: '#/components/parameters/Limit' },
            { name: 'many', in: 'query', ...LIST },
            { name: 'few', in: 'query', explode: false, required: false, ...LIST },
            { name: 'piped', in: 'query', style: 'pipeDelimited', ...LIST },
            { name: 'X-Trace', in: 'header', ...LIST },
          ],
          responses: {
            200: { description: 'ok', content: { 'application/json': THING }, headers: { 'X-Rate': { schema: { type: 'integer' } } } },
            404: { $ref: '#/components/responses/Oops' },
          },
        },
        put: {
          security: [],
          requestBody: { required: true, description: 'A thing.', content: { 'application/json': THING } },
          responses: { 204: { description: 'done' } },
        },
        post: {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' }, tags: LIST.schema } },
                encoding: { tags: { explode: false } },
              },
            },
          },
          responses: { 204: { description: 'done' } },
        },
      },
    },
  };
}

/** An `Api` without where and how it is written: addresses, the values as written, and what schemas say. */
function promises(api: Api): unknown {
  return strip({ ...api, document: undefined, specification: undefined, specificationText: undefined });
}

const WRITTEN = new Set(['address', 'urlAddress', 'pathAddress', 'schema', 'itemSchema']);

function strip(value: unknown): unknown {
  if (value instanceof Map) return new Map([...value].map(([name, member]) => [name, strip(member)]));
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const isFacet = 'address' in value && 'value' in value && Object.keys(value).length === 2;
  const kept = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !WRITTEN.has(name) && (isFacet || name !== 'value'),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, strip(member)]));
}

describe('the same API in another version', () => {
  const swagger = read(SWAGGER_20);

  it.each(['3.0.3', '3.1.0', '3.2.0'])('makes the same promises in %s', (version) => {
    const api = read(openapi3(version));
    expect(promises(api)).toEqual(promises(swagger));
    expect(notesOf(api)).toEqual([]);
  });

  it('is read whole in 2.0', () => {
    expect(notesOf(swagger)).toEqual([]);
    expect(swagger.operations.map((operation) => operation.label)).toEqual(['GET /things/{id}', 'PUT /things/{id}', 'POST /things/{id}']);
  });

  it('would show a difference', () => {
    const other = openapi3('3.0.3');
    expect(promises(read({ ...other, servers: [{ url: 'https://api.test/v2' }] }))).not.toEqual(promises(swagger));
  });
});
