/**
 * Whether a path matches a pattern in which `*` stands for any characters within a segment and `**`, alone in its
 * segment, for any number of segments, none included. Nothing else has a meaning of its own: `{id}` is `{id}`. Works
 * for paths of APIs and of files alike, and takes time proportional to both lengths multiplied at most.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const wanted = segmentsOf(pattern);
  const given = segmentsOf(path);
  // reached[i]: the pattern up to where we are lets the first i segments through.
  let reached: readonly boolean[] = [true, ...given.map(() => false)];
  for (const segment of wanted) {
    if (segment === '**') {
      const first = reached.indexOf(true);
      reached = reached.map((_, index) => first >= 0 && index >= first);
    } else {
      const before = reached;
      reached = before.map((_, index) => index > 0 && before[index - 1] === true && matchesWildcard(segment, given[index - 1] ?? ''));
    }
  }
  return reached.at(-1) ?? false;
}

/** Whether a text matches a pattern in which `*` stands for any characters, none, slashes and dots among them. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  // The first place where a part fits leaves the most for those after it.
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** A slash at either end says nothing. */
function segmentsOf(path: string): readonly string[] {
  const trimmed = path.replace(/^\/+/, '').replace(/\/+$/, '');
  return trimmed === '' ? [] : trimmed.split(/\/+/);
}
