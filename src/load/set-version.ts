import { entries, equal, own, put } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { parseText } from './parse-text.ts';
import { placeOfScalar } from './scalar-place.ts';

/** A text with another `info.version`, or why it was not touched. */
export type VersionEdit = { readonly kind: 'edited'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Sets `info.version` in the text of an OpenAPI document and nothing else: comments, quotes, order, line breaks and a
 * byte order mark stay. The result is read again, and refused where anything but the version is different. Throws
 * `InputError` for a text that cannot be read.
 */
export function setVersion(file: string, whole: string, version: string): VersionEdit {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  const place = placeOfScalar({ file, text }, ['info', 'version']);
  if (place.kind === 'refused') return place;
  const before = parseText({ file, text }, DEFAULT_LIMITS).value;
  // Without quotes `2` and `1.5` are numbers in YAML.
  for (const written of [version, `'${version}'`]) {
    const edited = `${text.slice(0, place.start)}${written}${text.slice(place.end)}`;
    const after = tryParse(file, edited);
    // A block ends in a line break that is part of the text.
    const isWanted = [version, `${version}\n`].some((value) => after !== undefined && equal(after, withVersion(before, value)));
    if (isWanted) return { kind: 'edited', text: `${mark}${edited}` };
  }
  return { kind: 'refused', reason: 'more than `info.version` would change, or less' };
}

function tryParse(file: string, text: string): Json | undefined {
  try {
    return parseText({ file, text }, DEFAULT_LIMITS).value;
  } catch {
    return undefined;
  }
}

/** The document with another version. */
function withVersion(root: Json, version: string): Json {
  return withEntry(root, 'info', withEntry(own(root, 'info'), 'version', version));
}

function withEntry(object: Json | undefined, name: string, value: Json): Json {
  const copy: Record<string, Json> = {};
  for (const [key, old] of entries(object)) put(copy, key, key === name ? value : old);
  return copy;
}
