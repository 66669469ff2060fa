import { describe, expect, it } from 'vitest';
import { isDay, lastDay } from '../../src/classify/waivers/day.ts';

describe('a day', () => {
  it.each(['2027-02-28', '2028-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2027-02-29', '2027-2-28', '2027-13-01', '28.02.2027', '2027-02-28T00:00:00Z', ''])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('may be told by the number of days until then', () => {
    expect(lastDay('90d', '2026-11-22')).toBe('2027-02-20');
    expect(lastDay('0d', '2026-11-22')).toBe('2026-11-22');
    expect(lastDay('2027-02-28', '2026-11-22')).toBe('2027-02-28');
    expect(lastDay('3 months', '2026-11-22')).toBeUndefined();
    expect(lastDay('-1d', '2026-11-22')).toBeUndefined();
  });
});
