import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, append, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { isData, resolved, resourcesOf } from './resources.ts';

/**
 * Where a `$ref` leads: a pointer or a plain name, which is an `$anchor`, in the resource that its URI names
 * (2020-12 core, section 8.2).
 */
export function resolveStatically(document: Document, reference: string, at: Address): Address | undefined {
  const resources = resourcesOf(document, at);
  const around = resources.around(at);
  const isOfFile = around.top === addressOf(splitAddress(at).file, '');
  const target = isOfFile ? document.resolve(reference, at) : undefined;
  if (target !== undefined && document.at(target) !== undefined) return target;
  const [uri, ...fragments] = (resolved(reference, around.uri) ?? '').split('#');
  const fragment = decode(fragments.join('#'));
  const top = resources.named(uri ?? '')?.top ?? document.resolve(reference.split('#')[0] as string, at);
  if (top === undefined) return undefined;
  if (fragment === '' || fragment.startsWith('/')) {
    return document.at(`${top}${fragment}`) === undefined ? undefined : `${top}${fragment}`;
  }
  const places = placesOfAnchor(document.at(top), top, fragment, 'one resource');
  return places.length === 1 ? places[0] : undefined;
}

/**
 * Where a `$dynamicRef` leads when that does not hang on the path of evaluation: its name has exactly one
 * `$dynamicAnchor`, or what it leads to is none, and then it is a plain `$ref` (2020-12 core, section 8.2.3.2).
 */
export function resolveDynamically(document: Document, reference: string, at: Address): Address | undefined {
  const target = resolveStatically(document, reference, at);
  const name = decode(reference.slice(reference.indexOf('#') + 1));
  if (target === undefined || own(document.at(target), '$dynamicAnchor') !== name) return target;
  const file = addressOf(splitAddress(at).file, '');
  return placesOfAnchor(document.at(file), file, name, 'everywhere').length === 1 ? target : undefined;
}

/** In one resource both kinds of anchors count, everywhere the dynamic ones. */
function placesOfAnchor(value: Json | undefined, at: Address, name: string, where: 'one resource' | 'everywhere'): readonly Address[] {
  const found: Address[] = [];
  const visit = (part: Json, place: Address): void => {
    if (isArray(part)) part.forEach((item, index) => visit(item, append(place, index)));
    if (!isObject(part) || (where === 'one resource' && place !== at && typeof own(part, '$id') === 'string')) return;
    if (own(part, '$dynamicAnchor') === name || (where === 'one resource' && own(part, '$anchor') === name)) found.push(place);
    for (const [key, member] of entries(part)) if (!isData(key)) visit(member, append(place, key));
  };
  if (value !== undefined) visit(value, at);
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
