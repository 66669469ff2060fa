import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entries, isArray, isObject } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { notesOf, read } from './reading.ts';

describe('wrong types', () => {
  it('are notes, and the rest is read', () => {
    const api = read({
      openapi: '3.1.0',
      info: { title: 5, version: '1' },
      tags: [1, { name: 'ok' }],
      servers: 'https://api.test',
      security: {},
      paths: { '/a': { get: { summary: 1, deprecated: 'yes', tags: ['x', 2], responses: [], parameters: {} }, put: 7 }, '/b': null },
      components: { schemas: { A: 3, B: true } },
    });
    expect(api.operations.map((operation) => operation.label)).toEqual(['GET /a']);
    expect(api.tags.map((tag) => tag.name)).toEqual(['ok']);
    expect([...api.schemas.keys()]).toEqual(['B']);
    expect([...notesOf(api)].sort()).toEqual([
      '#/components/schemas/A: A should be a schema, but is a number',
      '#/info/title: title should be a string, but is a number',
      '#/paths/~1a/get/deprecated: deprecated should be true or false, but is a string',
      '#/paths/~1a/get/parameters: parameters should be an array, but is an object',
      '#/paths/~1a/get/responses: responses should be an object, but is an array',
      '#/paths/~1a/get/summary: summary should be a string, but is a number',
      '#/paths/~1a/get/tags/1: an item of tags should be a string, but is a number',
      '#/paths/~1a/put: put should be an object, but is a number',
      '#/paths/~1b: this should be a path item, but is null',
      '#/security: security should be an array, but is an object',
      '#/servers: servers should be an array, but is a string',
      '#/tags/0: a tag should be an object, but is a number',
    ]);
  });

  it('names such as __proto__ and constructor are names', () => {
    const odd = (value: Json): JsonObject => ({ ['__proto__']: value, constructor: value, toString: value });
    const api = read({
      openapi: '3.1.0',
      paths: { '/a': { get: { responses: { 200: { headers: odd({ schema: {} }), content: odd({}) } }, security: [odd([])] } } },
      components: { schemas: odd({}), securitySchemes: odd({ type: 'mutualTLS' }) },
    });
    const names = ['__proto__', 'constructor', 'toString'];
    expect([...api.schemas.keys()]).toEqual(names);
    expect([...api.securitySchemes.keys()]).toEqual(names);
    expect(api.operations[0]?.responses[0]?.headers.map((header) => header.name)).toEqual(names);
    expect(api.operations[0]?.responses[0]?.content.map((media) => media.mediaType)).toEqual(names);
    expect([...(api.operations[0]?.security?.value[0]?.keys() ?? [])]).toEqual(names);
    expect(notesOf(api)).toEqual([]);
    expect(read({ openapi: '3.1.0', paths: { '/a': { ['__proto__']: { get: {} } } } }).operations).toEqual([]);
  });
});

/** Documents that hold every construct, for breaking at random. */
const DOCUMENTS: readonly JsonObject[] = [
  {
    swagger: '2.0',
    host: 'h',
    basePath: '/b',
    schemes: ['https'],
    consumes: ['application/json'],
    security: [{ k: [] }],
    securityDefinitions: { k: { type: 'oauth2', flow: 'accessCode', scopes: { a: 'b' } } },
    parameters: { P: { name: 'p', in: 'query', type: 'array', collectionFormat: 'csv' } },
    paths: {
      '/a/{x}': {
        parameters: [{ $ref: '#/parameters/P' }, { name: 'x', in: 'path', required: true, type: 'string' }],
        post: {
          parameters: [{ name: 'f', in: 'formData', type: 'file', required: true }],
          produces: ['a/b'],
          responses: { 200: { description: 'd', schema: { type: 'file' }, headers: { h: { type: 'string' } }, examples: { 'a/b': 1 } } },
        },
        put: { parameters: [{ name: 'b', in: 'body', schema: {} }] },
      },
    },
  },
  {
    openapi: '3.2.0',
    tags: [{ name: 't' }],
    servers: [{ url: '/{v}', variables: { v: { default: '1', enum: ['1'] } } }],
    security: [{ k: [] }, {}],
    components: {
      securitySchemes: { k: { type: 'oauth2', flows: { implicit: { scopes: { a: 'b' } } } } },
      callbacks: { C: { '{$u}': { post: { callbacks: { again: { $ref: '#/components/callbacks/C' } } } } } },
      pathItems: { I: { $ref: '#/paths/~1a~1{x}' } },
    },
    webhooks: { w: { $ref: '#/components/pathItems/I' } },
    paths: {
      '/a/{x}': {
        summary: 's',
        parameters: [{ name: 'x', in: 'path', required: true, schema: {}, examples: { e: { value: 1 } } }],
        additionalOperations: { COPY: {} },
        query: {
          operationId: 'o',
          parameters: [{ name: 'q', in: 'querystring', content: { 'a/b': { schema: {} } } }],
          requestBody: { content: { 'multipart/form-data': { schema: {}, encoding: { e: { headers: { h: { schema: {} } } } } } } },
          responses: {
            '2XX': { headers: { h: { schema: {} } }, links: { l: { operationId: 'o' } }, content: { 'a/b': { itemSchema: {} } } },
          },
          callbacks: { c: { $ref: '#/components/callbacks/C' } },
        },
      },
    },
  },
];

/** The document with the value at the n-th place, counted depth first, replaced. */
function breakAt(value: Json, place: number, replacement: Json): Json {
  let left = place;
  const walk = (part: Json): Json => {
    if (left-- === 0) return replacement;
    if (isArray(part)) return part.map(walk);
    if (isObject(part)) return Object.fromEntries(entries(part).map(([name, member]) => [name, walk(member)]));
    return part;
  };
  return walk(value);
}

describe('an invalid document', () => {
  it('never stops the reading', () => {
    const strange = fc.oneof(
      fc.constantFrom<Json>(
        null,
        true,
        0,
        12n,
        '',
        'x',
        [],
        {},
        [null],
        [{}],
        { $ref: '#' },
        { $ref: '#/paths' },
        { $ref: 1 },
        { a: null },
      ),
      fc.jsonValue().map((value) => value as Json),
    );
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENTS), fc.integer({ min: 1, max: 120 }), strange, (document, place, replacement) => {
        const broken = breakAt(document, place, replacement) as JsonObject;
        const version = isObject(broken) ? { ...broken, ...('swagger' in document ? { swagger: '2.0' } : { openapi: '3.2.0' }) } : document;
        const api = read(version);
        expect(api.notes.every((note) => note.message !== '' && note.address.includes('#'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('costs no more than its size where callbacks share callbacks', () => {
    const callbacks: Record<string, Json> = {};
    for (let level = 0; level < 40; level += 1) {
      const next = { $ref: `#/components/callbacks/C${level + 1}` };
      callbacks[`C${level}`] = { '{$u}': { post: { callbacks: { a: next, b: next } } } };
    }
    callbacks['C40'] = { '{$u}': { post: {} } };
    const api = read({
      openapi: '3.1.0',
      paths: { '/a': { get: { callbacks: { c: { $ref: '#/components/callbacks/C0' } } } } },
      components: { callbacks },
    });
    expect(notesOf(api)).toEqual([]);
    expect(api.operations[0]?.callbacks).toHaveLength(1);
  });
});
