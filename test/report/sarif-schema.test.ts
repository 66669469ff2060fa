import { readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/report/sarif.ts';
import { errorReport, sampleReport, unchangedReport } from './sample.ts';

const published = JSON.parse(readFileSync(new URL('./schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8')) as Schema;
const validator = new Validator(published, '4', false);

function faultsOf(log: unknown): readonly string[] {
  return validator.validate(log).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

describe('the SARIF log', () => {
  it.each([
    ['changes', sampleReport],
    ['no changes', unchangedReport],
    ['an error', errorReport],
  ] as const)('of %s is valid by the published schema', (_, report) => {
    expect(faultsOf(JSON.parse(renderSarif(report)))).toEqual([]);
  });

  it('would not be with a level that there is not', () => {
    const log = renderSarif(sampleReport).replace('"level": "error"', '"level": "fatal"');
    expect(faultsOf(JSON.parse(log))).not.toEqual([]);
  });
});
