import { expect, test } from 'vitest';
import { compareDocuments, compareWithApis } from '../../src/classify/compare.ts';
import type { Json } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';

const options = { failOn: 'breaking', toolVersion: '0.0.0', positions: false } as const;

function api(version: string, properties: Json): Json {
  const content = { 'application/json': { schema: { type: 'object', properties } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Users', version },
    paths: { '/users': { get: { responses: { '200': { description: 'Done', content } } } } },
  };
}

test('the report comes with the APIs and the difference that it was made from', () => {
  const old = documentOf(api('1.0.0', { name: { type: 'string' } }));
  const next = documentOf(api('2.0.0', { age: { type: 'integer' } }));
  const { report, apis, difference } = compareWithApis(old, next, options);
  expect(report).toEqual(compareDocuments(old, next, options));
  expect(apis.old.operations.map(({ label }) => label)).toEqual(['GET /users']);
  expect(apis.new.info.version).toBe('2.0.0');
  expect(report.changes).not.toEqual([]);
  expect(new Set(difference.changes.map(({ fingerprint }) => fingerprint))).toEqual(
    new Set(report.changes.map(({ fingerprint }) => fingerprint)),
  );
});
