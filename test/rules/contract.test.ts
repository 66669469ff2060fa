import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { credentialOf } from '../../src/rules/aspects/security.ts';
import { meet } from './meeting.ts';

const done = { '200': { description: 'Done' } };
const schemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  sameKey: { type: 'apiKey', in: 'header', name: 'x-key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'X-Key' },
  token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://example.com/t', scopes: { read: '', write: '' } } } },
};

const documentOf = (operation: JsonObject): Json => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/things': { get: { responses: done, ...operation } } },
  components: { securitySchemes: schemes },
});

function rulesOf(old: JsonObject, next: JsonObject): readonly string[] {
  return meet(documentOf(old), documentOf(next))
    .said()
    .map(({ rule }) => rule);
}

describe('security', () => {
  const key: Json = { key: [] };
  const token = (...scopes: readonly string[]): Json => ({ token: scopes });
  it.each<[string, readonly Json[], readonly Json[], readonly string[]]>([
    ['one way in gone', [key, token('read')], [key], ['security-tightened']],
    ['one way in added', [key], [key, token('read')], ['security-loosened']],
    ['a scope more', [token('read')], [token('read', 'write')], ['security-tightened']],
    ['a scheme more at once', [key], [{ key: [], token: [] }], ['security-tightened']],
    ['optional made mandatory', [key, {}], [key], ['security-tightened']],
    ['opened', [key], [], ['security-loosened']],
    ['empty list and empty requirement', [], [{}], []],
    ['reordered', [key, token('read')], [token('read'), key], []],
    ['an alternative that another one implies', [key], [key, { key: [], token: ['read'] }], []],
    ['renamed scheme that sends the same', [key], [{ sameKey: [] }], []],
    ['moved to the query', [key], [{ queryKey: [] }], ['security-changed']],
    ['other scopes', [token('read')], [token('write')], ['security-changed']],
  ])('%s', (_, old, next, expected) => expect(rulesOf({ security: old }, { security: next })).toEqual(expected));
});

describe('the wire form of parameters', () => {
  const query = (rest: JsonObject): JsonObject => ({ parameters: [{ name: 'q', in: 'query', ...rest }] });
  const list = { type: 'array', items: { type: 'string' } };
  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ['explode of one value', { schema: { type: 'string' } }, { schema: { type: 'string' }, explode: false }, []],
    ['explode of a list', { schema: list }, { schema: list, explode: false }, ['parameter-serialization-changed']],
    ['defaults written out', { schema: list }, { schema: list, style: 'form', explode: true, required: false }, []],
    ['an exploded list in either style', { schema: list, style: 'spaceDelimited', explode: true }, { schema: list }, []],
    [
      'style of a list',
      { schema: list, style: 'pipeDelimited', explode: false },
      { schema: list, explode: false },
      ['parameter-serialization-changed'],
    ],
    [
      'content instead of schema',
      { schema: { type: 'string' } },
      { content: { 'application/json': { schema: { type: 'string' } } } },
      ['parameter-serialization-changed'],
    ],
  ])('%s', (_, old, next, expected) => expect(rulesOf(query(old), query(next))).toEqual(expected));

  it('matters in a path as well', () => {
    const path = (style: string): JsonObject => ({
      parameters: [{ name: 'id', in: 'path', required: true, style, schema: { type: 'string' } }],
    });
    expect(rulesOf(path('simple'), path('label'))).toEqual(['parameter-serialization-changed']);
  });
});

describe('statuses', () => {
  const responses = (...statuses: readonly string[]): JsonObject => ({
    responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
  });
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['a success gone', ['200', '204'], ['200'], ['success-status-removed']],
    ['a range is a success', ['200'], ['200', '3XX'], ['success-status-added']],
    ['an error added', ['200'], ['200', '5XX'], ['error-status-added']],
    ['default stands for errors', ['200', 'default'], ['200'], ['error-status-removed']],
  ])('%s', (_, old, next, expected) => expect(rulesOf(responses(...old), responses(...next))).toEqual(expected));
});

describe('media types', () => {
  it('that a response offers are chosen by whoever asks', () => {
    const offering = (...types: readonly string[]): JsonObject => ({
      responses: { '200': { description: 'x', content: Object.fromEntries(types.map((type) => [type, {}])) } },
    });
    const [gone] = meet(documentOf(offering('application/json', 'text/csv')), documentOf(offering('application/json'))).said();
    expect(gone).toMatchObject({ rule: 'offered-media-type-removed', loss: { directions: ['request'], before: { value: 'text/csv' } } });
  });
});

describe('the body of a response', () => {
  const answering = (...types: readonly string[]): JsonObject => ({
    responses: { '200': { description: 'x', content: Object.fromEntries(types.map((type) => [type, {}])) } },
  });
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['goes with the last media type', ['application/json', 'text/csv'], [], ['status-body-removed']],
    ['comes with the first one', [], ['application/json'], ['status-body-added']],
    ['is kept by another one', ['application/json'], ['text/csv'], ['offered-media-type-added', 'offered-media-type-removed']],
  ])('%s', (_, old, next, expected) => expect(rulesOf(answering(...old), answering(...next)).toSorted()).toEqual(expected));
});

describe('examples of a payload', () => {
  const exemplified = (...values: readonly Json[]): JsonObject => ({
    requestBody: {
      content: { 'application/json': { examples: Object.fromEntries(values.map((value, index) => [`example ${index}`, { value }])) } },
    },
  });
  const [one, two, three] = [{ id: 1 }, { id: 2 }, { id: 3 }];

  it('are a set', () => {
    expect(rulesOf(exemplified(one, two, three), exemplified(three, one, two))).toEqual([]);
    expect(rulesOf(exemplified(one, two), exemplified(two, one, two))).toEqual([]);
    expect(rulesOf(exemplified(one, two), exemplified(two, three))).toEqual(['payload-examples-changed']);
    expect(rulesOf(exemplified(one, two), exemplified(two))).toEqual(['payload-examples-changed']);
  });
});

it('a credential says of flows only where there are some', () => {
  const scheme = {
    type: 'apiKey',
    name: 'key',
    in: 'query',
    parameterName: 'key',
    flows: new Map(),
    deprecated: false,
    address: '#' as const,
  };
  expect(credentialOf(scheme)).toEqual({ type: 'apiKey', in: 'query', name: 'key' });
});

describe('server variables', () => {
  const serving = (variable: Json): JsonObject => ({ servers: [{ url: 'https://{r}.example.com', variables: { r: variable } }] });
  const rulesOfServers = (old: Json, next: Json) =>
    meet({ ...(documentOf({}) as JsonObject), ...serving(old) }, { ...(documentOf({}) as JsonObject), ...serving(next) })
      .said()
      .map(({ rule, loss }) => `${rule} ${loss.name}`);

  it('lose and gain values', () => {
    expect(rulesOfServers({ default: 'a', enum: ['a', 'b'] }, { default: 'a', enum: ['a', 'c'] })).toEqual([
      'server-variable-value-removed r',
      'server-variable-value-added r',
    ]);
  });

  it('take anything without a list', () => {
    expect(rulesOfServers({ default: 'a', enum: ['a', 'b'] }, { default: 'a' })).toEqual([]);
  });
});
