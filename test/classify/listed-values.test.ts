import { describe, expect, it } from 'vitest';
import { listedWords, NO_VALUE } from '../../src/classify/listed-values.ts';
import { compareDocuments } from '../../src/classify/compare.ts';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import type { Json } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';

const code = (text: string): string => `\`${text}\``;

describe('what a side lists', () => {
  it.each<[string, string, Json, string | undefined]>([
    ['types', 'type-narrowed', ['integer', 'string'], '`integer` or `string`'],
    ['three types', 'type-changed', ['boolean', 'integer', 'string'], '`boolean`, `integer` or `string`'],
    ['no types', 'type-widened', [], NO_VALUE],
    ['every type', 'type-narrowed', 'any', 'any type'],
    ['one constant', 'enum-introduced', ['any'], '`any`'],
    ['constants that are no text', 'enum-dropped', [1, null, '', ['a']], '`1`, `null`, `""` or `["a"]`'],
    ['many constants', 'enum-dropped', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], '`a`, `b`, `c`, `d`, `e`, `f` or 2 more'],
    ['no constants', 'enum-introduced', [], NO_VALUE],
    ['one type', 'type-narrowed', 'string', undefined],
    ['a list that is a value', 'default-changed', [], undefined],
    ['a constant that is a list', 'enum-value-added', [], undefined],
    ['a text that reads as a type', 'default-changed', 'any', undefined],
  ])('%s', (_, rule, value, words) => {
    expect(listedWords(rule, value, code)).toBe(words);
  });
});

/** A document whose property `tag` has some schema. */
function documentWith(tag: Json): Json {
  const schema = { type: 'object', properties: { tag } };
  const content = { 'application/json': { schema } };
  return { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a': { put: { requestBody: { content }, responses: {} } } } };
}

function written(old: Json, next: Json): string {
  const report = compareDocuments(documentOf(documentWith(old)), documentOf(documentWith(next)), {
    failOn: 'any',
    toolVersion: '0',
    positions: false,
  });
  return renderMarkdown(report);
}

describe('a schema that no value satisfies', () => {
  it.each<[string, Json, Json, string]>([
    [
      'types that contradict each other',
      { type: 'object' },
      { allOf: [{ type: 'object' }, { type: 'string' }] },
      'narrowed from `object` to no value at all',
    ],
    ['constants of another type', { type: 'integer' }, { type: 'integer', enum: ['x'] }, 'may have no value at all now'],
  ])('%s is told in words', (_, old, next, words) => {
    expect(written(old, next)).toContain(words);
    expect(written(old, next)).not.toContain('[]');
  });

  it('is not what an empty list is that somebody wrote', () => {
    expect(written({ type: 'array', default: ['a'] }, { type: 'array', default: [] })).toContain('[]');
  });
});
