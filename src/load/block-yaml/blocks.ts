import type { Json } from '../../model/json.ts';

/** The text of one entry's value, from after the `:` to the line that ends it, and what it reads as. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Of the mapping that the entry stands in. */
  readonly indent: number;
  readonly value: Json;
}

/** The entries near the top of a document, by the names that lead to them. */
export interface Blocks {
  readonly text: string;
  readonly byTrail: ReadonlyMap<string, Block>;
}

/** How deep entries are remembered: `components`, `schemas`, `User`, `properties` are four. */
export const REMEMBERED_LEVELS = 4;

/** The trail of an entry; undefined below the levels that are remembered, and inside of lists. */
export function trailOf(parent: string | undefined, name: string, level: number): string | undefined {
  return parent === undefined || level > REMEMBERED_LEVELS ? undefined : `${parent}\n${name}`;
}

/**
 * The block of an earlier text that stands there once more, letter by letter. Whoever asks has to see to it that it
 * ends there too.
 */
export function repeatedBlock(
  { text, byTrail }: Blocks,
  { trail, indent, in: next, at }: { readonly trail: string; readonly indent: number; readonly in: string; readonly at: number },
): Block | undefined {
  const block = byTrail.get(trail);
  return block?.indent === indent && next.startsWith(text.slice(block.start, block.end), at) ? block : undefined;
}
