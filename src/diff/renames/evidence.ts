/** One reason to take two things for one that was renamed. */
export interface Evidence {
  /** From 0 to 1: how far it alone carries. */
  readonly weight: number;
  readonly because: string;
  /** Whether it speaks of these two and not of any two things of their kind. */
  readonly telling: boolean;
}

/** How sure it is that two things are one, and why. */
export interface Likelihood {
  readonly confidence: number;
  readonly because: readonly string[];
}

/** From here on a rename is stated. */
export const CERTAIN = 0.8;

/** From here on it is shown as probable; below, the things stay removed and added. */
export const PROBABLE = 0.5;

/** Without a telling reason nothing is renamed: equal shape proves nothing for plain strings. */
const UNTOLD = 0.4;

/**
 * Combines reasons as independent ones: each takes away its share of the doubt that the others leave.
 * `against`, from 0 to 1, scales the whole down for what speaks against it.
 */
export function weigh(evidence: readonly Evidence[], against = 1): Likelihood {
  const doubt = evidence.reduce((left, { weight }) => left * (1 - weight), 1);
  const confidence = (1 - doubt) * against;
  const capped = evidence.some(({ telling }) => telling) ? confidence : Math.min(confidence, UNTOLD);
  const because = [...evidence].sort((a, b) => b.weight - a.weight).map((reason) => reason.because);
  return { confidence: Math.round(Math.min(capped, 0.99) * 100) / 100, because };
}

/** How alike two texts of prose are, as evidence. */
export function proseEvidence(a: string | undefined, b: string | undefined, what: string): readonly Evidence[] {
  if (a === undefined || b === undefined || a.trim() === '' || b.trim() === '') return [];
  if (a.trim() === b.trim()) return [{ weight: 0.6, because: `the same ${what}`, telling: true }];
  const [left, right] = [wordsIn(a), wordsIn(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  const share = shared / Math.max(1, left.size + right.size - shared);
  return share >= 0.5 ? [{ weight: 0.45 * share, because: `a similar ${what}`, telling: true }] : [];
}

const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, ReadonlySet<string>>();

/** The words of a text; remembered, because one text is compared with many. */
function wordsIn(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, words);
  return words;
}
