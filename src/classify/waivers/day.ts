const MILLISECONDS_OF_A_DAY = 24 * 60 * 60 * 1000;

/** Whether a text is a day of the calendar as ISO 8601 writes it: `2027-02-28`, and not `2027-02-30`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return dayOf(date) === text;
}

/** The day of a moment in UTC, so that a waiver ends everywhere at once. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The last day that a text means: a day as it is, or a number of days from today on (`90d`); undefined for anything else. */
export function lastDay(text: string, today: string): string | undefined {
  if (isDay(text)) return text;
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  if (days === undefined) return undefined;
  return dayOf(new Date(Date.parse(`${today}T00:00:00Z`) + Number(days) * MILLISECONDS_OF_A_DAY));
}
