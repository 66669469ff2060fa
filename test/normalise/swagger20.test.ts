import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { notesOf, operationOf, read } from './reading.ts';

function swagger(rest: JsonObject) {
  return read({ swagger: '2.0', paths: {}, ...rest });
}

/** One operation, `POST /things`, with what the test is about. */
function post(operation: JsonObject, rest: JsonObject = {}) {
  const api = swagger({ ...rest, paths: { '/things': { post: operation } } });
  return { api, operation: operationOf(api, 'POST /things') };
}

describe('servers of 2.0', () => {
  it.each([
    [{}, ['/']],
    [{ basePath: '/v1' }, ['/v1']],
    [{ basePath: '/v1', schemes: ['https'] }, ['/v1']],
    [{ host: 'api.test' }, ['//api.test']],
    [{ host: 'api.test', basePath: '/', schemes: ['https'] }, ['https://api.test']],
    [{ host: 'api.test', basePath: 'v1/', schemes: ['https'] }, ['https://api.test/v1']],
    [{ host: 'api.test:8080', basePath: '/v1', schemes: ['http', 'https'] }, ['http://api.test:8080/v1', 'https://api.test:8080/v1']],
  ] as const)('%j', (keywords, urls) => {
    expect(swagger(keywords).servers.map((server) => server.url)).toEqual(urls);
  });

  it('stand where they are said, and an operation may have its own schemes', () => {
    const { api, operation } = post({ schemes: ['wss'] }, { host: 'api.test', schemes: ['https'] });
    expect(api.servers[0]?.address).toBe('#/schemes/0');
    expect(operation.servers.map((server) => [server.url, server.address])).toEqual([
      ['wss://api.test', '#/paths/~1things/post/schemes/0'],
    ]);
    expect(post({}, { host: 'api.test' }).operation.servers).toMatchObject([{ url: '//api.test', address: '#/host' }]);
  });
});

describe('payloads of 2.0', () => {
  const body = { name: 'thing', in: 'body', required: true, description: 'A thing.', schema: { $ref: '#/definitions/Thing' } };
  const definitions = { Thing: { type: 'object' } };

  it('read a body in each media type that is consumed', () => {
    const { operation } = post({ parameters: [body], consumes: ['application/json', 'application/xml'] }, { definitions });
    const schema = { address: '#/paths/~1things/post/parameters/0/schema', schema: { $ref: '#/definitions/Thing' } };
    expect(operation.parameters).toEqual([]);
    expect(operation.body).toMatchObject({
      address: '#/paths/~1things/post/parameters/0',
      required: { value: true, address: '#/paths/~1things/post/parameters/0/required' },
      description: { value: 'A thing.' },
      content: [
        { mediaType: 'application/json', address: '#/paths/~1things/post/consumes/0', schema },
        { mediaType: 'application/xml', address: '#/paths/~1things/post/consumes/1', schema },
      ],
    });
  });

  it.each([
    ['the document’s', {}, { consumes: ['text/csv'], produces: ['text/csv'] }, 'text/csv'],
    ['its own', { consumes: ['text/csv'], produces: ['text/csv'] }, { consumes: ['a/b'], produces: ['a/b'] }, 'text/csv'],
    ['any where its own list is empty', { consumes: [], produces: [] }, { consumes: ['a/b'], produces: ['a/b'] }, '*/*'],
    ['any where nothing is said', {}, {}, '*/*'],
  ] as const)('take the media types: %s', (_title, own, global, mediaType) => {
    const responses = { 200: { description: 'ok', schema: {} } };
    const { operation } = post({ parameters: [body], responses, ...own }, { definitions, ...global });
    expect(operation.body?.content.map((media) => media.mediaType)).toEqual([mediaType]);
    expect(operation.responses[0]?.content.map((media) => media.mediaType)).toEqual([mediaType]);
  });

  it('read responses with schema, headers and examples, and none of them where none is', () => {
    const { operation, api } = post(
      {
        produces: ['application/json', 'application/xml'],
        responses: {
          200: {
            description: 'ok',
            schema: { type: 'string' },
            examples: { 'application/json': 'x' },
            headers: { 'X-Tags': { type: 'array', items: { type: 'string' }, description: 'Tags.' }, 'Content-Type': { type: 'string' } },
          },
          204: { description: 'empty' },
          default: { $ref: '#/responses/Error' },
          'x-more': {},
        },
      },
      { responses: { Error: { description: 'oops' } } },
    );
    const [ok, empty, error] = operation.responses;
    expect(operation.responses).toHaveLength(3);
    expect(ok).toMatchObject({
      status: '200',
      content: [
        { mediaType: 'application/json', examples: ['x'] },
        { mediaType: 'application/xml', examples: [] },
      ],
      headers: [
        {
          name: 'X-Tags',
          required: { value: false },
          wire: { style: 'simple', explode: false },
          description: { value: 'Tags.' },
          schema: { address: '#/paths/~1things/post/responses/200/headers/X-Tags' },
        },
      ],
    });
    expect(ok?.headers).toHaveLength(1);
    expect(empty).toMatchObject({ status: '204', content: [], headers: [] });
    expect(error).toMatchObject({ status: 'default', address: '#/responses/Error', description: { value: 'oops' } });
    expect(notesOf(api)).toEqual([]);
  });

  it('call a file a binary string', () => {
    const { operation, api } = post({ responses: { 200: { description: 'ok', schema: { type: 'file' } } } });
    const schema = operation.responses[0]?.content[0]?.schema;
    expect(schema?.schema).toEqual({ type: 'string', format: 'binary' });
    expect(api.document.at(schema?.address ?? '')).toEqual(schema?.schema);
    expect(api.document.writtenAt?.(schema?.address ?? '')).toBe('#/paths/~1things/post/responses/200/schema');
  });
});

describe('forms of 2.0', () => {
  const name = { name: 'name', in: 'formData', type: 'string', required: true };
  const tags = { name: 'tags', in: 'formData', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' };
  const file = { name: 'file', in: 'formData', type: 'file' };

  it('become one object whose properties are the parameters', () => {
    const { operation, api } = post({ parameters: [name, tags, { name: 'dry', in: 'query', type: 'boolean' }] });
    const media = operation.body?.content[0];
    expect(operation.parameters.map((parameter) => parameter.name)).toEqual(['dry']);
    expect(operation.body?.required).toEqual({ value: true, address: '#/paths/~1things/post/parameters/0/required' });
    expect(media?.mediaType).toBe('application/x-www-form-urlencoded');
    expect(media?.schema?.schema).toEqual({
      type: 'object',
      properties: { name: { $ref: '#/paths/~1things/post/parameters/0' }, tags: { $ref: '#/paths/~1things/post/parameters/1' } },
      required: ['name'],
    });
    expect([...(media?.encoding ?? [])]).toMatchObject([['tags', { wire: { style: 'pipeDelimited', explode: false } }]]);
    const address = media?.schema?.address ?? '';
    expect(api.document.at(address)).toEqual(media?.schema?.schema);
    expect(api.document.resolve('#/paths/~1things/post/parameters/1', `${address}/properties/tags`)).toBe(
      '#/paths/~1things/post/parameters/1',
    );
    expect(api.document.writtenAt?.(`${address}/properties/tags`)).toBe('#/paths/~1things/post/parameters/1');
    expect(api.document.writtenAt?.(`${address}/required/0`)).toBe('#/paths/~1things/post/parameters/0/required');
    expect(api.document.writtenAt?.(address)).toBe('#/paths/~1things/post/parameters');
  });

  it.each([
    [[name], undefined, ['application/x-www-form-urlencoded']],
    [[name, file], undefined, ['multipart/form-data']],
    [[name], ['application/json'], ['application/x-www-form-urlencoded']],
    [[name], ['multipart/form-data'], ['multipart/form-data']],
    [[name], ['application/x-www-form-urlencoded', 'multipart/form-data'], ['application/x-www-form-urlencoded', 'multipart/form-data']],
    [[file], ['application/x-www-form-urlencoded', 'multipart/form-data'], ['multipart/form-data']],
    [[file], ['Multipart/Form-Data; boundary=x'], ['Multipart/Form-Data; boundary=x']],
  ] as const)('travel in a media type that can carry them: %j %j', (parameters, consumes, expected) => {
    const { operation } = post({ parameters, ...(consumes && { consumes }) });
    expect(operation.body?.content.map((media) => media.mediaType)).toEqual(expected);
  });

  it('keep names of any spelling, and files as binary strings', () => {
    const { operation } = post({ parameters: [file, { ...name, name: '__proto__' }] });
    const schema = operation.body?.content[0]?.schema?.schema as JsonObject;
    const properties = schema['properties'] as JsonObject;
    expect(Object.keys(properties)).toEqual(['file', '__proto__']);
    expect(properties['file']).toEqual({ type: 'string', format: 'binary' });
  });

  it('give way to a body, with a note', () => {
    const { operation, api } = post({ parameters: [name, { name: 'b', in: 'body', schema: {} }] });
    expect(operation.body?.address).toBe('#/paths/~1things/post/parameters/1');
    expect(notesOf(api)).toEqual([expect.stringContaining('a body or a form, not both')]);
  });
});

describe('parameters of 2.0', () => {
  it.each([
    ['query', 'array', undefined, 'form', false],
    ['query', 'array', 'csv', 'form', false],
    ['query', 'array', 'ssv', 'spaceDelimited', false],
    ['query', 'array', 'tsv', 'tabDelimited', false],
    ['query', 'array', 'pipes', 'pipeDelimited', false],
    ['query', 'array', 'multi', 'form', true],
    ['query', 'string', 'csv', 'form', true],
    ['query', 'integer', undefined, 'form', true],
    ['header', 'array', 'csv', 'simple', false],
    ['header', 'array', 'multi', 'simple', false],
    ['header', 'string', undefined, 'simple', false],
    ['path', 'array', 'csv', 'simple', false],
    ['path', 'array', 'pipes', 'pipeDelimited', false],
    ['path', 'string', undefined, 'simple', false],
  ] as const)('in %s, %s, %s is written %s, explode %s', (location, type, collectionFormat, style, explode) => {
    const parameter = { name: 'p', in: location, type, required: true, ...(collectionFormat && { collectionFormat }) };
    expect(post({ parameters: [parameter] }).operation.parameters[0]?.wire).toMatchObject({ style, explode, allowReserved: false });
  });

  it('are schemas themselves', () => {
    const parameter = { name: 'limit', in: 'query', type: 'integer', maximum: 10, allowEmptyValue: true, description: 'How many.' };
    const { operation } = post({ parameters: [parameter] });
    expect(operation.parameters).toMatchObject([
      {
        address: '#/paths/~1things/post/parameters/0',
        description: { value: 'How many.' },
        required: { value: false, address: '#/paths/~1things/post/parameters/0' },
        wire: { allowEmptyValue: true },
        schema: { address: '#/paths/~1things/post/parameters/0', schema: { type: 'integer', maximum: 10 } },
      },
    ]);
  });

  it('know no cookies, and headers of every name', () => {
    const { operation, api } = post({
      parameters: [
        { name: 'sid', in: 'cookie', type: 'string' },
        { name: 'Authorization', in: 'header', type: 'string' },
      ],
    });
    // 2.0 does not except `Authorization`, as 3.x does.
    expect(operation.parameters.map((parameter) => parameter.name)).toEqual(['Authorization']);
    expect(notesOf(api)).toEqual([
      '#/paths/~1things/post/parameters/0/in: no parameter can be in `cookie`, only in `path`, `query`, `header`, `formData` or `body`',
    ]);
  });

  it('come by reference from parameters', () => {
    const { operation } = post(
      { parameters: [{ $ref: '#/parameters/Limit', description: 'How many.', required: true }, { $ref: '#/parameters/Page' }] },
      {
        parameters: {
          Limit: { name: 'limit', in: 'query', type: 'integer', description: 'A limit.' },
          Page: { name: 'page', in: 'query', type: 'integer', description: 'A page.' },
        },
      },
    );
    // Of what stands beside a reference only the description is read, as it is in 3.1.
    expect(operation.parameters).toMatchObject([
      { name: 'limit', address: '#/parameters/Limit', required: { value: false }, description: { value: 'How many.' } },
      { name: 'page', address: '#/parameters/Page', description: { value: 'A page.' } },
    ]);
  });
});

describe('components of 2.0', () => {
  it('maps security schemes to those of 3.x', () => {
    const { securitySchemes } = swagger({
      securityDefinitions: {
        basic: { type: 'basic' },
        key: { type: 'apiKey', in: 'query', name: 'api_key' },
        code: { type: 'oauth2', flow: 'accessCode', authorizationUrl: '/auth', tokenUrl: '/token', scopes: { read: 'Read.', 'x-note': 1 } },
        app: { type: 'oauth2', flow: 'application', tokenUrl: '/token', scopes: {} },
        implicit: { type: 'oauth2', flow: 'implicit', authorizationUrl: '/auth', scopes: {} },
      },
    });
    expect(securitySchemes.get('basic')).toMatchObject({ type: 'http', scheme: 'basic', deprecated: false });
    expect(securitySchemes.get('key')).toMatchObject({ type: 'apiKey', in: 'query', parameterName: 'api_key' });
    expect([...(securitySchemes.get('code')?.flows ?? [])]).toMatchObject([
      ['authorizationCode', { authorizationUrl: '/auth', tokenUrl: '/token', scopes: new Map([['read', 'Read.']]) }],
    ]);
    expect([...(securitySchemes.get('app')?.flows.keys() ?? [])]).toEqual(['clientCredentials']);
    expect([...(securitySchemes.get('implicit')?.flows.keys() ?? [])]).toEqual(['implicit']);
  });

  it('lists definitions, reachable or not', () => {
    const { schemas } = swagger({ definitions: { Thing: { type: 'object' }, ['__proto__']: {} } });
    expect([...schemas]).toEqual([
      ['Thing', { address: '#/definitions/Thing', schema: { type: 'object' } }],
      ['__proto__', { address: '#/definitions/__proto__', schema: {} }],
    ]);
  });

  it('knows neither trace nor query', () => {
    const api = swagger({ paths: { '/a': { trace: {}, query: {}, head: {} } } });
    expect(api.operations.map((operation) => operation.label)).toEqual(['HEAD /a']);
    expect(notesOf(api)).toEqual([
      '#/paths/~1a/trace: trace is no field of a path item in OpenAPI 2.0',
      '#/paths/~1a/query: query is no field of a path item in OpenAPI 2.0',
    ]);
  });
});
