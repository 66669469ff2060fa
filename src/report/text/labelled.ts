import { visible } from '../visible.ts';
import type { Line } from './line.ts';
import { gap, hang, span, words, wrap } from './line.ts';
import type { Role } from './palette.ts';
import type { TextOptions } from './style.ts';

/** The columns that the labels of a block take, with the space before and after them. */
export const labelColumns = 11;

/** The beginning of a line of a block: `  affects  `. */
export function label(text: string, role: Role = 'dim'): Line {
  return [gap(2), span(text, role), gap(labelColumns - 2 - text.length)];
}

/** A sentence below a label, wrapped to the screen and made visible. */
export function prose(name: string, text: string, options: TextOptions, role?: Role): readonly Line[] {
  return hang(label(name), wrap(words(visible(text, options.characters), role), options.width - labelColumns));
}
