/**
 * Whether a text is what a pattern with `*` says; `*` stands for any characters, none, slashes and dots among them.
 * A waivers file may come with a stranger's pull request, so no regular expression is made of it: the time is
 * bounded by the product of both lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, star, resumed] = [0, -1, 0];
  for (let index = 0; index < text.length;) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resumed = index;
    } else if (at < pattern.length && pattern[at] === text[index]) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes one character more; an earlier one never has to.
      at = star + 1;
      resumed += 1;
      index = resumed;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
