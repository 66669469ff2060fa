import { isArray, put } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { readDecimal } from './number.ts';
import type { Places } from './places.ts';

/** The text that a value was parsed from, where what it holds stands, and how deep it may be. */
export interface JsonSource {
  readonly text: string;
  readonly places: () => Places;
  readonly maxDepth: number;
}

/** With so many rounded numbers the text is read again faster than they are looked for. */
const MOST_LOOKED_FOR = 1000;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/**
 * What `JSON.parse` made of a text, with the numbers that it has rounded as they are written: they are looked for in the
 * text, and the value is changed. Undefined where the whole text has to be read with care: it is too deep, or holds a
 * number that nothing can hold, or very many of them.
 */
export function exactValue(value: Json, { text, places, maxDepth }: JsonSource): Json | undefined {
  if (typeof value === 'number' && isRounded(value)) return undefined;
  const rounded: { readonly holder: Json[] | Record<string, Json>; readonly name: string; readonly tokens: readonly string[] }[] = [];
  /** The names that lead to where the search is. */
  const way: string[] = [];

  /** False where the search is given up. */
  function search(holder: Json): boolean {
    if (typeof holder !== 'object' || holder === null) return true;
    if (way.length >= maxDepth || rounded.length > MOST_LOOKED_FOR) return false;
    const object = holder as JsonObject;
    for (const name in object) {
      const below = object[name] as Json;
      if (typeof below === 'number') {
        if (isRounded(below)) rounded.push({ holder: holder as Record<string, Json>, name, tokens: [...way, name] });
      } else if (typeof below === 'object' && below !== null) {
        way.push(name);
        if (!search(below)) return false;
        way.pop();
      }
    }
    return true;
  }

  if (!search(value)) return undefined;
  for (const { holder, name, tokens } of rounded) {
    NUMBER.lastIndex = places()(tokens).value ?? 0;
    const exact = readDecimal(NUMBER.exec(text)?.[0] ?? 'nothing');
    if (exact === undefined) return undefined;
    if (isArray(holder)) holder[Number(name)] = exact;
    else put(holder, name, exact);
  }
  return value;
}

function isRounded(value: number): boolean {
  return !Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value));
}
