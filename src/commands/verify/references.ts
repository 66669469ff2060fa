import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { addressOf, append, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { VerifiedDialect } from './dialect.ts';
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
  const places = placesOfAnchor(document.at(top), top, fragment);
  return places.length === 1 ? places[0] : undefined;
}

/** The tops of the resources that evaluation went through, outermost first, as far as a `$dynamicRef` may lead to them. */
export type DynamicScope = readonly Address[];

/** The scope inside the resource around an address, entered from another scope (2020-12 core, section 7.1). */
export function entered(document: Document, at: Address, scope: DynamicScope): DynamicScope {
  const { top } = resourcesOf(document, at).around(at);
  const isSaid = (name: string): boolean => scope.some((outer) => dynamicAnchors(document, outer).has(name));
  return [...dynamicAnchors(document, top).keys()].every(isSaid) ? scope : [...scope, top];
}

/**
 * Where a `$dynamicRef` leads: to the anchor of that name in the outermost resource of the scope that has one.
 * What leads to no `$dynamicAnchor` is a plain `$ref` (2020-12 core, section 8.2.3.2). Undefined for a name
 * that one resource gives twice.
 */
export function resolveDynamically(document: Document, reference: string, at: Address, scope: DynamicScope): Address | undefined {
  const target = resolveStatically(document, reference, at);
  const name = decode(reference.slice(reference.indexOf('#') + 1));
  if (target === undefined || own(document.at(target), '$dynamicAnchor') !== name) return target;
  const outermost = scope.find((top) => dynamicAnchors(document, top).has(name)) ?? resourcesOf(document, target).around(target).top;
  const places = dynamicAnchors(document, outermost).get(name) ?? [];
  return places.length === 1 ? places[0] : undefined;
}

/** A document as evaluation reads it that came through some resources. */
export interface Reading {
  readonly document: Document;
  readonly dialect: VerifiedDialect;
  /** The resources that evaluation came through. */
  readonly scope: DynamicScope;
}

/** Where the references of a schema lead. */
export function targetsOf(at: Address, { document, dialect, scope }: Reading): readonly Address[] {
  const schema = document.at(at);
  const [plain, dynamic] = [own(schema, '$ref'), dialect.jsonSchema ? own(schema, '$dynamicRef') : undefined];
  return [
    typeof plain === 'string' ? resolveStatically(document, plain, at) : undefined,
    typeof dynamic === 'string' ? resolveDynamically(document, dynamic, at, entered(document, at, scope)) : undefined,
  ].filter((target) => target !== undefined);
}

/** The `$dynamicAnchor`s of one resource, by name. */
function dynamicAnchors(document: Document, top: Address): ReadonlyMap<string, readonly Address[]> {
  const byTop = anchorsByTop.get(document) ?? new Map<Address, ReadonlyMap<string, readonly Address[]>>();
  anchorsByTop.set(document, byTop);
  const before = byTop.get(top);
  if (before !== undefined) return before;
  const anchors = new Map<string, Address[]>();
  visitResource(document.at(top), top, (part, place) => {
    const name = own(part, '$dynamicAnchor');
    if (typeof name === 'string') anchors.set(name, [...(anchors.get(name) ?? []), place]);
  });
  byTop.set(top, anchors);
  return anchors;
}

const anchorsByTop = new WeakMap<Document, Map<Address, ReadonlyMap<string, readonly Address[]>>>();

/** The places of a plain name, of either kind, in one resource. */
function placesOfAnchor(value: Json | undefined, at: Address, name: string): readonly Address[] {
  const found: Address[] = [];
  visitResource(value, at, (part, place) => {
    if (own(part, '$dynamicAnchor') === name || own(part, '$anchor') === name) found.push(place);
  });
  return found;
}

/** Every object of a resource, without the resources inside of it. */
function visitResource(top: Json | undefined, at: Address, see: (part: JsonObject, place: Address) => void): void {
  const visit = (part: Json, place: Address): void => {
    if (isArray(part)) part.forEach((item, index) => visit(item, append(place, index)));
    if (!isObject(part) || (place !== at && typeof own(part, '$id') === 'string')) return;
    see(part, place);
    for (const [key, member] of entries(part)) if (!isData(key)) visit(member, append(place, key));
  };
  if (top !== undefined) visit(top, at);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
