import { cut, displayWidth } from './display-width.ts';

/** How a list is set into one line. */
export interface ListRoom {
  readonly columns: number;
  readonly ellipsis: string;
  /** What the names that are left out are called, in the singular: `and 872 more places`. */
  readonly noun?: string | undefined;
}

/** As many names as fit into some columns, at least one, and how many more there are: `a, b and 872 more`. */
export function listWithin(names: readonly string[], { columns, ellipsis, noun }: ListRoom): string {
  const ending = (left: number): string =>
    left === 0 ? '' : ` and ${left} more${noun === undefined ? '' : ` ${noun}${left === 1 ? '' : 's'}`}`;
  const fits = (text: string): boolean => displayWidth(text) <= columns;
  let kept = 1;
  while (kept < names.length && fits(names.slice(0, kept + 1).join(', ') + ending(names.length - kept - 1))) kept += 1;
  const text = names.slice(0, kept).join(', ') + ending(names.length - kept);
  if (fits(text)) return text;
  const end = ending(names.length - 1);
  return shortened(names[0] ?? '', columns - displayWidth(end), ellipsis) + end;
}

/** A name within some columns: of an operation the method and the end of the path, of anything else the beginning. */
function shortened(name: string, columns: number, ellipsis: string): string {
  if (displayWidth(name) <= columns) return name;
  const [method = '', ...segments] = name.split('/');
  for (let left = 1; left < segments.length; left += 1) {
    const text = [`${method}${ellipsis}`, ...segments.slice(left)].join('/');
    if (displayWidth(text) <= columns) return text;
  }
  return cut(name, columns, ellipsis);
}
