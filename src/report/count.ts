/** A number with its noun in the right number: `1 breaking change`, `3 breaking changes`. */
export function count(number: number, singular: string, plural: string = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
