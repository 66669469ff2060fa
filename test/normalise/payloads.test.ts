import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { notesOf, operationOf, read } from './reading.ts';

/** One operation, `POST /things`, in the version asked for. */
function post(operation: JsonObject, components: JsonObject = {}, openapi = '3.1.0') {
  const api = read({ openapi, components, paths: { '/things': { post: operation } } });
  return { api, operation: operationOf(api, 'POST /things') };
}

const HERE = '#/paths/~1things/post';

describe('parameters', () => {
  it.each([
    ['query', {}, { style: 'form', explode: true }],
    ['query', { explode: false }, { style: 'form', explode: false }],
    ['query', { style: 'pipeDelimited' }, { style: 'pipeDelimited', explode: false }],
    ['query', { style: 'deepObject' }, { style: 'deepObject', explode: true }],
    ['query', { style: 'deepObject', explode: false }, { style: 'deepObject', explode: true }],
    ['query', { allowReserved: true, allowEmptyValue: true }, { allowReserved: true, allowEmptyValue: true }],
    ['cookie', { allowEmptyValue: true }, { style: 'form', explode: true, allowEmptyValue: false }],
    ['cookie', { style: 'cookie' }, { style: 'cookie', explode: true }],
    ['header', {}, { style: 'simple', explode: false, allowReserved: false, allowEmptyValue: false }],
    ['path', {}, { style: 'simple', explode: false }],
    ['path', { style: 'matrix', explode: true }, { style: 'matrix', explode: true }],
  ] as const)('in %s with %j are written as %j', (location, keywords, wire) => {
    const { operation } = post({ parameters: [{ name: 'p', in: location, required: true, schema: {}, ...keywords }] });
    expect(operation.parameters[0]?.wire).toMatchObject(wire);
    expect(operation.parameters[0]?.wire).not.toHaveProperty('mediaType');
  });

  it('may be written by a media type', () => {
    const content = { 'application/json': { schema: { type: 'object' }, example: { a: 1 } } };
    const { operation } = post({ parameters: [{ name: 'p', in: 'query', content }] });
    expect(operation.parameters[0]).toMatchObject({
      wire: { style: 'content', mediaType: 'application/json' },
      schema: { address: `${HERE}/parameters/0/content/application~1json/schema`, schema: { type: 'object' } },
      example: { value: { a: 1 } },
    });
  });

  it('of the path item are merged, the operation wins, headers without case', () => {
    const parameter = (name: string, location: string, description: string) => ({ name, in: location, description, schema: {} });
    const api = read({
      openapi: '3.0.0',
      paths: {
        '/things': {
          parameters: [parameter('a', 'query', 'item'), parameter('X-Id', 'header', 'item'), parameter('b', 'query', 'item')],
          get: { parameters: [parameter('x-id', 'header', 'own'), parameter('a', 'cookie', 'own'), parameter('b', 'query', 'own')] },
          put: {},
        },
      },
    });
    const listed = (label: string) =>
      operationOf(api, label).parameters.map((item) => `${item.in} ${item.name} ${item.description?.value}`);
    expect(listed('GET /things')).toEqual(['query a item', 'header x-id own', 'query b own', 'cookie a own']);
    expect(listed('PUT /things')).toEqual(['query a item', 'header X-Id item', 'query b item']);
    expect(operationOf(api, 'GET /things').parameters[0]).toBe(operationOf(api, 'PUT /things').parameters[0]);
    expect(notesOf(api)).toEqual([]);
  });

  it('that media types and security say are left out', () => {
    const parameters = ['accept', 'Content-Type', 'AUTHORIZATION', 'Accept-Language'].map((name) => ({ name, in: 'header', schema: {} }));
    const { operation } = post({ parameters: [...parameters, { name: 'accept', in: 'query', schema: {} }] });
    expect(operation.parameters.map((parameter) => parameter.name)).toEqual(['Accept-Language', 'accept']);
  });

  it('in a path are required, whatever is said', () => {
    const api = read({
      openapi: '3.0.0',
      paths: { '/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: false, schema: {} }] } } },
    });
    expect(api.operations[0]?.parameters[0]?.required).toEqual({ value: true, address: '#/paths/~1{id}/get/parameters/0/required' });
    expect(notesOf(api)).toHaveLength(1);
  });

  it('that stand twice, or without name or place, are noted', () => {
    const { operation, api } = post({
      parameters: [{ name: 'a', in: 'query' }, { name: 'a', in: 'query' }, { in: 'query' }, { name: 'a', in: 'body' }],
    });
    expect(operation.parameters).toHaveLength(1);
    expect(notesOf(api)).toEqual([
      `${HERE}/parameters/1: the query parameter a stands twice`,
      `${HERE}/parameters/2: a parameter needs both in and name`,
      `${HERE}/parameters/3/in: no parameter can be in \`body\`, only in \`path\`, \`query\`, \`header\` or \`cookie\``,
    ]);
  });
});

describe('references', () => {
  const components = {
    parameters: { P: { name: 'p', in: 'query', description: 'Inner.', schema: {} }, Q: { $ref: '#/components/parameters/P' } },
  };
  const reference = { $ref: '#/components/parameters/Q', description: 'Outer.' };

  // By the letter 3.0 ignores it, and 3.1 reads it.
  it.each(['3.0.3', '3.1.0', '3.2.0'])('in %s have the description that stands beside them', (openapi) => {
    const { operation } = post({ parameters: [reference] }, components, openapi);
    expect(operation.parameters[0]).toMatchObject({
      address: '#/components/parameters/P',
      description: { value: 'Outer.', address: `${HERE}/parameters/0/description` },
    });
  });

  it('have nothing else that stands beside them', () => {
    const { operation } = post({ parameters: [{ ...reference, required: true, deprecated: true }] }, components);
    expect(operation.parameters[0]).toMatchObject({ required: { value: false } });
    expect(operation.parameters[0]).not.toHaveProperty('deprecated');
  });

  it('override the description of bodies, responses and headers too', () => {
    const shared = {
      requestBodies: { B: { content: {}, description: 'Inner.' } },
      responses: { R: { description: 'Inner.', headers: { H: { $ref: '#/components/headers/H', description: 'Outer.' } } } },
      headers: { H: { schema: {}, description: 'Inner.' } },
    };
    const { operation } = post(
      {
        requestBody: { $ref: '#/components/requestBodies/B', description: 'Outer.' },
        responses: { 200: { $ref: '#/components/responses/R', description: 'Outer.' }, 201: { $ref: '#/components/responses/R' } },
      },
      shared,
    );
    expect(operation.body?.description?.value).toBe('Outer.');
    expect(operation.responses.map((response) => response.description?.value)).toEqual(['Outer.', 'Inner.']);
    expect(operation.responses[0]?.headers[0]?.description?.value).toBe('Outer.');
  });

  it('that lead nowhere or in a circle leave the thing out, with a note', () => {
    const loops = { parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' }, C: { $ref: 3 } } };
    const parameters = ['A', 'C', 'D'].map((name) => ({ $ref: `#/components/parameters/${name}` }));
    const { operation, api } = post({ parameters, requestBody: { $ref: '#/nowhere' }, responses: { 200: { $ref: 'else.json' } } }, loops);
    expect(operation).toMatchObject({ parameters: [], responses: [] });
    expect(operation.body).toBeUndefined();
    expect(notesOf(api)).toEqual([
      '#/components/parameters/B/$ref: the reference #/components/parameters/A leads back to itself',
      '#/components/parameters/C/$ref: $ref should be a string, but is a number',
      `${HERE}/parameters/2/$ref: the reference #/components/parameters/D leads nowhere`,
      `${HERE}/requestBody/$ref: the reference #/nowhere leads nowhere`,
      `${HERE}/responses/200/$ref: the reference else.json leads nowhere`,
    ]);
    expect(api.notes[0]?.side).toBe('old');
  });

  it('to one component give one object', () => {
    const response = { $ref: '#/components/responses/R' };
    const body = { $ref: '#/components/requestBodies/B' };
    const api = read({
      openapi: '3.0.0',
      paths: {
        '/a': { put: { requestBody: body, responses: { 200: response } } },
        '/b': { put: { requestBody: body, responses: { 200: response } } },
      },
      components: { responses: { R: { description: 'ok' } }, requestBodies: { B: { content: {} } } },
    });
    const [a, b] = api.operations;
    expect(a?.responses[0]).toBe(b?.responses[0]);
    expect(a?.body).toBe(b?.body);
  });
});

describe('bodies', () => {
  it('have media types with encoding and examples', () => {
    const { operation } = post(
      {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data; boundary=x': {
              schema: { type: 'object' },
              encoding: {
                photo: { contentType: 'image/png', headers: { 'X-Size': { schema: {} }, 'content-type': { schema: {} } } },
                tags: { explode: false },
              },
              examples: { a: { value: { n: 1 } }, b: { $ref: '#/components/examples/B' }, c: { externalValue: '/c' } },
            },
            'image/*': {},
          },
        },
      },
      { examples: { B: { value: null } } },
    );
    const [form, image] = operation.body?.content ?? [];
    expect(operation.body).toMatchObject({
      address: `${HERE}/requestBody`,
      required: { value: true, address: `${HERE}/requestBody/required` },
    });
    expect(form).toMatchObject({ mediaType: 'multipart/form-data; boundary=x', examples: [{ n: 1 }, null] });
    expect(form?.encoding.get('photo')).toMatchObject({
      contentType: 'image/png',
      headers: [{ name: 'X-Size' }],
      wire: { style: 'form', explode: true },
    });
    expect(form?.encoding.get('photo')?.headers).toHaveLength(1);
    expect(form?.encoding.get('tags')?.wire).toMatchObject({ style: 'form', explode: false });
    expect(image).toMatchObject({ mediaType: 'image/*', address: `${HERE}/requestBody/content/image~1*`, examples: [] });
    expect(image).not.toHaveProperty('schema');
  });

  it('are optional where nothing is said', () => {
    expect(post({ requestBody: { content: {} } }).operation.body?.required).toEqual({ value: false, address: `${HERE}/requestBody` });
    expect(post({}).operation).not.toHaveProperty('body');
  });
});

describe('responses', () => {
  it('have statuses in one spelling', () => {
    const { operation, api } = post({ responses: { 200: {}, '2xx': {}, default: {}, 'x-a': 1, success: {}, '6XX': {}, '2XX': {} } });
    expect(operation.responses.map((response) => response.status)).toEqual(['200', '2XX', 'default']);
    expect(notesOf(api)).toEqual([
      `${HERE}/responses/success: success is no status code, no range such as 2XX, and not default`,
      `${HERE}/responses/6XX: 6XX is no status code, no range such as 2XX, and not default`,
      `${HERE}/responses/2XX: the status 2XX stands twice`,
    ]);
  });

  it('have headers and links', () => {
    const { operation } = post(
      {
        responses: {
          200: {
            description: 'ok',
            headers: {
              'X-Rate': { $ref: '#/components/headers/Rate' },
              'x-json': { content: { 'application/json': { schema: { type: 'array' } } } },
              'Content-Type': { schema: {} },
            },
            links: { next: { $ref: '#/components/links/Next' } },
          },
        },
      },
      { headers: { Rate: { required: true, deprecated: true, schema: { type: 'integer' } } }, links: { Next: { operationId: 'next' } } },
    );
    const response = operation.responses[0];
    expect(response?.headers).toMatchObject([
      {
        name: 'X-Rate',
        address: '#/components/headers/Rate',
        required: { value: true },
        deprecated: { value: true },
        wire: { style: 'simple' },
      },
      { name: 'x-json', required: { value: false }, wire: { mediaType: 'application/json' }, schema: { schema: { type: 'array' } } },
    ]);
    expect(response?.headers).toHaveLength(2);
    expect(response?.links).toEqual(new Map([['next', { address: '#/components/links/Next', value: { operationId: 'next' } }]]));
  });
});
