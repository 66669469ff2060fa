import type { FormatDefinition } from './definition.ts';

const LONG_MONTH_DAY = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const SHORT_MONTH_DAY = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const FEBRUARY_DAY = '02-(?:0[1-9]|1\\d|2[0-8])';
const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const FULL_DATE = `(?:\\d{4}-(?:${LONG_MONTH_DAY}|${SHORT_MONTH_DAY}|${FEBRUARY_DAY})|${LEAP_YEAR}-02-29)`;
const OFFSET = '(?:[Zz]|[+\\-](?:[01]\\d|2[0-3]):[0-5]\\d)';
const FULL_TIME = `(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?${OFFSET}`;

const TIME_PARTS = /(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTES_OF_DAY = 24 * 60;

/** RFC 3339, section 5.6 `full-date`, with the real days of each month. */
export const date: FormatDefinition = {
  pattern: `^${FULL_DATE}$`,
  samples: [
    '2024-01-31',
    '2024-02-29',
    '1999-12-31',
    '2023-06-15',
    '2025-03-01',
    '1970-01-01',
    '2000-10-10',
    '2030-07-04',
    '2019-11-05',
    '2022-08-20',
  ],
};

/** RFC 3339, section 5.6 `full-time`. */
export const time: FormatDefinition = {
  pattern: `^${FULL_TIME}$`,
  satisfies: leapSecondIsLast,
  samples: [
    '12:30:00Z',
    '08:15:30Z',
    '23:59:59Z',
    '00:00:00Z',
    '17:45:10.5Z',
    '09:00:00+02:00',
    '14:20:59-05:00',
    '06:07:08.123Z',
    '21:00:00.000001+05:30',
  ],
};

/** RFC 3339, section 5.6 `date-time`. A space instead of the `T` is not of the grammar, but often taken. */
export const dateTime: FormatDefinition = {
  pattern: `^${FULL_DATE}[Tt]${FULL_TIME}$`,
  satisfies: leapSecondIsLast,
  isDisputed: (value) => /^\d{4}-\d\d-\d\d\s/.test(value),
  samples: [
    '2024-01-31T12:30:00Z',
    '2024-02-29T08:15:30Z',
    '1999-12-31T23:59:59Z',
    '2023-06-15T00:00:00Z',
    '2025-03-01T17:45:10.5Z',
    '1970-01-01T00:00:00Z',
    '2030-07-04T09:00:00+02:00',
    '2019-11-05T14:20:59-05:00',
    '2022-08-20T06:07:08.123Z',
    '2000-10-10T21:00:00.000001+05:30',
  ],
};

const CLOCK = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)';
const CALENDAR = '(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)';

/** RFC 3339, appendix A `duration`. */
export const duration: FormatDefinition = {
  pattern: `^P(?:\\d+W|${CALENDAR}(?:${CLOCK})?|${CLOCK})$`,
  isDisputed: (value) => /^p|[ymwdhs.,]|H\d+S|Y\d+D|^-/.test(value),
  samples: ['P1D', 'PT30M', 'P2W', 'P1Y', 'PT1H', 'P3M', 'PT45S', 'P1Y2M3D', 'PT12H30M', 'P3Y6M4DT12H30M5S'],
};

/** A second 60 exists only at the end of a UTC day (RFC 3339, section 5.7). */
function leapSecondIsLast(value: string): boolean {
  const match = TIME_PARTS.exec(value);
  if (match === null) return false;
  const [, hour, minute, second, sign, offsetHour = '0', offsetMinute = '0'] = match;
  if (second !== '60') return true;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const minuteOfDay = Number(hour) * 60 + Number(minute) - offset;
  return (minuteOfDay + MINUTES_OF_DAY) % MINUTES_OF_DAY === MINUTES_OF_DAY - 1;
}
