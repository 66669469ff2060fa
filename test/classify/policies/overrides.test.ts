import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../src/classify/compare.ts';
import { recommended } from '../../../src/classify/policy/recommended.ts';
import type { PolicyOverride } from '../../../src/classify/policy/policy.ts';
import type { Scope } from '../../../src/classify/policy/scope.ts';
import { extensionTest } from '../../../src/classify/policy/scope.ts';
import type { ComparedReport, ReportChange } from '../../../src/classify/report.ts';
import { documentFromValue } from '../../../src/load/load-document.ts';

type Schema = Readonly<Record<string, unknown>>;

/** An API whose three operations send and get one schema. */
function api(user: Schema, { operation = {}, root = {} }: { readonly operation?: Schema; readonly root?: Schema } = {}): object {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/User' } } };
  const one = (extra: Schema): object => ({ requestBody: { content }, responses: { 200: { description: 'ok', content } }, ...extra });
  return {
    openapi: '3.0.3',
    info: { title: 'Users', version: '1.0.0' },
    ...root,
    paths: {
      '/users/{id}': { put: one({ tags: ['Users'], operationId: 'putUser' }) },
      '/internal/users': {
        post: one({ tags: ['Internal'], operationId: 'postUser', 'x-stability': 'beta', 'x-audience': ['ops', 'dev'], ...operation }),
      },
    },
    components: { schemas: { User: { type: 'object', properties: { name: user, id: { type: 'integer' } } } } },
  };
}

const tighter = { old: { type: 'string', maxLength: 20 }, new: { type: 'string', maxLength: 10 } };

function override(where: Scope, over: Partial<PolicyOverride>): PolicyOverride {
  return { where, rows: {}, because: null, by: 'config.yaml:7', ...over };
}

function compared(old: object, next: object, overrides: readonly PolicyOverride[]): ComparedReport {
  const [before, after] = [documentFromValue(old, { source: 'old' }), documentFromValue(next, { source: 'new' })];
  return compareDocuments(before, after, {
    failOn: 'breaking',
    toolVersion: '0',
    positions: false,
    policy: { ...recommended, overrides },
  });
}

function only(report: ComparedReport): ReportChange {
  const [change, ...others] = report.changes;
  expect(others).toEqual([]);
  if (change === undefined) throw new Error('no change');
  return change;
}

const [before, after] = [api(tighter.old), api(tighter.new)];
const calm = { atMost: 'warning' } as const;

describe('an override', () => {
  it.each<readonly [string, Scope, boolean]>([
    ['a path', { paths: ['/internal/**', '/users/{name}'] }, true],
    ['one path of two', { paths: ['/internal/**'] }, false],
    ['a method', { methods: ['PUT', 'post'] }, true],
    ['a tag', { tags: ['Users', 'Internal'] }, true],
    ['another tag', { tags: ['users'] }, false],
    ['an operationId', { operationIds: ['p*User'] }, true],
    ['two tests at once, one of which fails', { paths: ['**'], tags: ['Internal'] }, false],
    ['everything', {}, true],
  ])('by %s', (_, where, covers) => {
    const change = only(compared(before, after, [override(where, calm)]));
    expect(change.severity).toBe(covers ? 'warning' : 'breaking');
    expect(change.findings.find(({ direction }) => direction === 'request')?.because).toBe(covers ? 'policy' : 'variance');
  });

  it('of some operations leaves the worst of the rest, and says what is milder where', () => {
    const [request] = only(compared(before, after, [override({ paths: ['/internal/**'] }, calm)])).findings;
    expect(request).toMatchObject({ severity: 'breaking', reason: 'warning in 1 of 2 operations (config.yaml:7)' });
    expect(request?.operations).toHaveLength(2);
  });

  it('by stability, where what says nothing is stable', () => {
    const cover = (where: Scope): string => only(compared(before, after, [override(where, calm)])).severity;
    expect(cover({ stability: ['beta', 'stable'] })).toBe('warning');
    expect(cover({ stability: ['beta'] })).toBe('breaking');
    expect(cover({ stability: ['draft', 'alpha'] })).toBe('breaking');
    const wholeBeta = api(tighter.old, { root: { 'x-stability': 'Beta' } });
    expect(only(compared(wholeBeta, after, [override({ stability: ['beta'] }, calm)])).severity).toBe('warning');
  });

  it('by extension, with and without a value, at the operation and at the property', () => {
    const reasons = (text: string): string | null | undefined =>
      only(compared(before, after, [override({ extensions: [extensionTest(text)] }, calm)])).findings[0]?.reason;
    expect(reasons('x-audience=ops')).toContain('1 of 2');
    expect(reasons('x-audience')).toContain('1 of 2');
    expect(reasons('x-audience=public')).toBeNull();
    const marked = (schema: Schema): object => api({ ...schema, 'x-internal': true });
    const internal = [override({ extensions: [extensionTest('x-internal')] }, calm)];
    expect(only(compared(marked(tighter.old), marked(tighter.new), internal)).severity).toBe('warning');
    const denied = (schema: Schema): object => api({ ...schema, 'x-internal': false });
    expect(only(compared(denied(tighter.old), denied(tighter.new), internal)).severity).toBe('breaking');
  });

  it('does not believe what only the new document says of what was there before', () => {
    const internal = [override({ extensions: [extensionTest('x-internal')] }, calm), override({ stability: ['draft'] }, calm)];
    const excused = api({ ...tighter.new, 'x-internal': true, 'x-stability-level': 'draft' }, { root: { 'x-internal': true } });
    expect(compared(before, excused, internal).summary.breaking).toBe(1);
    const operation = api(tighter.new, { operation: { 'x-internal': true, 'x-stability': 'draft' } });
    expect(compared(before, operation, internal).summary.breaking).toBe(1);
  });

  it('believes the new document of what it adds', () => {
    const more = structuredClone(before) as { paths: Record<string, object> };
    more.paths['/new'] = { get: { 'x-internal': true, responses: { 200: { description: 'ok' } } } };
    const report = compared(before, more, [override({ extensions: [extensionTest('x-internal')] }, { ignore: true })]);
    expect(report.changes).toEqual([]);
    expect(report.verdict.policy.ignored).toEqual({ operations: 1, changes: 1 });
    expect(report.summary.operations).toEqual({ added: 0, removed: 0, changed: 0, total: 2 });
  });

  it('rates rules, in one direction or both, and the last one wins', () => {
    const rows = (severity: 'off' | 'cosmetic'): Partial<PolicyOverride> => ({
      rows: { 'max-length-lowered': { request: { severity, because: 'So we say.', by: 'config.yaml:9' } } },
    });
    const milder = only(compared(before, after, [override({}, rows('cosmetic'))]));
    expect(milder.findings[0]).toMatchObject({ severity: 'cosmetic', because: 'policy', reason: 'config.yaml:9: So we say.' });
    const off = only(compared(before, after, [override({}, rows('cosmetic')), override({}, rows('off'))]));
    expect(off.findings.map(({ direction }) => direction)).toEqual(['response']);
  });

  it('does not make worse what is milder than its bound', () => {
    const report = compared(before, after, [override({}, { atMost: 'warning' })]);
    expect(only(report).findings.map(({ severity }) => severity)).toEqual(['warning', 'compatible']);
  });
});

describe('what is ignored', () => {
  it('is not listed, does not count, and is said', () => {
    const report = compared(before, after, [override({ paths: ['**'] }, { ignore: true })]);
    expect(report.changes).toEqual([]);
    expect(report.verdict).toMatchObject({
      gate: 'pass',
      bump: { recommended: 'none' },
      policy: { ignored: { operations: 2, changes: 1 } },
    });
    expect(report.summary.operations).toEqual({ added: 0, removed: 0, changed: 0, total: 0 });
  });

  it('leaves the other uses of a change, under the fingerprint that it has without', () => {
    const report = compared(before, after, [override({ tags: ['Internal'] }, { ignore: true })]);
    const change = only(report);
    expect(change.findings.flatMap(({ operations }) => operations.map(({ operation }) => operation))).not.toContain('POST /internal/users');
    expect(change.fingerprint).toBe(only(compared(before, after, [])).fingerprint);
    expect(report.verdict.policy.ignored).toEqual({ operations: 1, changes: 0 });
  });

  it('can be taken out again by a later override', () => {
    const report = compared(before, after, [
      override({ paths: ['**'] }, { ignore: true }),
      override({ tags: ['Users'] }, { ignore: false }),
    ]);
    expect(report.summary).toMatchObject({ breaking: 1, operations: { total: 1 } });
  });

  it('counts removed operations like those that never were', () => {
    const fewer = structuredClone(before) as { paths: Record<string, object> };
    delete fewer.paths['/internal/users'];
    const report = compared(before, fewer, [override({ paths: ['/internal/**'] }, { ignore: true })]);
    expect(report.summary.operations).toEqual({ added: 0, removed: 0, changed: 0, total: 1 });
    expect(report.verdict.gate).toBe('pass');
  });
});
