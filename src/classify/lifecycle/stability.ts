import { entries, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';

/** How firm a promise is, least first. What says nothing is `stable`. */
export const stabilityLevels = ['draft', 'alpha', 'beta', 'stable'] as const;

/** One of `stabilityLevels`. */
export type Stability = (typeof stabilityLevels)[number];

/** The extensions in use that say how stable something is, the most specific name first. */
export const stabilityExtensions: readonly string[] = [
  'x-stability-level',
  'x-stability',
  'x-scalar-stability',
  'x-fern-availability',
  'x-release-status',
  'x-lifecycle',
  'x-maturity',
  'x-state',
];

/** Extensions that say it by being true. */
const FLAGS: Readonly<Record<string, Stability>> = { 'x-beta': 'beta', 'x-technical-preview': 'alpha' };

const WORDS: Readonly<Record<Stability, readonly string[]>> = {
  draft: ['draft', 'in development', 'development', 'experimental', 'planned'],
  alpha: ['alpha', 'technical preview', 'tech preview', 'private preview'],
  beta: ['beta', 'preview', 'public preview', 'pre release', 'prerelease', 'release candidate'],
  stable: ['stable', 'ga', 'generally available', 'general availability', 'production', 'deprecated'],
};

/** What an object of a document says of its own stability; undefined where it says nothing that is understood. */
export function statedStability(value: Json | undefined, extensions: readonly string[]): Stability | undefined {
  for (const name of extensions) {
    const word = own(value, name);
    const level = typeof word === 'string' ? stabilityNamed(word) : undefined;
    if (level !== undefined) return level;
  }
  return entries(FLAGS as unknown as Json)
    .filter(([name]) => own(value, name) === true)
    .map(([, level]) => level as Stability)[0];
}

/** The level that a word stands for, whatever its case and its dashes. */
function stabilityNamed(word: string): Stability | undefined {
  // `Beta; added in 9.1` is how some say since when.
  const plain =
    word
      .toLowerCase()
      .split(/[;,(]/)[0]
      ?.replaceAll(/[-_\s]+/g, ' ')
      .trim() ?? '';
  return stabilityLevels.find((level) => WORDS[level].includes(plain));
}
