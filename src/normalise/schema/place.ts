import type { SpecificationVersion } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, append, lastToken, parentOf, splitAddress, tokensOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { createAnchors, isResourceId } from './anchors.ts';
import { dialectOf, KEYWORDS, SUBSCHEMAS } from './keywords.ts';
import type { SchemaDialect } from './keywords.ts';
import { createScopes } from './scope.ts';
import type { Scope } from './scope.ts';

/** A schema where it stands; one object for each address and dynamic scope, so that it can be a key. */
export interface Place {
  readonly address: Address;
  /** Undefined where nothing stands. */
  readonly value: Json | undefined;
  /** The address of the nearest schema around it that has an `$id`. */
  readonly resource: Address | undefined;
  /** On the way from where evaluation starts; undefined where that is not known, or matters to nothing in the document. */
  readonly scope: Scope | undefined;
}

/** A `$ref` or `$dynamicRef` of a schema and where it leads; `problem` says why it leads nowhere. */
export interface Reference {
  readonly keyword: '$ref' | '$dynamicRef';
  readonly text: string;
  readonly target: Place | undefined;
  readonly problem?: string;
  /** Whether it leads to several schemas, depending on the way on which evaluation came here. */
  readonly isAmbiguous?: true;
}

/** A schema below another one. */
export interface Subschema {
  readonly keyword: string;
  readonly inPlace: boolean;
  readonly place: Place;
}

/** The schemas of one document, by address, as its dialect reads them. */
export interface Places {
  readonly specification: SpecificationVersion;
  readonly dialect: SchemaDialect;
  /** A schema that evaluation may have come to in any way. */
  readonly at: (address: Address) => Place;
  /** A schema where evaluation starts, so that the dynamic scope of all that it leads to is known. */
  readonly start: (address: Address) => Place;
  /** A schema as it is met from another one, whatever refers to it there. */
  readonly met: (address: Address, from: Place) => Place;
  /** Whether it matters in a file where evaluation starts: a `$dynamicRef` may lead to several schemas. */
  readonly hasDynamicScope: (address: Address) => boolean;
  /** The schema under a keyword, or under an entry of a keyword's list or map. */
  readonly below: (place: Place, keyword: string, entry?: string | number) => Place;
  /** A keyword's value if it is one of the dialect and counts here: beside `$ref` in 2.0 and 3.0 only `nullable` and `description` do. */
  readonly read: (place: Place, keyword: string) => Json | undefined;
  /** The schemas of a keyword that holds a list. */
  readonly list: (place: Place, keyword: string) => readonly Place[];
  /** The schemas of a keyword that holds a map; an odd `{$ref}` in its place is followed. */
  readonly map: (place: Place, keyword: string) => readonly (readonly [name: string, of: Place])[];
  readonly references: (place: Place) => readonly Reference[];
  readonly subschemas: (place: Place) => readonly Subschema[];
  /** Where the text of a reference leads; undefined when it leads nowhere. */
  readonly resolve: (text: string, from: Place) => Place | undefined;
  /** The name of the component schema that stands at an address. */
  readonly componentName: (address: Address) => string | undefined;
  /** The component of a name in the root file, if there is one. */
  readonly component: (name: string) => Place | undefined;
}

const NO_REFERENCES: readonly Reference[] = [];

/** The address of the map of component schemas. */
export function componentsAddress(dialect: SchemaDialect): Address {
  return dialect === '2.0' ? '#/definitions' : '#/components/schemas';
}

/** Reads schemas from a document; nothing is copied, resolved ahead, or read twice. */
export function createPlaces(document: Document, specification: SpecificationVersion): Places {
  const dialect = dialectOf(specification);
  const keywords = KEYWORDS[dialect];
  const anchors = createAnchors(document);
  const scopes = createScopes(anchors.dynamicAnchors);
  const unscoped = new Map<Address, Place>();
  const scoped = new Map<Scope, Map<Address, Place>>();
  const references = new Map<Place, readonly Reference[]>();
  const subschemas = new Map<Place, readonly Subschema[]>();
  const components = componentsAddress(dialect);

  function placesIn(scope: Scope | undefined): Map<Address, Place> {
    if (scope === undefined) return unscoped;
    const known = scoped.get(scope);
    if (known !== undefined) return known;
    const places = new Map<Address, Place>();
    scoped.set(scope, places);
    return places;
  }

  function create(address: Address, value: Json | undefined, around: Pick<Place, 'resource' | 'scope'>): Place {
    const isResource = dialect === '2020-12' && isResourceId(own(value, '$id'));
    const place = isResource
      ? { address, value, resource: address, scope: around.scope && scopes.enter(address, around.scope) }
      : { address, value, resource: around.resource, scope: around.scope };
    placesIn(around.scope).set(address, place);
    return place;
  }

  function at(address: Address): Place {
    return unscoped.get(address) ?? create(address, document.at(address), { resource: resourceAround(address), scope: undefined });
  }

  function hasDynamicScope(address: Address): boolean {
    return dialect === '2020-12' && document.hasNames?.(splitAddress(address).file) !== false && anchors.isAmbiguous(address);
  }

  function start(address: Address): Place {
    if (!hasDynamicScope(address)) return at(address);
    const resource = resourceAround(address);
    return enter(address, resource, scopes.enter(resource ?? topOf(address)));
  }

  /** A schema as it is met in a scope in which its resource is already. */
  function enter(address: Address, resource: Address | undefined, scope: Scope | undefined): Place {
    return placesIn(scope).get(address) ?? create(address, document.at(address), { resource, scope });
  }

  function resourceAround(address: Address): Address | undefined {
    if (dialect !== '2020-12') return undefined;
    const { file, pointer } = splitAddress(address);
    let resource: Address | undefined;
    let here = `${file}#`;
    let value = document.at(here);
    for (const token of tokensOf(pointer)) {
      if (isResourceId(own(value, '$id'))) resource = here;
      value = isArray(value) ? value[Number(token)] : own(value, token);
      here = append(here, token);
    }
    return isResourceId(own(value, '$id')) ? address : resource;
  }

  function below(place: Place, keyword: string, entry?: string | number): Place {
    const address = entry === undefined ? append(place.address, keyword) : append(place.address, keyword, entry);
    const known = placesIn(place.scope).get(address);
    if (known !== undefined) return known;
    const held = own(place.value, keyword);
    const value = entry === undefined ? held : typeof entry === 'number' ? (isArray(held) ? held[entry] : undefined) : own(held, entry);
    return create(address, value, place);
  }

  const hidesSiblings = (place: Place): boolean => dialect !== '2020-12' && typeof own(place.value, '$ref') === 'string';

  function read(place: Place, keyword: string): Json | undefined {
    const value = own(place.value, keyword);
    if (value === undefined || !Object.hasOwn(keywords, keyword)) return undefined;
    if (keyword === 'description' && dialect === '2.0' && isItsOwnSchema(place)) return undefined;
    return hidesSiblings(place) && !countsBesideReference(keyword) ? undefined : value;
  }

  function list(place: Place, keyword: string): readonly Place[] {
    const value = read(place, keyword);
    return isArray(value) ? value.map((_, index) => below(place, keyword, index)) : [];
  }

  function map(place: Place, keyword: string): readonly (readonly [string, Place])[] {
    const value = read(place, keyword);
    const reference = own(value, '$ref');
    if (typeof reference !== 'string') return entries(value).map(([name]) => [name, below(place, keyword, name)] as const);
    const target = resolve(reference, place);
    if (target === undefined) return [];
    return entries(target.value).map(([name, of]) => {
      const address = append(target.address, name);
      return [name, placesIn(target.scope).get(address) ?? create(address, of, target)] as const;
    });
  }

  function resolve(text: string, from: Place): Place | undefined {
    const address = dialect === '2020-12' ? anchors.resolve(text, from.address, from.resource) : document.resolve(text, from.address);
    const target = address === undefined ? undefined : met(address, from.scope);
    return target?.value === undefined ? undefined : target;
  }

  /** A schema that a reference in some scope leads to. */
  function met(address: Address, from: Scope | undefined): Place {
    if (from === undefined) return at(address);
    const resource = resourceAround(address);
    return enter(address, resource, scopes.enter(resource ?? topOf(address), from));
  }

  function referencesOf(place: Place): readonly Reference[] {
    const known = references.get(place);
    if (known !== undefined) return known;
    const found: Reference[] = [];
    const text = own(place.value, '$ref');
    if (typeof text === 'string') found.push(reference('$ref', text, resolve(text, place)));
    const dynamic = dialect === '2020-12' ? own(place.value, '$dynamicRef') : undefined;
    if (typeof dynamic === 'string') found.push(dynamicReference(dynamic, place));
    const result = found.length === 0 ? NO_REFERENCES : found;
    references.set(place, result);
    return result;
  }

  function dynamicReference(text: string, place: Place): Reference {
    const target = resolve(text, place);
    const name = text.slice(text.indexOf('#') + 1);
    // Only a target that is itself dynamic can be overridden by the schema one came from (2020-12 core, section 8.2.3.2).
    const isDynamic = own(target?.value, '$dynamicAnchor') === name;
    if (target === undefined || !isDynamic) return reference('$dynamicRef', text, target);
    const { scope } = place;
    const outermost = scope === undefined ? undefined : scope.targets.has(name) ? scope.targets.get(name) : target.address;
    if (scope !== undefined && outermost !== undefined) return reference('$dynamicRef', text, met(outermost, scope));
    if (!anchors.isAmbiguous(target.address, name)) return reference('$dynamicRef', text, target);
    return { keyword: '$dynamicRef', text, target: undefined, problem: `$dynamicRef ${text} has several targets`, isAmbiguous: true };
  }

  function subschemasOf(place: Place): readonly Subschema[] {
    const known = subschemas.get(place);
    if (known !== undefined) return known;
    const found: Subschema[] = [];
    for (const [keyword, value] of entries(place.value)) {
      const form = Object.hasOwn(SUBSCHEMAS, keyword) ? SUBSCHEMAS[keyword] : undefined;
      if (form === undefined || read(place, keyword) === undefined) continue;
      const { inPlace } = form;
      if (form.shape === 'map') for (const [, of] of map(place, keyword)) found.push({ keyword, inPlace, place: of });
      else if (isArray(value)) for (const of of list(place, keyword)) found.push({ keyword, inPlace, place: of });
      else if (form.shape === 'schema') found.push({ keyword, inPlace, place: below(place, keyword) });
    }
    subschemas.set(place, found);
    return found;
  }

  function componentName(address: Address): string | undefined {
    const hash = address.indexOf('#');
    return address.startsWith(components, hash) && parentOf(address).length === hash + components.length ? lastToken(address) : undefined;
  }

  function component(name: string): Place | undefined {
    const address = append(components, name);
    return document.at(address) === undefined ? undefined : at(address);
  }

  return {
    specification,
    dialect,
    at,
    start,
    met: (address, from) => met(address, from.scope),
    hasDynamicScope,
    below,
    read,
    list,
    map,
    references: referencesOf,
    subschemas: subschemasOf,
    resolve,
    componentName,
    component,
  };
}

function topOf(address: Address): Address {
  return addressOf(splitAddress(address).file, '');
}

function reference(keyword: Reference['keyword'], text: string, target: Place | undefined): Reference {
  return target === undefined ? { keyword, text, target, problem: `${keyword} leads nowhere: ${text}` } : { keyword, text, target };
}

// By the text of 2.0 and 3.0 all of this is ignored, but whoever writes `nullable` beside `$ref` means it, and a
// description says there what it says in 3.1: people read it, and raising the version of a document changes no word of it.
function countsBesideReference(keyword: string): boolean {
  return keyword === 'nullable' || keyword === 'x-nullable' || keyword === '$ref' || keyword === 'description';
}

/** Whether what stands here is a parameter or a header of 2.0, whose description is about itself and not about a schema. */
function isItsOwnSchema({ address, value }: Place): boolean {
  const location = own(value, 'in');
  // Of a form parameter the schema is all that is left: it became a property of the body.
  return (
    (typeof location === 'string' && location !== 'formData' && typeof own(value, 'name') === 'string') || HEADER_OF_RESPONSE.test(address)
  );
}

const HEADER_OF_RESPONSE = /\/responses\/[^/]+\/headers\/[^/]+$/;

/** Whether a schema may be null because `nullable` (3.0) or `x-nullable` (2.0) says so. */
export function isMarkedNullable(places: Places, place: Place): boolean {
  return places.read(place, 'nullable') === true || places.read(place, 'x-nullable') === true;
}

/** Whether a value can be a schema at all. */
export function isSchema(value: Json | undefined): boolean {
  return typeof value === 'boolean' || isObject(value);
}
