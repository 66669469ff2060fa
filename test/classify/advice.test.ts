import { expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import { documentFromValue } from '../../src/load/load-document.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';

type Where = readonly ('request' | 'response')[];

/** An API that takes or answers with a note. */
function api(where: Where, properties: JsonObject): JsonObject {
  const content: Json = { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/note': {
        post: {
          ...(where.includes('request') ? { requestBody: { required: true, content } } : {}),
          responses: { 200: { description: 'done', ...(where.includes('response') ? { content } : {}) } },
        },
      },
    },
    components: { schemas: { Note: { type: 'object', properties } } },
  };
}

/** The advice where the text of a note is no longer there. */
function adviceOnRemoval(where: Where): readonly string[] {
  const [before, after] = [api(where, { text: { type: 'string' }, date: { type: 'string' } }), api(where, { date: { type: 'string' } })];
  const [old, next] = [documentFromValue(before, { source: 'old' }), documentFromValue(after, { source: 'new' })];
  return [
    ...new Set(compareDocuments(old, next, { failOn: 'any', toolVersion: '0', positions: false }).changes.map(({ advice }) => advice)),
  ];
}

it('tells clients that only read how to read, and those that only send how to send', () => {
  expect(adviceOnRemoval(['response'])).toEqual(['Stop reading it, and find out what takes its place.']);
  expect(adviceOnRemoval(['request'])).toEqual(['Stop sending it, and find out what takes its place.']);
  expect(adviceOnRemoval(['request', 'response'])).toEqual(['Stop sending and reading it, and find out what takes its place.']);
});
