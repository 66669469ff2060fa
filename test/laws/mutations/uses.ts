import type { Direction } from '../../../src/model/api.ts';
import { entries, isArray, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append } from '../../../src/model/pointer.ts';
import type { Pointer } from '../../../src/model/pointer.ts';
import { isReference, methods, specificationOf, visitObjects } from '../../support/openapi-objects.ts';
import { childSchemas } from '../../support/schema-places.ts';
import { valueAt } from '../../support/value-at.ts';
import { pointerOf } from '../rewrites/targets.ts';

/** Where a schema is met. `unclear` stands for forms, parameters, unions and all else without a verdict known beforehand. */
export type Use = Direction | 'unclear';

/** A schema of a document where the verdict on an edit is known. */
export interface Site {
  readonly pointer: Pointer;
  readonly schema: JsonObject;
  /** The directions in which payloads really reach it; at least one. */
  readonly directions: ReadonlySet<Direction>;
}

/** Keywords that can hide what stands below them, or hide behind it. */
const hiding = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'enum',
  'const',
  'discriminator',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contains',
  'prefixItems',
  'maxProperties',
  'minProperties',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  'example',
  'examples',
];

/** Whether nothing in a schema but its type and its plain bounds decides. Examples are left alone: an edit could contradict them. */
export function isPlain(schema: JsonObject): boolean {
  return (
    !hiding.some((keyword) => keyword !== 'example' && keyword !== 'examples' && Object.hasOwn(schema, keyword)) && !isReference(schema)
  );
}

/** Every schema that some JSON payload reaches through properties and items alone, and no other way. */
export function sitesOf(root: JsonObject): readonly Site[] {
  const known = memo.get(root);
  if (known !== undefined) return known;
  const sites = find(root);
  memo.set(root, sites);
  return sites;
}

const memo = new WeakMap<JsonObject, readonly Site[]>();

function find(root: JsonObject): readonly Site[] {
  const uses = new Map<Pointer, Set<Use>>();
  const schemas = new Map<Pointer, JsonObject>();
  const pending: { readonly pointer: Pointer; readonly schema: Json; readonly use: Use }[] = payloadsOf(root).map(({ pointer, use }) => ({
    pointer,
    schema: valueAt(root, pointer) ?? true,
    use,
  }));
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { pointer, schema, use } = item;
    const met = uses.get(pointer) ?? new Set<Use>();
    if (met.has(use) || !isObject(schema)) continue;
    met.add(use);
    uses.set(pointer, met);
    schemas.set(pointer, schema);
    const reference = own(schema, '$ref');
    if (typeof reference === 'string') {
      const target = pointerOf(reference);
      const alone = Object.keys(schema).length === 1;
      if (reference.startsWith('#')) pending.push({ pointer: target, schema: valueAt(root, target) ?? true, use: alone ? use : 'unclear' });
    }
    const clear = isPlain(schema);
    for (const child of childSchemas(schema)) {
      const reached =
        clear && /^\/(?:properties\/|items$)/.test(child.pointer) && own(schema, 'maxItems') !== 0 && !isOneWay(root, child.schema);
      pending.push({ pointer: pointer + child.pointer, schema: child.schema, use: reached ? use : 'unclear' });
    }
  }
  return [...uses].flatMap(([pointer, met]) => {
    const schema = schemas.get(pointer);
    if (met.has('unclear') || schema === undefined) return [];
    return [{ pointer, schema, directions: met as ReadonlySet<Direction> }];
  });
}

/** Whether a property is read-only or write-only, read through references and `allOf`. */
export function isOneWay(root: JsonObject, schema: Json, depth = 0): boolean {
  if (depth > 20) return true;
  if (own(schema, 'readOnly') === true || own(schema, 'writeOnly') === true) return true;
  const reference = own(schema, '$ref');
  const target = typeof reference === 'string' && reference.startsWith('#') ? valueAt(root, pointerOf(reference)) : undefined;
  if (target !== undefined && isOneWay(root, target, depth + 1)) return true;
  const parts = own(schema, 'allOf');
  return isArray(parts) && parts.some((part) => isOneWay(root, part, depth + 1));
}

interface Payload {
  readonly pointer: Pointer;
  readonly use: Use;
}

/** The schemas that operations of the document send and receive as a whole. */
function payloadsOf(root: JsonObject): readonly Payload[] {
  const payloads: Payload[] = [];
  const reachable = new Set<Pointer>();
  const specification = specificationOf(root);

  function follow(pointer: Pointer): Pointer {
    const value = valueAt(root, pointer);
    const reference = own(value, '$ref');
    return typeof reference === 'string' && reference.startsWith('#') ? follow(pointerOf(reference)) : pointer;
  }

  function content(at: Pointer, direction: Direction): void {
    for (const [mediaType, media] of entries(valueAt(root, at))) {
      const use = /^application\/(?:[^;]*\+)?json/.test(mediaType) ? direction : 'unclear';
      const place = append(at, mediaType);
      if (own(media, 'schema') !== undefined) payloads.push({ pointer: append(place, 'schema'), use });
      if (own(media, 'itemSchema') !== undefined) payloads.push({ pointer: append(place, 'itemSchema'), use: 'unclear' });
    }
  }

  function parameters(at: Pointer, sent: Direction): void {
    const list = valueAt(root, at);
    if (!isArray(list)) return;
    list.forEach((_, index) => {
      const place = follow(append(at, index));
      const inBody = specification === '2.0' && own(valueAt(root, place), 'in') === 'body';
      if (own(valueAt(root, place), 'schema') !== undefined)
        payloads.push({ pointer: append(place, 'schema'), use: inBody ? sent : 'unclear' });
      for (const [mediaType] of entries(own(valueAt(root, place), 'content')))
        payloads.push({ pointer: append(place, 'content', mediaType, 'schema'), use: 'unclear' });
    });
  }

  function operation(at: Pointer, sent: Direction): void {
    if (reachable.has(`${at} ${sent}`)) return;
    reachable.add(`${at} ${sent}`);
    const received = sent === 'request' ? 'response' : 'request';
    parameters(append(at, 'parameters'), sent);
    if (valueAt(root, append(at, 'requestBody')) !== undefined) content(append(follow(append(at, 'requestBody')), 'content'), sent);
    for (const [status] of entries(valueAt(root, append(at, 'responses')))) {
      const place = follow(append(at, 'responses', status));
      if (specification === '2.0' && own(valueAt(root, place), 'schema') !== undefined)
        payloads.push({ pointer: append(place, 'schema'), use: received });
      content(append(place, 'content'), received);
      for (const [name] of entries(own(valueAt(root, place), 'headers'))) {
        const header = follow(append(place, 'headers', name));
        if (own(valueAt(root, header), 'schema') !== undefined) payloads.push({ pointer: append(header, 'schema'), use: 'unclear' });
      }
    }
    for (const [name] of entries(valueAt(root, append(at, 'callbacks')))) {
      const callback = follow(append(at, 'callbacks', name));
      for (const [expression] of entries(valueAt(root, callback))) pathItem(append(callback, expression), received);
    }
  }

  function pathItem(at: Pointer, sent: Direction): void {
    const place = follow(at);
    parameters(append(place, 'parameters'), sent);
    for (const method of methods) if (own(valueAt(root, place), method) !== undefined) operation(append(place, method), sent);
    for (const [method] of entries(own(valueAt(root, place), 'additionalOperations')))
      operation(append(place, 'additionalOperations', method), sent);
  }

  for (const [path] of entries(own(root, 'paths'))) if (!path.startsWith('x-')) pathItem(append('/paths', path), 'request');
  for (const [name] of entries(own(root, 'webhooks'))) pathItem(append('/webhooks', name), 'response');
  return payloads;
}

/** The operations of `paths`, with their pointers; those behind references are left out. */
export function operationsOf(root: JsonObject): readonly { readonly pointer: Pointer; readonly operation: JsonObject }[] {
  const found: { readonly pointer: Pointer; readonly operation: JsonObject }[] = [];
  visitObjects({ paths: own(root, 'paths') ?? {} }, specificationOf(root), (kind, operation, pointer) => {
    if (kind === 'operation' && !pointer.includes('/callbacks/')) found.push({ pointer, operation });
  });
  return found;
}
