/** The length of a string in code points (2020-12 validation, section 6.3.1). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character === '' ? 0 : 1;
  return length;
}

/** Whether the length of a string, in code points, is one of a range. */
export function isOfLength(text: string, { min, max }: { readonly min: number; readonly max: number }): boolean {
  const length = lengthOf(text);
  return length >= min && length <= max;
}
