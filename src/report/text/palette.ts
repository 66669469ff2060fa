import type { Severity } from '../../rules/aspect.ts';

/** What a piece of text is, so that a palette can colour it. */
export type Role = Severity | 'good' | 'bad' | 'strong' | 'dim' | 'code' | 'removed' | 'added' | 'struck';

/** How each role is coloured; a function gets text without colours and returns what is printed. */
export type Palette = Readonly<Record<Role, (text: string) => string>>;

function same(text: string): string {
  return text;
}

/** No colours at all. */
export const plainPalette: Palette = {
  breaking: same,
  warning: same,
  compatible: same,
  cosmetic: same,
  good: same,
  bad: same,
  strong: same,
  dim: same,
  code: same,
  removed: same,
  added: same,
  struck: same,
};
