/** A place where a long line may be broken; a space in a line that is short enough. No text of a document holds it. */
export const SOFT = '\u0001';

const WIDEST = 100;

/** A line as it is printed: whole where it fits, else broken where it may be. */
export function laidOut(line: string, indent: string): readonly string[] {
  const whole = `${indent}${line.replaceAll(SOFT, ' ')}`;
  if (whole.length <= WIDEST || !line.includes(SOFT)) return [whole];
  const [first = '', ...rest] = line.split(SOFT);
  const together = `${indent}  ${rest.join(' ')}`;
  return [`${indent}${first}`, ...(together.length <= WIDEST ? [together] : rest.map((part) => `${indent}  ${part}`))];
}
