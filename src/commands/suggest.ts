import { editDistance } from '../model/edit-distance.ts';

/** The share of the words of two ids in kebab-case that both have. */
function wordsShared(a: string, b: string): number {
  const left = new Set(a.split('-'));
  const right = new Set(b.split('-'));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(left.size, right.size);
}

/** The candidates that a mistyped word is likely to mean, likeliest first, at most three. */
export function suggestions(word: string, candidates: readonly string[]): readonly string[] {
  const typed = word.toLowerCase().slice(0, 100);
  return candidates
    .map((candidate) => ({ candidate, edits: editDistance(typed, candidate), shared: wordsShared(typed, candidate) }))
    .filter(({ candidate, edits, shared }) => edits <= Math.max(1, Math.floor(candidate.length / 4)) || shared >= 0.5)
    .sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
