import type { Facet } from '../../model/api.ts';
import { isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { defined, textField, wrongType } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import type { Reading } from './reading.ts';

/** The object behind zero or more `$ref`s, with the prose that a reference puts in place of the object's own. */
export interface Found extends ObjectPlace {
  /** Whether it stands right there or behind a reference, where others may refer to it too. */
  readonly by: 'place' | 'reference';
  readonly description?: Facet<string>;
  readonly summary?: Facet<string>;
}

/**
 * Follows `$ref`s until an object stands there. A reference that leads nowhere or in a circle, and a
 * value that is no object, are noted and the answer is undefined. `noun` says what was expected.
 *
 * A `description` beside a `$ref` replaces the one behind it (OpenAPI 3.1, section 4.8.23). By the letter 2.0 and 3.0
 * ignore it; people write it and read it there all the same, and raising the version of a document changes no word.
 */
export function follow(reading: Reading, place: Facet<Json>, noun: string): Found | undefined {
  if (isDirect(place)) return { address: place.address, value: place.value, by: 'place' };
  const chain = followAll(reading, place, noun);
  const last = chain?.at(-1);
  if (chain === undefined || last === undefined) return undefined;
  const references = chain.slice(0, -1);
  const beside = (name: string): Facet<string> | undefined => {
    for (const reference of references) {
      const text = textField(reading, reference, name);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const found: Found = { address: last.address, value: last.value, by: 'reference' };
  return { ...found, ...defined({ description: beside('description'), summary: beside('summary') }) };
}

/** What was read behind a reference, with the description that stands beside the reference. */
export function describedBy<Thing>(found: Found, thing: Thing): Thing | (Thing & { readonly description: Facet<string> }) {
  return found.description === undefined ? thing : { ...thing, description: found.description };
}

/**
 * Every object on the way of `$ref`s, outermost first; the last one has no `$ref`. Undefined, with a
 * note, when there is no such last object.
 */
function followAll(reading: Reading, place: Facet<Json>, noun: string): readonly ObjectPlace[] | undefined {
  const chain: ObjectPlace[] = [];
  for (const step of steps(reading, place, noun)) {
    if (step === 'broken') return undefined;
    chain.push(step);
  }
  return chain;
}

/**
 * A path item and those that it refers to, outermost first. Beside its `$ref` a path item may have
 * fields of its own, so that all of them count (OpenAPI 3.1, section 4.8.9); of what is said twice the
 * outermost is taken. A reference that leads nowhere is noted and what stands beside it remains.
 */
export function followPathItem(reading: Reading, place: Facet<Json>): readonly ObjectPlace[] {
  if (isDirect(place)) return [place];
  const chain: ObjectPlace[] = [];
  for (const step of steps(reading, place, 'a path item')) if (step !== 'broken') chain.push(step);
  return chain;
}

/** The usual case, made cheap: an object that refers to nothing. */
function isDirect(place: Facet<Json>): place is ObjectPlace {
  return isObject(place.value) && !Object.hasOwn(place.value, '$ref');
}

function* steps(reading: Reading, place: Facet<Json>, noun: string): Generator<ObjectPlace | 'broken'> {
  const seen = new Set<string>();
  let current = place;
  for (;;) {
    const { address, value } = current;
    if (!isObject(value)) {
      reading.note(address, wrongType('this', noun, value));
      yield 'broken';
      return;
    }
    yield { address, value };
    const reference = own(value, '$ref');
    if (reference === undefined) return;
    seen.add(address);
    const next = target(reading, reference, address, seen);
    if (next === undefined) {
      yield 'broken';
      return;
    }
    current = next;
  }
}

function target(reading: Reading, reference: Json, from: string, seen: ReadonlySet<string>): Facet<Json> | undefined {
  const keyword = append(from, '$ref');
  if (typeof reference !== 'string') {
    reading.note(keyword, wrongType('$ref', 'a string', reference));
    return undefined;
  }
  const address = reading.document.resolve(reference, from);
  const value = address === undefined ? undefined : reading.document.at(address);
  if (address === undefined || value === undefined) {
    reading.note(keyword, `the reference ${reference} leads nowhere`);
    return undefined;
  }
  if (seen.has(address)) {
    reading.note(keyword, `the reference ${reference} leads back to itself`);
    return undefined;
  }
  return { address, value };
}
