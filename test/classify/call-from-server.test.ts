import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport } from '../../src/classify/report.ts';
import { documentFromValue } from '../../src/load/load-document.ts';
import type { JsonObject } from '../../src/model/json.ts';

const done = { responses: { 200: { description: 'Done' } } };

function reportOn(before: JsonObject, after: JsonObject): ComparedReport {
  const [old, next] = [before, after].map((rest) =>
    documentFromValue({ openapi: '3.1.0', info: { title: 'Shop', version: '1.0.0' }, ...rest }, { source: 'shop' }),
  );
  if (old === undefined || next === undefined) throw new Error('two documents');
  return compareDocuments(old, next, { failOn: 'any', toolVersion: '0', positions: false });
}

function adviceOn(before: JsonObject, after: JsonObject): readonly string[] {
  return reportOn(before, after).changes.map(({ rule, advice }) => `${rule}: ${advice}`);
}

describe('a call that the server makes', () => {
  const header = { parameters: [{ name: 'X-Sum', in: 'header', schema: { type: 'string' } }] };

  it('is read by its receivers, who send nothing', () => {
    expect(adviceOn({ webhooks: { paid: { post: { ...done, ...header } } } }, { webhooks: { paid: { post: done } } })).toEqual([
      'optional-parameter-removed: Do without it, and find out what takes its place.',
    ]);
  });

  it('is none where clients make it', () => {
    expect(adviceOn({ paths: { '/paid': { post: { ...done, ...header } } } }, { paths: { '/paid': { post: done } } })).toEqual([
      'optional-parameter-removed: Stop sending it, and check what the result looks like without it.',
    ]);
  });

  it('is answered by its receivers', () => {
    const other = { responses: { 200: { description: 'Done' }, 202: { description: 'Later' } } };
    expect(adviceOn({ webhooks: { paid: { post: other } } }, { webhooks: { paid: { post: done } } })).toEqual([
      'success-status-removed: Answer with one of the statuses that are left.',
    ]);
  });

  it('is in no group with calls of clients that changed alike', () => {
    const paths = (item: JsonObject): JsonObject => ({ '/a': { post: item }, '/b': { post: item }, '/c': { post: item } });
    const hooks = (item: JsonObject): JsonObject => ({ x: { post: item }, y: { post: item }, z: { post: item } });
    const [old, next] = [{ ...done, ...header }, done];
    const { groups, changes } = reportOn({ paths: paths(old), webhooks: hooks(old) }, { paths: paths(next), webhooks: hooks(next) });
    expect(changes).toHaveLength(6);
    expect(groups.map(({ members }) => members.length)).toEqual([3, 3]);
  });
});

describe('what was announced', () => {
  const removed = (operation: JsonObject): readonly string[] =>
    adviceOn({ paths: { '/a': { get: { ...done, ...operation } }, '/b': { get: done } } }, { paths: { '/b': { get: done } } });

  it('has a day on which it ends, and what takes its place', () => {
    expect(removed({ deprecated: true, 'x-sunset': '2020-01-01', 'x-replaced-by': 'GET /b' })).toEqual([
      'operation-removed: Its end was announced for 2020-01-01: move the callers that are left to GET /b before this version goes live.',
    ]);
  });

  it('is deprecated at least', () => {
    expect(removed({ deprecated: true })).toEqual([
      'operation-removed: It was deprecated: move the callers that are left to another operation before this version goes live.',
    ]);
  });

  it('is nothing where nobody said so', () => {
    expect(removed({})).toEqual([
      'operation-removed: Move callers to another operation before this version goes live, or keep it and mark it deprecated first.',
    ]);
  });
});

it('takes no redirect for any other success', () => {
  const added = (status: string): readonly string[] =>
    adviceOn(
      { paths: { '/a': { get: done } } },
      { paths: { '/a': { get: { responses: { ...done.responses, [status]: { description: 'New' } } } } } },
    );
  expect(added('302')[0]).toMatch(/^success-status-added: Follow the redirect/);
  expect(added('202')).toEqual(['success-status-added: Handle the new status, or treat any status from 200 to 299 as success.']);
});
