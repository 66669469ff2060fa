import type { CharacterSet } from './character-set.ts';
import { SURROGATES, union } from './character-set.ts';

const tables = new Map<string, CharacterSet>();
let scalarText: readonly { readonly first: number; readonly text: string }[] | undefined;

/**
 * The code points of a property escape such as `\p{L}` or `\P{Script=Greek}` (ECMA-262 22.2.1,
 * CharacterClassEscape). The native engine supplies the Unicode data: it is run on the escape alone,
 * over a text that holds every code point once. Throws SyntaxError for an unknown property.
 */
export function unicodeProperty(escape: string): CharacterSet {
  let table = tables.get(escape);
  if (table === undefined) tables.set(escape, (table = readTable(escape)));
  return table;
}

function readTable(escape: string): CharacterSet {
  const run = new RegExp(`${escape}+`, 'gu');
  const ranges: number[][] = [];
  for (const { first, text } of allCharacters()) {
    // Above U+FFFF every code point takes two units, below one: the offset of a match gives its first member.
    const width = first > 0xffff ? 2 : 1;
    for (const match of text.matchAll(run)) {
      const from = first + match.index / width;
      ranges.push([from, from + match[0].length / width - 1]);
    }
  }
  // All surrogates are of one category, and joined in a text they would make pairs.
  if (new RegExp(`^${escape}$`, 'u').test('\ud800')) ranges.push([...SURROGATES]);
  return union(ranges);
}

/** Every code point but the surrogates, in order, in pieces whose code points are equally wide. */
function allCharacters(): readonly { readonly first: number; readonly text: string }[] {
  scalarText ??= [
    { first: 0, last: 0xd7ff },
    { first: 0xe000, last: 0xffff },
    { first: 0x10000, last: 0x3ffff },
    { first: 0x40000, last: 0x10ffff },
  ].map(({ first, last }) => ({ first, text: textOf(first, last) }));
  return scalarText;
}

/** Decoding units is several times faster than joining characters. */
function textOf(first: number, last: number): string {
  const units = new Uint16Array((last - first + 1) * (first > 0xffff ? 2 : 1));
  let at = 0;
  for (let codePoint = first; codePoint <= last; codePoint += 1) {
    if (codePoint > 0xffff) {
      units[at] = 0xd800 + ((codePoint - 0x10000) >> 10);
      units[at + 1] = 0xdc00 + ((codePoint - 0x10000) & 0x3ff);
      at += 2;
    } else {
      units[at] = codePoint;
      at += 1;
    }
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}
