import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, append, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';

/** Where a `$ref` leads: a pointer or a plain name, which is an `$anchor` (2020-12 core, section 8.2.2). */
export function resolveStatically(document: Document, reference: string, at: Address): Address | undefined {
  const target = document.resolve(reference, at);
  if (target !== undefined && document.at(target) !== undefined) return target;
  const hash = reference.indexOf('#');
  const name = hash < 0 ? '' : decode(reference.slice(hash + 1));
  if (name === '' || name.startsWith('/')) return undefined;
  const top = hash === 0 ? addressOf(splitAddress(at).file, '') : document.resolve(reference.slice(0, hash), at);
  const places = top === undefined ? [] : placesOfAnchor(document.at(top), top, name, ['$anchor', '$dynamicAnchor']);
  return places.length === 1 ? places[0] : undefined;
}

/**
 * Where a `$dynamicRef` leads when that does not hang on the path of evaluation: its name has exactly one
 * `$dynamicAnchor`, or only `$anchor`s, and then it is a plain `$ref` (2020-12 core, section 8.2.3.2).
 */
export function resolveDynamically(document: Document, reference: string, at: Address): Address | undefined {
  if (!reference.startsWith('#') || reference.startsWith('#/')) return resolveStatically(document, reference, at);
  const file = addressOf(splitAddress(at).file, '');
  const places = placesOfAnchor(document.at(file), file, decode(reference.slice(1)), ['$dynamicAnchor']);
  if (places.length === 0) return resolveStatically(document, reference, at);
  return places.length === 1 ? places[0] : undefined;
}

function placesOfAnchor(value: Json | undefined, at: Address, name: string, keywords: readonly string[]): readonly Address[] {
  const found: Address[] = [];
  const visit = (part: Json, place: Address): void => {
    if (isArray(part)) part.forEach((item, index) => visit(item, append(place, index)));
    if (!isObject(part)) return;
    if (keywords.some((keyword) => own(part, keyword) === name)) found.push(place);
    for (const [key, member] of entries(part)) if (!isData(key)) visit(member, append(place, key));
  };
  if (value !== undefined) visit(value, at);
  return found;
}

/** An anchor inside an example, a value or an extension is data. */
function isData(key: string): boolean {
  return key === 'example' || key === 'examples' || key === 'enum' || key === 'const' || key === 'default' || key.startsWith('x-');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
