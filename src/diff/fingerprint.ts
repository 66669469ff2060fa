import { canonical, isArray } from '../model/json.ts';
import type { Json } from '../model/json.ts';

/** What makes a change the same change in another run. */
export interface FingerprintParts {
  readonly rule: string;
  /** The least of its uses (operation with names erased, direction, where, payload path), or its place when nothing uses it. */
  readonly place: string;
  readonly name: string;
  readonly old: Json | undefined;
  readonly new: Json | undefined;
}

/**
 * The fingerprint of a change: `ad1:` and sixteen hexadecimal digits. It is taken over where the change
 * is met, not where it is written, so that inlining a `$ref` or renaming a component leaves it as it is;
 * text, lines and severity have no part in it.
 */
export function fingerprintOf({ rule, place, name, old, new: next }: FingerprintParts): string {
  const text = [rule, place, name, valueText(old), valueText(next)].join('\u0000');
  return `ad1:${hash(text, 0x811c9dc5)}${hash(text, 0x9747b28c)}`;
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return '';
  // Lists of constants (`enum`, `required`, types) are sets: their order is no part of what they say.
  return isArray(value) ? `[${value.map(canonical).sort().join()}]` : canonical(value);
}

/** A 32-bit hash in the manner of FNV-1a with a final mix, so that two seeds give two independent halves. */
function hash(text: string, seed: number): string {
  let state = seed;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
