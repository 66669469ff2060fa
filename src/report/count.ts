/** A number with its noun in the right number: `1 breaking change`, `3 breaking changes`. */
export function count(number: number, singular: string, plural: string = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** Words as a list in a sentence: `a`, `a and b`, `a, b and c`. */
export function sentenceList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
