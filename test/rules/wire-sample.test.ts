import { describe, expect, it } from 'vitest';
import { wireSample } from '../../src/rules/aspects/wire-sample.ts';
import type { Shape } from '../../src/rules/aspects/wire-sample.ts';

/** The rows of the table of styles in OpenAPI 3.1, section 4.8.12.4, with two items and two properties. */
const rows: readonly (readonly [string, boolean, string, Shape, string])[] = [
  ['matrix', false, 'path', 'text', ';c=a'],
  ['matrix', false, 'path', 'array', ';c=a,b'],
  ['matrix', false, 'path', 'object', ';c=x,1,y,2'],
  ['matrix', true, 'path', 'array', ';c=a;c=b'],
  ['matrix', true, 'path', 'object', ';x=1;y=2'],
  ['label', false, 'path', 'array', '.a,b'],
  ['label', true, 'path', 'array', '.a.b'],
  ['label', true, 'path', 'object', '.x=1.y=2'],
  ['simple', false, 'path', 'object', 'x,1,y,2'],
  ['simple', true, 'path', 'object', 'x=1,y=2'],
  ['simple', false, 'header', 'array', 'c: a,b'],
  ['form', false, 'query', 'number', 'c=1'],
  ['form', false, 'query', 'array', 'c=a,b'],
  ['form', true, 'query', 'array', 'c=a&c=b'],
  ['form', false, 'query', 'object', 'c=x,1,y,2'],
  ['form', true, 'query', 'object', 'x=1&y=2'],
  ['spaceDelimited', false, 'query', 'array', 'c=a%20b'],
  ['pipeDelimited', false, 'query', 'array', 'c=a|b'],
  ['pipeDelimited', false, 'query', 'object', 'c=x|1|y|2'],
  ['tabDelimited', false, 'query', 'array', 'c=a%09b'],
  ['deepObject', true, 'query', 'object', 'c[x]=1&c[y]=2'],
  ['cookie', true, 'cookie', 'array', 'c=a; c=b'],
];

describe('a sample of what is written', () => {
  it.each(rows)('%s, explode %s, in %s, of %s: %s', (style, explode, place, shape, expected) => {
    const wire = { style, explode, allowReserved: false, allowEmptyValue: false };
    expect(wireSample(wire, { name: 'c', place, shape })).toBe(expected);
  });

  it('is JSON where content says so, and nothing for other media types', () => {
    const content = { style: 'content', explode: false, allowReserved: false, allowEmptyValue: false };
    const of = (mediaType: string): string | undefined =>
      wireSample({ ...content, mediaType }, { name: 'c', place: 'query', shape: 'array' });
    expect(of('application/json')).toBe('c=["a","b"]');
    expect(of('application/xml')).toBeUndefined();
  });
});
