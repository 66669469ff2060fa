import { describe, expect, it } from 'vitest';
import { callOf, callsOf } from '../../../src/report/guide/called.ts';
import type { OperationsByLabel } from '../../../src/report/guide/operations.ts';
import { normalise } from '../../../src/normalise/normalise.ts';
import { documentOf } from '../../support/document.ts';

function operationsOf(pairs: readonly (readonly [string, string])[]): OperationsByLabel {
  const paths = Object.fromEntries(pairs.map(([before]) => [before, { get: { responses: {} } }]));
  const { operations } = normalise(documentOf({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths }), 'old');
  return new Map(pairs.map(([, after], index) => [`GET ${after}`, { old: operations[index], new: undefined }]));
}

describe('a call', () => {
  it.each([
    ['/people', '/customers', '`GET /people` (now `/customers`)'],
    ['/a/{id}/b', '/b', '`GET /a/{id}/b` (now `/b`)'],
    ['/people', '/people', '`GET /people`'],
    // What selects a version, and what people fill in, is not another name.
    ['/v1/people', '/v2/people', '`GET /v1/people`'],
    ['/people/{id}', '/people/{person}', '`GET /people/{id}`'],
  ])('of %s that is %s now is %s', (before, after, expected) => {
    expect(callOf(`GET ${after}`, operationsOf([[before, after]]))).toBe(expected);
  });

  it('that only the new version has is called as there', () => {
    expect(callOf('GET /new', new Map())).toBe('`GET /new`');
  });

  it('stands once in a list', () => {
    const operations = operationsOf([
      ['/people', '/customers'],
      ['/files', '/files'],
    ]);
    expect(callsOf(['GET /customers', 'GET /files', 'GET /customers'], operations)).toBe(
      '`GET /people` (now `/customers`) and `GET /files`',
    );
  });
});
