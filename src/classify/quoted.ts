const LONGEST_VALUE = 60;

/** A value or a name in backticks, cut where it is long. */
export function shortened(text: string): string {
  return code(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}

/** A text in backticks, none of its own left. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
