import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../src/classify/compare.ts';
import type { ComparedReport, ReportWitness } from '../../../src/classify/report.ts';
import { contradictionText, verificationLine, verifyReport } from '../../../src/commands/verify/verify-report.ts';
import { documentFromText } from '../../../src/load/document-from-text.ts';
import { documentFromValue } from '../../../src/load/load-document.ts';
import type { Document } from '../../../src/model/document.ts';

const root = new URL('../../../fixtures/', import.meta.url).pathname;

function foldersOf(kind: string): readonly string[] {
  return readdirSync(join(root, kind))
    .map((name) => join(kind, name))
    .filter((folder) => existsSync(join(root, folder, 'old.yaml')));
}

function reportOf(documents: { readonly old: Document; readonly new: Document }): ComparedReport {
  return compareDocuments(documents.old, documents.new, { failOn: 'breaking', toolVersion: '0', positions: false });
}

/** The findings without a witness, so that one of our own takes its place. */
function withWitness(report: ComparedReport, witness: Partial<ReportWitness>): ComparedReport {
  return {
    ...report,
    changes: report.changes.map((change) => ({
      ...change,
      findings: change.findings.map((finding) => ({
        ...finding,
        witness: finding.witness === null ? null : { ...finding.witness, ...witness },
      })),
    })),
  };
}

function petDocuments(old: object, next: object): { readonly old: Document; readonly new: Document } {
  const document = (schema: object, source: string) =>
    documentFromValue(
      {
        openapi: '3.1.0',
        info: { title: 'Pets', version: '1.0.0' },
        paths: {
          '/pets/{id}': {
            put: {
              parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
              requestBody: { content: { 'application/json': { schema } } },
              responses: { 200: { description: 'done' } },
            },
          },
        },
      },
      { source },
    );
  return { old: document(old, 'old'), new: document(next, 'new') };
}

describe('every witness of the fixtures is confirmed', () => {
  it.each([...foldersOf('rules'), ...foldersOf('apis')])('%s', async (folder) => {
    const document = (name: string) =>
      documentFromText(readFileSync(join(root, folder, name), 'utf8'), { source: name, allowDanglingRefs: true });
    const [first, second] = [document('old.yaml'), document('new.yaml')];
    for (const documents of [
      { old: first, new: second },
      { old: second, new: first },
    ]) {
      const { checked, confirmed, unjudged, contradictions } = await verifyReport(reportOf(documents), documents);
      expect(contradictions.map(contradictionText)).toEqual([]);
      expect(confirmed + [...unjudged.values()].reduce((sum, count) => sum + count, 0)).toBe(checked);
      expect(unjudged.get('its payload was not found')).toBeUndefined();
    }
  });
});

describe('a witness', () => {
  const documents = petDocuments({ type: 'integer', maximum: 100 }, { type: 'integer', maximum: 50 });
  const report = reportOf(documents);

  it('is confirmed when the sender accepts it and the receiver refuses it', async () => {
    const verification = await verifyReport(report, documents);
    expect(verification).toMatchObject({ checked: 1, confirmed: 1, contradictions: [] });
    expect(verificationLine(verification)).toBe('verify: 1 witness checked: 1 confirmed');
  });

  it.each([
    [101, 'is refused by the sender too'],
    [50, 'is accepted by the receiver too'],
  ])('is contradicted when it is none: %s', async (value, fault) => {
    const verification = await verifyReport(withWitness(report, { value }), documents);
    expect(verification.contradictions.map(contradictionText)).toEqual([
      `the request witness of maximum-lowered at PUT /pets/{id}.requestBody.content.application/json.schema.maximum (PUT /pets/{id}, request body application/json) ${fault}: ${value}`,
    ]);
    expect(verificationLine(verification)).toBe('verify: 1 witness checked: 0 confirmed, 1 contradicted');
  });

  it('is judged the other way round in a response', async () => {
    const swapped = { old: documents.new, new: documents.old };
    const mirrored = withWitness(report, {});
    const asResponses = {
      ...mirrored,
      changes: mirrored.changes.map((change) => ({
        ...change,
        findings: change.findings.map((finding) => ({ ...finding, direction: 'response' as const })),
      })),
    };
    // No response has a body, so the payload is not there.
    const { unjudged } = await verifyReport(asResponses, swapped);
    expect([...unjudged]).toEqual([['its payload was not found', 1]]);
  });

  it('is not missed where there is none', async () => {
    const none = await verifyReport({ ...report, changes: [] }, documents);
    expect(verificationLine(none)).toBe('verify: the report has no witness to check');
  });

  it('is not judged where the validator cannot say', async () => {
    const verification = await verifyReport(withWitness(report, { value: 2n ** 53n + 1n }), documents);
    expect(verificationLine(verification)).toBe(
      'verify: 1 witness checked: 0 confirmed, 1 could not be judged (the validator has no answer)',
    );
  });

  it('is not called ours to blame where the validator is known to be wrong', async () => {
    const closed = { type: 'object', properties: { a: { type: 'integer', maximum: 50 } }, unevaluatedProperties: false };
    const open = { type: 'object', properties: { a: { type: 'integer', maximum: 100 } }, unevaluatedProperties: false };
    const unevaluated = petDocuments(open, closed);
    const verification = await verifyReport(withWitness(reportOf(unevaluated), { value: {} }), unevaluated);
    expect(verification.contradictions).toEqual([]);
    expect(verification.unjudged.size).toBe(1);
  });

  it('of a renamed path parameter or a status range is found', async () => {
    const document = (path: string, status: string, maximum: number) =>
      documentFromValue(
        {
          openapi: '3.0.3',
          info: { title: 'Pets', version: '1.0.0' },
          paths: {
            [`/pets/{${path}}`]: {
              get: {
                parameters: [{ name: path, in: 'path', required: true, schema: { type: 'integer', maximum } }],
                responses: {
                  [status]: { description: 'a pet', content: { 'application/json': { schema: { type: 'integer', maximum } } } },
                },
              },
            },
          },
        },
        { source: path },
      );
    const pair = { old: document('id', '2XX', 100), new: document('petId', '200', 50) };
    const there = await verifyReport(reportOf(pair), pair);
    expect(there).toMatchObject({ contradictions: [], confirmed: there.checked });
    const turned = { old: pair.new, new: pair.old };
    const back = await verifyReport(reportOf(turned), turned);
    expect(back).toMatchObject({ contradictions: [], confirmed: back.checked });
    expect(there.checked + back.checked).toBeGreaterThan(1);
  });

  it('below a stated rename, and below one that another place tells, is found', async () => {
    const document = (path: string, name: string, maxLength: number) =>
      documentFromValue(
        {
          openapi: '3.0.3',
          info: { title: 'Work', version: '1.0.0' },
          paths: {
            [path]: {
              get: {
                parameters: [
                  { name, in: 'query', schema: { type: 'string', maxLength } },
                  { name: maxLength === 20 ? 'colour' : 'weight', in: 'query', schema: { type: 'string' } },
                ],
                responses: {
                  200: {
                    description: 'done',
                    content: {
                      'application/json': {
                        schema: { type: 'object', properties: { [name]: { type: 'string', description: 'Where the work belongs.' } } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
        { source: path },
      );
    const pair = { old: document('/tasks', 'workspace_id', 20), new: document('/things', 'project_id', 10) };
    const renames = [{ from: '/tasks', to: '/things' }];
    const report = compareDocuments(pair.old, pair.new, { failOn: 'breaking', toolVersion: '0', positions: false, renames });
    expect(report.changes.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['path-renamed', 'property-renamed', 'parameter-renamed', 'max-length-lowered']),
    );
    const told = await verifyReport(report, pair, renames);
    expect(told).toMatchObject({ contradictions: [], confirmed: told.checked });
    expect(told.checked).toBeGreaterThan(0);
    const untold = await verifyReport(report, pair);
    expect([...untold.unjudged.keys()]).toEqual(['its payload was not found']);
  });
});
