import { distance } from 'fastest-levenshtein';

/** Words that say little about what a thing is: `shareable` and `is_shareable` name one thing. */
const FILLERS = new Set(['a', 'an', 'the', 'is', 'has', 'of', 'at', 'on', 'in', 'to', 'by', 'gave', 'get', 'list']);

/** The least share of letters that two words may have in common to be spellings of one. */
const LEAST_ALIKE = 0.8;

const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, readonly string[]>();

/**
 * The words of an identifier in lower case, whatever joins them: `userName`, `user_name` and `user-name` are alike.
 * Remembered, because one name is compared with many.
 */
export function wordsOf(name: string): readonly string[] {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const words = splitIntoWords(name);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, words);
  return words;
}

function splitIntoWords(name: string): readonly string[] {
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

/** A name with its words, and what is compared of them, so that a name that is compared with many is taken apart once. */
export interface ParsedName {
  readonly words: readonly string[];
  readonly telling: readonly string[];
  /** The words joined: as they are, those that tell something, in the order of the alphabet, and without a space. */
  readonly joined: { readonly words: string; readonly telling: string; readonly sorted: string; readonly letters: string };
}

/** Takes a name apart. */
export function parseName(name: string): ParsedName {
  const words = wordsOf(name);
  const telling = words.filter(isTelling);
  const joined = { words: words.join(' '), telling: telling.join(' '), sorted: sorted(words), letters: words.join('') };
  return { words, telling, joined };
}

/** `nameLikeness` of names that are taken apart already. */
export function likenessOfNames(a: ParsedName, b: ParsedName): NameLikeness | undefined {
  if (a.words.length === 0 || b.words.length === 0) return undefined;
  if (a.joined.words === b.joined.words) return { weight: 0.9, because: 'the same words' };
  if (a.telling.length > 0 && a.joined.telling === b.joined.telling) return { weight: 0.85, because: 'the same words but for fillers' };
  if (a.joined.sorted === b.joined.sorted) return { weight: 0.85, because: 'the same words in another order' };
  const shared = a.telling.filter((word) => b.telling.includes(word)).length;
  const [fewer, more] = [Math.min(a.telling.length, b.telling.length), Math.max(a.telling.length, b.telling.length)];
  if (shared > 0 && shared === fewer) return { weight: 0.45 + 0.25 * (shared / more), because: 'one name contains the other' };
  if (isSpeltAlike(a.joined.letters, b.joined.letters)) return { weight: 0.5, because: 'nearly the same spelling' };
  if (shared > 0) return { weight: 0.35 * (shared / more), because: 'words in common' };
  return undefined;
}

/** Each letter that one name has more is a difference: where these are too many already, nothing is compared. */
function isSpeltAlike(a: string, b: string): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  return shorter >= longer * LEAST_ALIKE && likeness(a, b) >= LEAST_ALIKE;
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
