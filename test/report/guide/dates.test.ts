import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../../src/classify/waivers/day.ts';
import type { Api } from '../../../src/model/api.ts';
import { normalise } from '../../../src/normalise/normalise.ts';
import { httpDate, monthsAfter, secondsAt, spokenDay } from '../../../src/report/guide/dates.ts';
import { scheduleOf } from '../../../src/report/guide/schedule.ts';
import { documentOf } from '../../support/document.ts';

describe('months', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-10-31', 1, '2027-11-30'],
    ['2026-11-21', 12, '2027-11-21'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
  ])('%s and %i months is %s', (day, months, result) => {
    expect(monthsAfter(day, months)).toBe(result);
  });

  it('are never longer than asked, and always a day that exists', () => {
    const days = fc
      .date({ min: new Date('1971-01-01'), max: new Date('2999-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, months) => {
        const result = monthsAfter(day, months);
        expect(isDay(result)).toBe(true);
        const [before, after] = [day, result].map((one) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)));
        expect((after ?? 0) - (before ?? 0)).toBe(months);
        expect(Number(result.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      }),
      { numRuns: 300 },
    );
  });
});

it('writes dates as the headers want them', () => {
  expect(secondsAt('2026-12-31')).toBe(1_798_675_200);
  expect(httpDate('2026-12-31')).toBe('Thu, 31 Dec 2026 00:00:00 GMT');
  expect(spokenDay('2027-01-05')).toBe('5 January 2027');
});

it('gives each audience its time', () => {
  const sunset = (audience: 'internal' | 'public' | 'critical'): string =>
    scheduleOf({ audience, releaseDate: '2026-11-30', releaseIs: 'stated' }).sunset;
  expect([sunset('internal'), sunset('public'), sunset('critical')]).toEqual(['2027-02-28', '2027-11-30', '2028-11-30']);
  const {
    release,
    reminder,
    brownOut,
    sunset: end,
  } = scheduleOf({ audience: 'critical', releaseDate: '2026-11-30', releaseIs: 'proposed' });
  expect([release, reminder, brownOut, end].toSorted()).toEqual([release, reminder, brownOut, end]);
});

describe('the end of the old version', () => {
  const plan = { audience: 'public', releaseDate: '2026-11-30', releaseIs: 'proposed' } as const;
  const ending = (extension: object): Api =>
    normalise(documentOf({ openapi: '3.1.0', info: { title: 'A', version: '1', ...extension }, paths: {} }), 'old');

  it('is proposed where nobody says it', () => {
    expect(scheduleOf(plan, ending({}))).toMatchObject({ sunset: '2027-11-30', sunsetIs: 'proposed', passedSunset: undefined });
  });

  it('is what the document says of itself', () => {
    expect(scheduleOf(plan, ending({ 'x-sunset': '2027-06-30T00:00:00Z' }))).toMatchObject({ sunset: '2027-06-30', sunsetIs: 'stated' });
  });

  it('is what the owner says, whatever the document says', () => {
    const own = scheduleOf({ ...plan, sunsetDate: '2028-01-31' }, ending({ 'x-sunset': '2027-06-30' }));
    expect(own).toMatchObject({ sunset: '2028-01-31', sunsetIs: 'stated' });
  });

  it('is not before the release: that is a question to the owner', () => {
    const late = scheduleOf(plan, ending({ 'x-sunset': '2026-11-30' }));
    expect(late).toMatchObject({ sunset: '2027-11-30', sunsetIs: 'proposed', passedSunset: '2026-11-30' });
  });

  it('has no brown-outs where there is no room for them', () => {
    expect(scheduleOf({ ...plan, sunsetDate: '2027-01-15' }).brownOut).toBeUndefined();
    expect(scheduleOf({ ...plan, sunsetDate: '2027-06-30' }).brownOut).toBe('2027-05-30');
  });
});
