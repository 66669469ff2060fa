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

/** The advice where the properties of a note become others. */
function adviceOn(before: JsonObject, after: JsonObject, where: Where): readonly string[] {
  const [old, next] = [documentFromValue(api(where, before), { source: 'old' }), documentFromValue(api(where, after), { source: 'new' })];
  return [
    ...new Set(compareDocuments(old, next, { failOn: 'any', toolVersion: '0', positions: false }).changes.map(({ advice }) => advice)),
  ];
}

/** The advice where the text of a note is no longer there. */
function adviceOnRemoval(where: Where): readonly string[] {
  return adviceOn({ text: { type: 'string' }, date: { type: 'string' } }, { date: { type: 'string' } }, where);
}

it('tells clients that only read how to read, and those that only send how to send', () => {
  expect(adviceOnRemoval(['response'])).toEqual(['Stop reading it, and find out what takes its place.']);
  expect(adviceOnRemoval(['request'])).toEqual(['Stop sending it, and find out what takes its place.']);
  expect(adviceOnRemoval(['request', 'response'])).toEqual(['Stop sending and reading it, and find out what takes its place.']);
});

it('speaks of a new limit only where there is one', () => {
  const text = (keywords: JsonObject): JsonObject => ({ text: { type: 'string', ...keywords } });
  expect(adviceOn(text({ maxLength: 9 }), text({ maxLength: 20 }), ['response'])).toEqual([
    'Make room for texts up to the new maximum length.',
  ]);
  expect(adviceOn(text({ maxLength: 9 }), text({}), ['response'])).toEqual(['Make room for texts of any length.']);
  expect(adviceOn(text({ format: 'uuid' }), text({}), ['response'])).toEqual(['Accept the values that the format kept out.']);
  expect(adviceOn(text({}), text({ maxLength: 9 }), ['request'])).toEqual(['Send no text longer than the new maximum.']);
});
