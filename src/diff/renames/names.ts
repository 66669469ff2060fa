import { distance } from 'fastest-levenshtein';

/** Words that say little about what a thing is: `shareable` and `is_shareable` name one thing. */
const FILLERS = new Set(['a', 'an', 'the', 'is', 'has', 'of', 'at', 'on', 'in', 'to', 'by', 'gave', 'get', 'list']);

/** The least share of letters that two words may have in common to be spellings of one. */
const LEAST_ALIKE = 0.8;

/** The words of an identifier in lower case, whatever joins them: `userName`, `user_name` and `user-name` are alike. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular);
}

/** How much two names tell that they name one thing, from 0 to 1, and in words. */
export interface NameLikeness {
  readonly weight: number;
  readonly because: string;
}

/** Compares two names by their words: the same words otherwise joined, one within the other, or another spelling. */
export function nameLikeness(a: string, b: string): NameLikeness | undefined {
  return likenessOfNames(parseName(a), parseName(b));
}

/** A name with its words, so that a name that is compared with many is taken apart once. */
export interface ParsedName {
  readonly words: readonly string[];
  readonly telling: readonly string[];
}

/** Takes a name apart. */
export function parseName(name: string): ParsedName {
  const words = wordsOf(name);
  return { words, telling: words.filter(isTelling) };
}

/** `nameLikeness` of names that are taken apart already. */
export function likenessOfNames(
  { words: left, telling }: ParsedName,
  { words: right, telling: other }: ParsedName,
): NameLikeness | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  if (left.join(' ') === right.join(' ')) return { weight: 0.9, because: 'the same words' };
  if (telling.length > 0 && telling.join(' ') === other.join(' ')) return { weight: 0.85, because: 'the same words but for fillers' };
  if (sorted(left) === sorted(right)) return { weight: 0.85, because: 'the same words in another order' };
  const shared = telling.filter((word) => other.includes(word)).length;
  const [fewer, more] = [Math.min(telling.length, other.length), Math.max(telling.length, other.length)];
  if (shared > 0 && shared === fewer) return { weight: 0.45 + 0.25 * (shared / more), because: 'one name contains the other' };
  const letters = likeness(left.join(''), right.join(''));
  if (letters >= LEAST_ALIKE) return { weight: 0.5, because: 'nearly the same spelling' };
  if (shared > 0) return { weight: 0.35 * (shared / more), because: 'words in common' };
  return undefined;
}

/** The share of letters that need no change, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

function singular(word: string): string {
  if (word.length <= 3 || word.endsWith('ss') || word.endsWith('us')) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') ? word.slice(0, -1) : word;
}

function isTelling(word: string): boolean {
  return !FILLERS.has(word);
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}
