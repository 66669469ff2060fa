import { describe, expect, it } from 'vitest';
import { recommendBump } from '../../src/classify/bump.ts';
import type { ReportBump } from '../../src/classify/report.ts';
import type { Severity } from '../../src/rules/aspect.ts';
import { change } from '../report/sample.ts';

function bumpFor(severity: Severity, old: string, declared: string): ReportBump {
  return recommendBump([change({ severity })], old, declared);
}

describe('the next version', () => {
  const next = (old: string, declared: string): string | null => recommendBump([], old, declared).next;

  it('is written as the document writes its own', () => {
    expect(next('v1.12.6', 'v1.13.4')).toBe('v1.12.6');
    expect(next('1.12.6', 'v1.13.4')).toBe('v1.12.6');
    expect(next('v1.12.6', '1.13.4')).toBe('1.12.6');
  });

  it('follows the old document where the new one has no semantic version', () => {
    expect(next('v1.12.6', '2018-12-03')).toBe('v1.12.6');
    expect(next('2018-12-03', 'v1.13.4')).toBeNull();
  });

  it.each<[Severity, string, string, string]>([
    ['breaking', '2', '2', '3'],
    ['breaking', 'v2', 'v4', 'v3'],
    ['compatible', 'v2', 'v2', 'v2'],
    ['breaking', '1.4', '1.4', '2.0'],
    ['compatible', '1.9', '1.9', '1.10'],
    ['cosmetic', '1.4', '1.4', '1.4'],
    ['breaking', '0.4', '0.4', '0.5'],
    ['breaking', '2', '2.1.0', '3.0.0'],
    ['breaking', '2.1.0', '2', '3'],
    // Written as the new one it would be 2, which tells nothing of what came.
    ['compatible', '2.1.0', '2', '2.2.0'],
    ['compatible', '2020-09-14_1.115.2', '2020-09-14_1.115.2', '2020-09-14_1.116.0'],
    ['breaking', '2020-09-14_v1.115.2', '2021-02-01_v1.116.0', '2021-02-01_v2.0.0'],
    ['breaking', '20200914-1.0.0', '1.0.0', '2.0.0'],
  ])('for what is %s after %s is, where %s stands, %s', (severity, old, declared, expected) => {
    expect(bumpFor(severity, old, declared).next).toBe(expected);
  });
});

describe('what a version says', () => {
  it.each<[Severity, string, string, ReportBump['declared'], boolean | null]>([
    ['breaking', '2', '4', 'major', true],
    ['breaking', 'v2', '2', 'none', false],
    ['breaking', '4', '2', 'down', false],
    ['compatible', 'v2', 'v2', 'none', true],
    ['breaking', '1.4', '1.5', 'minor', false],
    ['compatible', '1.4', '1.5', 'minor', true],
    ['cosmetic', '1.4', '1.4', 'none', true],
    ['compatible', '1.4', '1.4', 'none', false],
    ['compatible', '2', '2.1.0', 'minor', true],
    ['compatible', '2.1.0', '2', 'none', true],
    ['breaking', '2.1.0', '3', 'major', true],
    ['compatible', '2020-09-14_1.115.2', '2020-09-14_1.121.0', 'minor', true],
    ['breaking', '2020-09-14_1.115.2', '2020-09-14_1.121.0', 'minor', false],
    ['breaking', '2020-09-14_1.115.2', '2020-09-14_1.110.0', 'down', false],
    ['compatible', '2020-09-14_1.115.2', '2021-02-01_1.116.0', 'minor', true],
    // An API may count anew for each date.
    ['breaking', '2020-09-14_1.115.2', '2021-02-01_1.0.0', null, null],
    ['breaking', '2020-09-14_1.0.0', '2021-02-01_1.0.0', null, null],
  ])('for what is %s from %s to %s is %s', (severity, old, declared, says, enough) => {
    expect(bumpFor(severity, old, declared)).toMatchObject({ declared: says, enough });
  });

  it('is remarked on only where it is not plain', () => {
    expect(bumpFor('compatible', 'v2', 'v2').note).toBe('"v2" has no minor part to raise, so it may stay');
    expect(bumpFor('breaking', '2020-09-14_1.0.0', '2021-02-01_1.0.0').note).toBe(
      'only the dates of "2020-09-14_1.0.0" and "2021-02-01_1.0.0" say which of them is newer',
    );
    expect(bumpFor('breaking', 'v2', 'v2').note).toBeNull();
    expect(bumpFor('compatible', 'v2', 'v3').note).toBeNull();
    expect(bumpFor('compatible', '2.1.0', '2.2.0').note).toBeNull();
  });
});

describe('a version that cannot be raised', () => {
  it.each([
    ['2024-01-31', 'a date'],
    ['20240131', 'a date'],
    ['2024', 'a bare number'],
    ['2024.10', 'a date'],
    ['1234', 'a bare number'],
    ['2024-09-30.acacia', 'a date with more behind it'],
    ['2020-09-14_beta', 'a date with more behind it'],
    ['2020-09-14_1.2', 'a date with more behind it'],
    ['v1beta1', 'a version of another form'],
    ['1.0-beta', 'a version of another form'],
    ['1.2.3.4', 'a version of another form'],
    ['007', 'a bare number'],
    ['spring', 'a free text'],
  ])('%s is %s', (version, kind) => {
    expect(bumpFor('breaking', version, '1.0.0')).toMatchObject({
      next: null,
      declared: null,
      enough: null,
      note: `${JSON.stringify(version)} is ${kind}, not a semantic version`,
    });
  });

  it('may not be there at all', () => {
    expect(bumpFor('breaking', ' ', '1.0.0').note).toBe('the old document names no version');
    expect(bumpFor('breaking', '1.0.0', '').note).toBe('the new document names no version');
    expect(bumpFor('breaking', '', '').note).toBe('neither document names a version');
  });
});
