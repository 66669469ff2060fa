import { entries, isObject, own } from '../../model/json.ts';
import { splitAddress } from '../../model/pointer.ts';
import type { Place, Places } from './place.ts';

/** The `discriminator` of a schema (OpenAPI 3.x, "Discriminator Object") with its mapping resolved. */
export interface Discriminating {
  readonly property: string;
  /** The schemas that the mapping names, by the value that selects them; undefined where a name leads nowhere. */
  readonly mapping: ReadonlyMap<string, { readonly text: string; readonly target: Place | undefined }>;
  /** 3.2: the schema for values that the mapping does not name. */
  readonly fallback: Place | undefined;
  readonly fallbackText: string | undefined;
}

/** Reads the discriminator of a schema; undefined in 2.0, where it is no more than a hint. */
export function discriminatorOf(places: Places, place: Place): Discriminating | undefined {
  const value = places.read(place, 'discriminator');
  const property = own(value, 'propertyName');
  if (places.dialect === '2.0' || !isObject(value) || typeof property !== 'string') return undefined;
  const mapping = entries(own(value, 'mapping')).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, { text, target: named(places, place, text) }] as const] : [],
  );
  const fallback = own(value, 'defaultMapping');
  const fallbackText = typeof fallback === 'string' ? fallback : undefined;
  return {
    property,
    mapping: new Map(mapping),
    fallback: fallbackText === undefined ? undefined : named(places, place, fallbackText),
    fallbackText,
  };
}

/** The discriminator of a base; in 2.0 no more than the name of the property, which has the name of an heir (2.0, "Schema Object"). */
export function baseDiscriminatorOf(places: Places, place: Place): Discriminating | undefined {
  const property = places.dialect === '2.0' ? places.read(place, 'discriminator') : undefined;
  if (typeof property !== 'string') return discriminatorOf(places, place);
  return { property, mapping: new Map(), fallback: undefined, fallbackText: undefined };
}

// A mapping holds a component's name or a reference; what could be either is the name.
function named(places: Places, place: Place, text: string): Place | undefined {
  const found = (/^[\w.-]+$/.test(text) ? places.component(text) : undefined) ?? places.resolve(text, place);
  if (found !== undefined || place.resource === undefined || !text.startsWith('#/')) return found;
  // A pointer in a mapping means the description, whatever `$id` the schema around it gives itself.
  const inFile = places.at(splitAddress(place.address).file + text);
  return inFile.value === undefined ? undefined : inFile;
}
