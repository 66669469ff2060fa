import type { Json } from '../../model/json.ts';
import type { Limits } from '../limits.ts';
import type { Locator } from '../places.ts';
import type { Blocks } from './blocks.ts';
import { createBlockLocator } from './locate.ts';
import { readBlockYaml } from './read-block-yaml.ts';
import { UncommonYaml } from './uncommon.ts';

/** A text of the common subset of YAML, as a value and as the places of what it holds. */
export interface CommonYaml {
  readonly value: Json;
  readonly blocks: Blocks;
  /** The values that were taken from the earlier text, without those inside them. */
  readonly shared: ReadonlySet<Json>;
  /** From the unescaped tokens of a pointer to an offset in `text`. */
  readonly locator: () => Locator;
  /** The text that was read, its line breaks made line feeds: lines and columns are those of the text as given. */
  readonly text: string;
}

/** What js-yaml refuses or treats in ways of its own, and surrogates, of which it refuses lone ones: one search for texts without either. */
const SUSPICIOUS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/** js-yaml counts levels a little differently, so where its limit is near, it decides. */
const LEVELS_APART = 3;
/** Deeper texts are not common, and each level takes a piece of the stack. */
const MOST_LEVELS = 200;

/** Reads a text of the common subset of YAML, several times as fast as js-yaml; undefined for all that is js-yaml's to read or refuse. */
export function readCommonYaml(given: string, { maxDepth }: Limits, earlier?: Blocks): CommonYaml | undefined {
  const lines = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
  if (SUSPICIOUS.test(lines) && (REFUSED.test(lines) || LONE_SURROGATE.test(lines))) return undefined;
  if (endsInSpaces(lines)) return undefined;
  const text = lines.endsWith('\n') ? lines : `${lines}\n`;
  try {
    const { value, blocks, shared } = readBlockYaml(text, { maxDepth: Math.min(maxDepth - LEVELS_APART, MOST_LEVELS), earlier });
    return { value, blocks, shared, text, locator: () => createBlockLocator(text) };
  } catch (error) {
    if (error instanceof UncommonYaml) return undefined;
    throw error;
  }
}

/** Spaces that end a text count or not, after who knows what. */
function endsInSpaces(text: string): boolean {
  const end = text.slice(text.lastIndexOf('\n') + 1);
  return end.length < text.length && /^ +$/.test(end);
}
