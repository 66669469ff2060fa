/** How many letters must be put in, left out, replaced or swapped with a neighbour to get from one word to the other. */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const edits = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits.push((beforeLast[j - 2] ?? 0) + 1);
      row.push(Math.min(...edits));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

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
    .map((candidate) => ({ candidate, edits: distance(typed, candidate), shared: wordsShared(typed, candidate) }))
    .filter(({ candidate, edits, shared }) => edits <= Math.max(1, Math.floor(candidate.length / 4)) || shared >= 0.5)
    .sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
