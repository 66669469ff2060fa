import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { notesOf, operationOf, read } from './reading.ts';

/** One operation, `GET /things/{id}` of 3.1, with what the test is about. */
function get(operation: JsonObject, rest: JsonObject = {}, item: JsonObject = {}) {
  const api = read({ openapi: '3.1.0', ...rest, paths: { '/things/{id}': { parameters: [ID], ...item, get: operation } } });
  return { api, operation: operationOf(api, 'GET /things/{id}') };
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const HERE = '#/paths/~1things~1{id}/get';

describe('the top of a document', () => {
  it('is read with addresses', () => {
    const api = read({
      openapi: '3.1.1',
      info: { title: 'Shop', version: '2.1.0', description: 'Sells.', summary: 'A shop.' },
      tags: [{ name: 'a' }, { name: 'b', description: 'B.', parent: 'a', kind: 'nav' }],
      paths: {},
    });
    expect(api).toMatchObject({ specification: '3.1', specificationText: '3.1.1', operations: [], notes: [] });
    expect(api.info).toEqual({ address: '#/info', title: 'Shop', version: '2.1.0', description: 'Sells.', summary: 'A shop.' });
    expect(api.tags).toEqual([
      { address: '#/tags/0', name: 'a' },
      { address: '#/tags/1', name: 'b', description: 'B.', parent: 'a', kind: 'nav' },
    ]);
    expect(api.servers).toEqual([{ address: '#', url: '/', variables: new Map() }]);
  });

  it('reads a version that is a number, and notes it', () => {
    const api = read({ openapi: '3.0.0', info: { title: 'T', version: 1.2 }, paths: {} });
    expect(api.info.version).toBe('1.2');
    expect(notesOf(api)).toEqual(['#/info/version: version should be a string, but is a number']);
  });

  it('needs paths in 3.0 and any of three keywords in 3.1', () => {
    expect(notesOf(read({ openapi: '3.0.0' }))).toEqual(['#: paths is missing']);
    expect(notesOf(read({ openapi: '3.1.0', webhooks: {} }))).toEqual([]);
    expect(notesOf(read({ openapi: '3.2.0' }))).toEqual(['#: one of paths, components, webhooks is needed, and none is there']);
  });

  it('cannot be read when its version is unknown', () => {
    expect(() => read({ openapi: '4.0.0' })).toThrow(TypeError);
  });
});

describe('servers', () => {
  const servers = (url: string) => ({ servers: [{ url }] });

  it('come from the operation, else its path item, else the document', () => {
    const urlsOf = (...parts: Parameters<typeof get>) => get(...parts).operation.servers.map((server) => server.url);
    expect(urlsOf(servers('/o'), servers('/d'), servers('/i'))).toEqual(['/o']);
    expect(urlsOf({}, servers('/d'), servers('/i'))).toEqual(['/i']);
    expect(urlsOf({}, servers('/d'))).toEqual(['/d']);
    expect(urlsOf({ servers: [] }, servers('/d'))).toEqual(['/d']);
    expect(urlsOf({})).toEqual(['/']);
  });

  it('keep their variables', () => {
    const { api } = get(
      {},
      { servers: [{ url: 'https://{region}.test', variables: { region: { default: 'eu', enum: ['eu', 'us'] }, port: {} } }] },
    );
    expect(api.servers[0]?.variables).toEqual(
      new Map([
        ['region', { address: '#/servers/0/variables/region', default: 'eu', enum: ['eu', 'us'] }],
        ['port', { address: '#/servers/0/variables/port', default: '' }],
      ]),
    );
    expect(notesOf(api)).toEqual(['#/servers/0/variables/port: the server variable port has no default']);
  });
});

describe('operations', () => {
  it('carry their facets with the addresses of the keywords', () => {
    const { operation } = get({
      operationId: 'getThing',
      summary: 'S',
      description: 'D',
      deprecated: true,
      tags: ['a'],
      externalDocs: { url: '/' },
    });
    expect(operation).toMatchObject({
      address: HERE,
      kind: 'path',
      method: 'get',
      path: '/things/{id}',
      operationId: { value: 'getThing', address: `${HERE}/operationId` },
      summary: { value: 'S', address: `${HERE}/summary` },
      description: { value: 'D', address: `${HERE}/description` },
      deprecated: { value: true, address: `${HERE}/deprecated` },
      tags: [{ value: 'a', address: `${HERE}/tags/0` }],
      externalDocs: { value: { url: '/' }, address: `${HERE}/externalDocs` },
    });
    expect(Object.keys(get({}).operation)).not.toContain('operationId');
  });

  it('take over the prose of their path item', () => {
    const { operation } = get({ description: 'Own.' }, {}, { summary: 'Shared.', description: 'Shared.' });
    expect(operation.summary).toEqual({ value: 'Shared.', address: '#/paths/~1things~1{id}/summary' });
    expect(operation.description?.value).toBe('Own.');
  });

  it('skip extensions and note what is no field', () => {
    const api = read({ openapi: '3.1.0', paths: { 'x-note': 5, '/a': { get: {}, query: {}, GET: {}, 'x-y': {} } } });
    expect(api.operations.map((operation) => operation.label)).toEqual(['GET /a']);
    expect(notesOf(api)).toEqual([
      '#/paths/~1a/query: query is no field of a path item in OpenAPI 3.1',
      '#/paths/~1a/GET: GET is no field of a path item in OpenAPI 3.1',
    ]);
  });

  it('note operationIds and templates that stand twice', () => {
    const api = read({
      openapi: '3.0.0',
      paths: {
        '/a/{x}': { parameters: [{ ...ID, name: 'x' }], get: { operationId: 'one' } },
        '/a/{y}': { parameters: [{ ...ID, name: 'y' }], put: { operationId: 'two' } },
        '/a/b': { get: { operationId: 'one' } },
      },
    });
    expect(notesOf(api)).toEqual([
      '#/paths/~1a~1{y}: the paths /a/{x} and /a/{y} are the same template',
      '#/paths/~1a~1b/get/operationId: the operationId one is that of GET /a/{x} too',
    ]);
  });

  it('note templates and path parameters that do not fit', () => {
    const { api } = get({ parameters: [{ ...ID, name: 'other' }] }, {}, { parameters: [] });
    expect(notesOf(api)).toEqual([`${HERE}/parameters/0: the path has no {other}`, `${HERE}: the path parameter id is not described`]);
  });
});

describe('path items by reference', () => {
  it('are followed, and what stands beside the reference counts too', () => {
    const api = read(
      {
        openapi: '3.1.0',
        paths: { '/a': { $ref: '#/components/pathItems/A', summary: 'Outer.', put: {} }, '/b': { $ref: 'items.json#/b' } },
        components: { pathItems: { A: { summary: 'Inner.', get: {}, parameters: [{ name: 'q', in: 'query' }] } } },
      },
      new Map([['items.json', { b: { get: { responses: { 200: { $ref: '#/ok' } } } }, ok: { description: 'ok' } }]]),
    );
    expect(api.operations.map((operation) => [operation.label, operation.address])).toEqual([
      ['GET /a', '#/components/pathItems/A/get'],
      ['PUT /a', '#/paths/~1a/put'],
      ['GET /b', 'items.json#/b/get'],
    ]);
    expect(operationOf(api, 'GET /a').summary).toEqual({ value: 'Outer.', address: '#/paths/~1a/summary' });
    expect(operationOf(api, 'PUT /a').parameters.map((parameter) => parameter.name)).toEqual(['q']);
    expect(operationOf(api, 'GET /b').responses[0]?.address).toBe('items.json#/ok');
    expect(notesOf(api)).toEqual([]);
  });
});

describe('webhooks', () => {
  const newPet = { newPet: { post: { responses: { 200: { description: 'ok' } } } } };

  it.each([
    [{ openapi: '3.0.0', paths: {}, 'x-webhooks': newPet }, 1],
    [{ openapi: '3.1.0', webhooks: newPet }, 1],
    [{ openapi: '3.2.0', webhooks: newPet }, 1],
    [{ openapi: '3.0.0', paths: {}, webhooks: newPet }, 0],
  ] as const)('of %j', (root, count) => {
    const operations = read(root).operations;
    expect(operations).toHaveLength(count);
    if (count > 0) expect(operations[0]).toMatchObject({ kind: 'webhook', method: 'post', path: 'newPet', label: 'webhook POST newPet' });
  });
});

describe('callbacks', () => {
  it('hang below their operation', () => {
    const { operation, api } = get({ callbacks: { done: { '{$request.query.url}': { post: { operationId: 'done' } }, 'x-note': 1 } } });
    expect(operation.callbacks).toMatchObject([
      {
        kind: 'callback',
        method: 'post',
        path: '{$request.query.url}',
        callback: 'done',
        label: 'callback done POST {$request.query.url}',
      },
    ]);
    expect(api.operations).toHaveLength(1);
    expect(notesOf(api)).toEqual([]);
  });

  it('share what hangs below with all who refer to them, each under its own name', () => {
    const { operation } = get(
      { callbacks: { a: { $ref: '#/components/callbacks/Done' }, b: { $ref: '#/components/callbacks/Done' } } },
      { components: { callbacks: { Done: { '{$url}': { post: {} } } } } },
    );
    expect(operation.callbacks.map(({ callback }) => callback)).toEqual(['a', 'b']);
    expect(operation.callbacks[0]?.responses).toBe(operation.callbacks[1]?.responses);
  });

  it('that come back to themselves are cut and noted', () => {
    const done = { $ref: '#/components/callbacks/Done' };
    const { operation, api } = get(
      { callbacks: { done } },
      { components: { callbacks: { Done: { '{$url}': { post: { callbacks: { done } } } } } } },
    );
    expect(operation.callbacks).toHaveLength(1);
    expect(operation.callbacks[0]?.callbacks).toEqual([]);
    expect(notesOf(api)).toEqual(['#/components/callbacks/Done/{$url}/post/callbacks/done: this callback leads back to itself']);
  });
});

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT', description: 'Inner.' },
      shared: { $ref: '#/components/securitySchemes/bearer', description: 'Outer.' },
      oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/t', refreshUrl: '/r', scopes: { read: 'Read.' } }, 'x-f': {} } },
      oidc: { type: 'openIdConnect', openIdConnectUrl: '/.well-known' },
      tls: { type: 'mutualTLS' },
    },
  };

  it('reads the schemes', () => {
    const { securitySchemes } = get({}, { components }).api;
    expect([...securitySchemes.values()]).toMatchObject([
      { name: 'key', type: 'apiKey', in: 'header', parameterName: 'X-Key', address: '#/components/securitySchemes/key' },
      { name: 'bearer', type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: { value: 'Inner.' } },
      {
        name: 'shared',
        type: 'http',
        scheme: 'bearer',
        description: { value: 'Outer.', address: '#/components/securitySchemes/shared/description' },
        address: '#/components/securitySchemes/bearer',
      },
      {
        name: 'oauth',
        flows: new Map([
          [
            'clientCredentials',
            {
              address: '#/components/securitySchemes/oauth/flows/clientCredentials',
              tokenUrl: '/t',
              refreshUrl: '/r',
              scopes: new Map([['read', 'Read.']]),
            },
          ],
        ]),
      },
      { name: 'oidc', openIdConnectUrl: '/.well-known' },
      { name: 'tls', type: 'mutualTLS', deprecated: false },
    ]);
  });

  it('is the operation’s own, else the document’s, else not said', () => {
    const global = { components, security: [{ key: [] }] };
    expect(get({}, { components }).operation.security).toBeUndefined();
    expect(get({}, global).operation.security).toEqual({ address: '#/security', value: [new Map([['key', []]])] });
    expect(get({ security: [{ key: [], oauth: ['read'] }, {}] }, global).operation.security).toEqual({
      address: `${HERE}/security`,
      value: [
        new Map<string, string[]>([
          ['key', []],
          ['oauth', ['read']],
        ]),
        new Map(),
      ],
    });
  });

  it('is anonymous where it is emptied', () => {
    expect(get({ security: [] }, { components, security: [{ key: [] }] }).operation.security?.value).toEqual([new Map()]);
  });

  it('notes schemes that nobody declares', () => {
    expect(notesOf(get({ security: [{ nope: [] }] }).api)).toEqual([`${HERE}/security/0/nope: the security scheme nope is not declared`]);
  });
});

describe('OpenAPI 3.2', () => {
  const api = (rest: JsonObject) => read({ openapi: '3.2.0', ...rest });

  it('has the query method and methods of any name', () => {
    const { operations, notes } = api({ paths: { '/a': { query: {}, additionalOperations: { COPY: {}, Copy: {} } } } });
    expect(operations.map((operation) => [operation.method, operation.label, operation.address])).toEqual([
      ['query', 'QUERY /a', '#/paths/~1a/query'],
      ['COPY', 'COPY /a', '#/paths/~1a/additionalOperations/COPY'],
      ['Copy', 'Copy /a', '#/paths/~1a/additionalOperations/Copy'],
    ]);
    expect(notes).toEqual([]);
    expect(notesOf(api({ paths: { '/a': { additionalOperations: { POST: {} } } } }))).toEqual([
      '#/paths/~1a/additionalOperations/POST: POST has a field of its own and cannot stand in additionalOperations',
    ]);
    expect(notesOf(read({ openapi: '3.1.0', paths: { '/a': { additionalOperations: {} } } }))).toHaveLength(1);
  });

  it('has parameters that are the whole query', () => {
    const parameter = {
      name: 'filter',
      in: 'querystring',
      content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
    };
    const paths = { '/a': { get: { parameters: [parameter] } } };
    expect(operationOf(api({ paths }), 'GET /a').parameters).toMatchObject([
      { in: 'querystring', wire: { mediaType: 'application/x-www-form-urlencoded' }, schema: { schema: { type: 'object' } } },
    ]);
    expect(operationOf(read({ openapi: '3.1.0', paths }), 'GET /a').parameters).toEqual([]);
    expect(notesOf(read({ openapi: '3.1.0', paths }))).toHaveLength(1);
  });

  it('has media types by reference and schemas of items', () => {
    const content = { 'application/jsonl': { $ref: '#/components/mediaTypes/Lines' } };
    const { operations } = api({
      paths: { '/a': { get: { responses: { 200: { content } } } } },
      components: { mediaTypes: { Lines: { itemSchema: { type: 'string' }, examples: { one: { dataValue: 'x' } }, itemEncoding: {} } } },
    });
    expect(operations[0]?.responses[0]?.content).toMatchObject([
      {
        mediaType: 'application/jsonl',
        address: '#/components/mediaTypes/Lines',
        itemSchema: { address: '#/components/mediaTypes/Lines/itemSchema', schema: { type: 'string' } },
        examples: ['x'],
      },
    ]);
  });

  it('has the device flow, deprecated schemes, and schemes by reference', () => {
    const components = {
      securitySchemes: {
        device: {
          type: 'oauth2',
          deprecated: true,
          flows: { deviceAuthorization: { deviceAuthorizationUrl: '/d', tokenUrl: '/t', scopes: {} } },
        },
      },
    };
    const result = api({ paths: { '/a': { get: { security: [{ 'schemes.json#/key': [] }] } } }, components });
    expect(result.securitySchemes.get('device')).toMatchObject({ deprecated: true });
    expect(result.securitySchemes.get('device')?.flows.get('deviceAuthorization')?.deviceAuthorizationUrl).toBe('/d');
    expect(notesOf(result)).toHaveLength(1);
    const others = new Map([['schemes.json', { key: { type: 'apiKey', in: 'query', name: 'k' } }]]);
    const byReference = read({ openapi: '3.2.0', paths: { '/a': { get: { security: [{ 'schemes.json#/key': [] }] } } } }, others);
    expect(byReference.securitySchemes.get('schemes.json#/key')).toMatchObject({ type: 'apiKey', address: 'schemes.json#/key' });
    expect(notesOf(byReference)).toEqual([]);
  });
});

describe('templates', () => {
  const found = (...paths: readonly string[]): readonly string[] =>
    notesOf(read({ openapi: '3.1.0', paths: Object.fromEntries(paths.map((path) => [path, {}])) })).map((note) => JSON.stringify(note));

  it('that one request can match both of are noted', () => {
    expect(found('/{kind}/mine', '/books/{id}').join()).toContain('a request may match both /{kind}/mine and /books/{id}');
    expect(found('/books/mine', '/books/{id}').join()).not.toContain('may match both');
    expect(found('/{kind}/mine', '/books/{id}/pages').join()).not.toContain('may match both');
  });
});
