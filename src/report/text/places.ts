import { hurts } from '../conclusion.ts';
import type { Entry } from '../entries.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { label, labelColumns } from './labelled.ts';
import type { Line } from './line.ts';
import { cutLine, gap, span, withRight } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/**
 * Where else the edit was made, of which the first place is shown already: the first few and how many more, or one
 * on each line with its fingerprint where everything is shown. Nothing for a change by itself.
 */
export function placeLines({ changes, operations }: Entry, options: TextOptions): readonly Line[] {
  if (changes.length < 2) return [];
  if (options.detail === 'verbose') {
    return changes.map((change, index) => {
      const line: Line = [...(index === 0 ? label('places') : [gap(labelColumns)]), span(visible(change.place, options.characters))];
      return (hurts(change) ? withRight(line, [span(change.fingerprint, 'dim')], options.width) : undefined) ?? line;
    });
  }
  const known = new Set(operations);
  // Where whole operations came or went, the operations are the places.
  if (changes.every(({ place }) => known.has(place))) return [];
  const names = changes.map(({ place }) => visible(place, options.characters));
  const line: Line = [...label('places'), span(listWithin(names, options.width - labelColumns, ' places'))];
  return [cutLine(line, options.width, signsOf(options).ellipsis)];
}

/** As many names as fit into some columns, at least one, and how many more there are: `a, b and 872 more places`. */
export function listWithin(names: readonly string[], columns: number, noun = ''): string {
  const ending = (left: number): string => (left === 0 ? '' : ` and ${left} more${left === 1 ? noun.replace(/s$/, '') : noun}`);
  let kept = 1;
  while (kept < names.length && displayWidth(names.slice(0, kept + 1).join(', ') + ending(names.length - kept - 1)) <= columns) kept += 1;
  return names.slice(0, kept).join(', ') + ending(names.length - kept);
}
