/** A day of the calendar in UTC: `2027-11-21`. */
export type Day = string;

/** The day so many months later or earlier; where the month is too short, its last day (31 January and one month is 28 or 29 February). */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(total / 12), ((total % 12) + 12) % 12];
  const last = new Date(Date.UTC(newYear, newMonth + 1, 0)).getUTCDate();
  const pad = (number: number, width: number): string => String(number).padStart(width, '0');
  return `${pad(newYear, 4)}-${pad(newMonth + 1, 2)}-${pad(Math.min(date, last), 2)}`;
}

/** How many days lie between two; negative where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Seconds since 1970 at the start of a day, as a structured-field date counts (RFC 9651, section 3.3.7). */
export function secondsAt(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** The start of a day as HTTP writes it (RFC 9110, section 5.6.7): `Sun, 21 Nov 2027 00:00:00 GMT`. */
export function httpDate(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day in a sentence: `21 November 2027`. */
export function spokenDay(day: Day): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
