import type { Document } from '../../model/document.ts';
import { isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, append, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { SUBSCHEMAS } from './keywords.ts';

/** The names that schemas of one file give themselves (JSON Schema 2020-12 core, section 8.2). */
interface Names {
  /** Schema resources by their absolute `$id`. */
  readonly resources: ReadonlyMap<string, Address>;
  /** The absolute `$id` of a resource, by its address. */
  readonly bases: ReadonlyMap<Address, string>;
  /** `$anchor` and `$dynamicAnchor` by the resource's address and the name. */
  readonly anchors: ReadonlyMap<string, Address>;
  /** The `$dynamicAnchor`s by the resource's address; undefined for a name that a resource gives twice. */
  readonly dynamic: ReadonlyMap<Address, ReadonlyMap<string, Address | undefined>>;
  /** The names of more than one `$dynamicAnchor`. */
  readonly ambiguous: ReadonlySet<string>;
}

/** Resolves the references of JSON Schema 2020-12 that are more than a pointer into a file. */
export interface Anchors {
  /** Where `reference` leads from a schema in the resource at `resource` (undefined: the file itself). */
  readonly resolve: (reference: string, from: Address, resource: Address | undefined) => Address | undefined;
  /** Whether the file of `from` gives a name to several `$dynamicAnchor`s; without a name, whether it does so with any. */
  readonly isAmbiguous: (from: Address, name?: string) => boolean;
  /** The `$dynamicAnchor`s of a resource by name; undefined for a name that it gives twice. */
  readonly dynamicAnchors: (resource: Address) => ReadonlyMap<string, Address | undefined>;
}

const DATA = new Set(['example', 'examples', 'default', 'enum', 'const']);
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas']);
/** Keywords of schemas that hold what is no map of schemas. */
const HOLDERS = new Set(Object.keys(SUBSCHEMAS).filter((keyword) => !MAPS.has(keyword)));
// Only so that relative `$id`s have something to be relative to; never fetched.
const NOWHERE = 'https://document.invalid/';

/** Whether a value is the `$id` of a resource of its own; `#name` was an anchor in older drafts. */
export function isResourceId(id: Json | undefined): id is string {
  return typeof id === 'string' && id !== '' && !id.startsWith('#');
}

/** Reads `$id`, `$anchor` and `$dynamicAnchor`, each file once and only when a reference needs them. */
export function createAnchors(document: Document): Anchors {
  const files = new Map<string, Names>();

  function namesOf(file: string): Names {
    let names = files.get(file);
    if (names === undefined) files.set(file, (names = scan(file, document.at(addressOf(file, '')))));
    return names;
  }

  function byId(head: string, file: string, resource: Address | undefined): Address | undefined {
    const names = namesOf(file);
    const base = (resource !== undefined ? names.bases.get(resource) : undefined) ?? NOWHERE + file;
    const uri = absolute(head, base);
    return uri === undefined ? undefined : (names.resources.get(uri) ?? (file === '' ? undefined : namesOf('').resources.get(uri)));
  }

  function resolve(reference: string, from: Address, resource: Address | undefined): Address | undefined {
    const hash = reference.indexOf('#');
    const head = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? '' : reference.slice(hash + 1);
    const { file } = splitAddress(from);
    const isPointer = fragment === '' || fragment.startsWith('/');
    if (resource === undefined && isPointer) {
      const found = document.resolve(reference, from);
      if (found !== undefined || head === '') return found;
    }
    const top = head === '' ? (resource ?? addressOf(file, '')) : (byId(head, file, resource) ?? document.resolve(head, from));
    if (top === undefined) return undefined;
    if (isPointer) {
      const target = top + decoded(fragment);
      return document.at(target) !== undefined ? target : document.resolve(reference, from);
    }
    return namesOf(splitAddress(top).file).anchors.get(`${top} ${decoded(fragment)}`);
  }

  return {
    resolve,
    isAmbiguous: (from, name) => {
      const { ambiguous } = namesOf(splitAddress(from).file);
      return name === undefined ? ambiguous.size > 0 : ambiguous.has(name);
    },
    dynamicAnchors: (resource) => namesOf(splitAddress(resource).file).dynamic.get(resource) ?? NO_ANCHORS,
  };
}

const NO_ANCHORS: ReadonlyMap<string, Address> = new Map();

/** Where schemas stand in what is no schema: media types, parameters and headers of OpenAPI. */
const ENTRIES = new Set(['schema', 'itemSchema']);

interface Scanned {
  readonly value: Json | undefined;
  readonly address: Address;
  readonly resource: Address;
  /** Whether its names are names of schemas and no keywords. */
  readonly isMap: boolean;
  /** Whether it is a schema for certain, or a map or list of them. */
  readonly isSchema: boolean;
}

/** Whether a file is one schema and no description: it says so, or names itself. */
function isSchemaFile(root: Json | undefined): boolean {
  return typeof own(root, '$schema') === 'string' || isResourceId(own(root, '$id'));
}

function scan(file: string, root: Json | undefined): Names {
  const resources = new Map<string, Address>();
  const bases = new Map<Address, string>();
  const anchors = new Map<string, Address>();
  const dynamic = new Map<Address, Map<string, Address | undefined>>();
  const met = new Set<string>();
  const ambiguous = new Set<string>();
  const top = addressOf(file, '');
  const pending: Scanned[] = [{ value: root, address: top, resource: top, isMap: false, isSchema: isSchemaFile(root) }];
  bases.set(top, NOWHERE + file);
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { value, address, isMap, isSchema } = place;
    if (typeof value !== 'object' || value === null) continue;
    let { resource } = place;
    if (isObject(value) && !isMap) {
      const id = value['$id'];
      if (isResourceId(id)) {
        const uri = absolute(id, bases.get(resource) ?? NOWHERE);
        if (uri !== undefined) {
          if (!resources.has(uri)) resources.set(uri, address);
          bases.set(address, uri);
          resource = address;
        }
      }
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = value[keyword];
        if (typeof name !== 'string') continue;
        if (!anchors.has(`${resource} ${name}`)) anchors.set(`${resource} ${name}`, address);
        if (keyword !== '$dynamicAnchor') continue;
        const ofResource = dynamic.get(resource) ?? new Map<string, Address | undefined>();
        dynamic.set(resource, ofResource.set(name, ofResource.has(name) ? undefined : address));
        if (met.has(name)) ambiguous.add(name);
        met.add(name);
      }
    }
    for (const [name, below] of Object.entries(value) as [string, Json][]) {
      if (typeof below !== 'object' || below === null || (!isMap && (DATA.has(name) || name.startsWith('x-')))) continue;
      const isOfSchemas = isMap || isArray(value) ? isSchema : MAPS.has(name) || (isSchema ? HOLDERS.has(name) : ENTRIES.has(name));
      // What an unknown keyword of a schema holds is data: a name in it names nothing.
      if (isSchema && !isOfSchemas) continue;
      pending.push({ value: below, address: append(address, name), resource, isMap: !isMap && MAPS.has(name), isSchema: isOfSchemas });
    }
  }
  return { resources, bases, anchors, dynamic, ambiguous };
}

function absolute(reference: string, base: string): string | undefined {
  try {
    const url = new URL(reference, base);
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
