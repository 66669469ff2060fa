import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/classify/report.ts';
import { jsonText, renderJson } from '../../src/report/json.ts';
import { reportOf } from '../fixtures/render.ts';
import { bigReport, change, errorReport, sampleReport, side, unchangedReport } from './sample.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8')) as Record<string, unknown>;

/** The schema with every object closed: what we write today, to the letter. Users get the open one. */
function strict(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(strict);
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, strict(value)]));
  // The top only chooses between the two kinds of report, which are closed themselves.
  const isClosed = 'properties' in members && !('oneOf' in members);
  return isClosed ? { ...members, additionalProperties: false } : members;
}

const validateOpen = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const validateStrict = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(strict(schema) as object);

const everywhere = reportOf(fixture('old.yaml'), fixture('new.yaml'));

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/apis/same-edit-everywhere/${name}`, import.meta.url), 'utf8');
}

describe('the JSON report', () => {
  const reports: readonly (readonly [string, Report])[] = [
    ['with changes', sampleReport],
    ['without changes', unchangedReport],
    ['of an error', errorReport],
    ['of a far pair', bigReport(100)],
    ['with groups', everywhere],
  ];
  for (const [name, report] of reports) {
    it(`${name} keeps to its schema`, () => {
      const parsed: unknown = JSON.parse(renderJson(report));
      validateStrict(parsed);
      expect(validateStrict.errors ?? []).toEqual([]);
      expect(validateOpen(parsed)).toBe(true);
    });
  }

  it('may grow fields for users and not for us', () => {
    const grown = { ...sampleReport, later: true };
    expect(validateOpen(JSON.parse(renderJson(grown)))).toBe(true);
    expect(validateStrict(JSON.parse(renderJson(grown)))).toBe(false);
  });

  it('is refused when a field is missing or misspelt', () => {
    expect(validateOpen({ ...sampleReport, verdict: undefined })).toBe(false);
    expect(validateOpen({ ...sampleReport, changes: [{ ...sampleReport.changes[0], severity: 'fatal' }] })).toBe(false);
    expect(validateOpen({ ...errorReport, status: 'compared' })).toBe(false);
  });

  it('is described field by field', () => {
    const silent: string[] = [];
    const visit = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return;
      for (const [name, value] of Object.entries(part)) {
        if (name === 'properties') {
          for (const [field, of] of Object.entries(value as Record<string, Record<string, unknown>>)) {
            if (typeof of['description'] !== 'string') silent.push(`${path}/${field}`);
          }
        }
        visit(value, `${path}/${name}`);
      }
    };
    visit(schema, '');
    expect(silent).toEqual([]);
  });

  it('is two spaces deep, in the order of the report, with one line break at the end', () => {
    const text = renderJson(unchangedReport);
    expect(text).toBe(`${JSON.stringify(unchangedReport, null, 2)}\n`);
  });

  it('writes the same bytes for the same report', () => {
    expect(renderJson(sampleReport)).toBe(renderJson(structuredClone(sampleReport)));
  });

  it('writes integers of any size with all digits', () => {
    const report = { ...sampleReport, changes: [change({ new: side('a', 1, 1, '', { max: 9223372036854775807n }) })] };
    expect(renderJson(report)).toContain('"max": 9223372036854775807\n');
  });

  it('is what JSON.stringify writes, for any value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(jsonText(value)).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a member named __proto__', () => {
    const value = JSON.parse('{"__proto__": 1}') as object;
    expect(jsonText(value)).toBe('{\n  "__proto__": 1\n}\n');
  });
});
