/** An estimate: S is about an hour, M about half a day, L two days or a decision. */
export type Effort = 'S' | 'M' | 'L';

/** What an edit on the client's side weighs at one operation. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/^operation-removed$/, 5],
  [/^(?:security|oauth)/, 4],
  [/^path-renamed$|^url-|^server-/, 1],
  [/renamed$/, 1],
  [/^enum-|^extensible-enum/, 1],
  [/^(?:required|optional)-(?:property|header)-removed$|-parameter-removed$|-body-removed$/, 3],
  [/^alternative/, 3],
  [/^(?:type|format|items|pattern|schema|keyword)-/, 2],
  [/^discriminator|^condition|^exclusion/, 3],
];

/** The weight of a rule: see docs/GUIDE.md. */
export function weightOf(rule: string): number {
  return WEIGHTS.find(([pattern]) => pattern.test(rule))?.[1] ?? 1;
}

/** The score of one edit: its weight, and a little more for each operation that needs it. */
export function scoreOf(rule: string, operations: number): number {
  return weightOf(rule) * Math.log2(1 + Math.max(1, operations));
}

/** The letter of a score. */
export function effortOf(score: number): Effort {
  return score < 4 ? 'S' : score < 10 ? 'M' : 'L';
}

const HOURS: Readonly<Record<Effort, number>> = { S: 1, M: 4, L: 16 };

/** How long all edits take somebody who calls everything, in words. */
export function wholeEffort(efforts: readonly Effort[]): string {
  const hours = efforts.reduce((sum, effort) => sum + HOURS[effort], 0);
  if (hours <= 2) return 'an hour or two';
  if (hours <= 5) return 'half a day';
  if (hours <= 10) return 'a day';
  if (hours <= 40) return 'a few days';
  return 'more than a week';
}
