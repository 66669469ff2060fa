import { CERTAIN } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { wordsOf } from './names.ts';
import type { Nameable } from './stated.ts';

/** Which words became which elsewhere in the documents. */
export interface Vocabulary {
  /** Remembers a rename that is certain. */
  readonly learn: (from: string, to: string, confidence: number) => void;
  /** Remembers that something else says of two things that they are one. */
  readonly tie: (from: Nameable, to: Nameable, because: string) => void;
  /** What is said of two things elsewhere: that they are one, that the same two names are, or the same word exchanged within longer ones. */
  readonly evidence: (from: Nameable, to: Nameable) => readonly Evidence[];
  /** How much is known, to see whether there are new ones. */
  readonly size: () => number;
}

/** Creates an empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const known = new Map<string, string>();
  const tied = new Map<string, string>();
  return {
    tie: (from, to, because) => {
      const key = tieOf(from, to);
      if (!tied.has(key)) tied.set(key, because);
    },
    learn: (from, to, confidence) => {
      if (confidence < CERTAIN) return;
      const exchanged = exchange(wordsOf(from), wordsOf(to));
      for (const key of [keyOf(wordsOf(from), wordsOf(to)), ...(exchanged === undefined ? [] : [exchanged])])
        if (!known.has(key)) known.set(key, `\`${from}\` became \`${to}\` elsewhere`);
    },
    evidence: (before, after) => {
      const because = tied.get(tieOf(before, after));
      if (because !== undefined) return [{ weight: 0.9, because, telling: true }];
      const [from, to] = [before.name, after.name];
      const [old, next] = [wordsOf(from), wordsOf(to)];
      const whole = known.get(keyOf(old, next));
      // One word may well become another in two places for two reasons.
      if (whole !== undefined) return [{ weight: Math.min(old.length, next.length) > 1 ? 0.85 : 0.7, because: whole, telling: true }];
      const exchanged = exchange(old, next);
      const part = exchanged === undefined ? undefined : known.get(exchanged);
      return part === undefined ? [] : [{ weight: 0.6, because: part, telling: true }];
    },
    size: () => known.size + tied.size,
  };
}

function tieOf(from: Nameable, to: Nameable): string {
  return [from.address, from.name, to.address, to.name].join('\n');
}

function keyOf(from: readonly string[], to: readonly string[]): string {
  return `${from.join(' ')}\n${to.join(' ')}`;
}

/** The words that differ, less those that both names begin and end with; undefined where nothing is common or nothing differs. */
function exchange(from: readonly string[], to: readonly string[]): string | undefined {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [old, next] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  return start + end === 0 || old.length === 0 || next.length === 0 ? undefined : keyOf(old, next);
}
