import { append } from '../model/pointer.ts';
import type { Pointer } from '../model/pointer.ts';
import { entries, isArray, isObject, own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** One `$ref` of a file; the pointer is that of the object that holds it. */
export interface Reference {
  readonly reference: string;
  readonly pointer: Pointer;
}

/** A schema that names itself with `$id` (JSON Schema 2020-12 core, section 8.2.1). */
export interface EmbeddedResource {
  readonly id: string;
  readonly pointer: Pointer;
}

/** What one file refers to and what it can be referred to by. */
export interface FileReferences {
  readonly references: readonly Reference[];
  readonly resources: readonly EmbeddedResource[];
  /** The plain names of `$anchor` and `$dynamicAnchor`. */
  readonly anchors: ReadonlySet<string>;
}

/** Keywords whose value is any JSON: a `$ref` in there is data. */
const DATA: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const', 'value', 'dataValue', 'mapping', 'scopes']);

/** Keywords whose value is a map: its keys are names that people chose, whatever they look like. */
const MAPS: ReadonlySet<string> = new Set([
  '$defs',
  'additionalOperations',
  'callbacks',
  'content',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'mediaTypes',
  'parameters',
  'pathItems',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securityDefinitions',
  'securitySchemes',
  'variables',
  'webhooks',
]);

/** Maps of the specification that may be extended, so that an `x-` name in them is no name of theirs. */
const EXTENSIBLE_MAPS: ReadonlySet<string> = new Set(['paths', 'responses', 'callbacks']);

/**
 * Finds every `$ref` of a file that is a reference: not those inside examples, defaults, constants and
 * extensions, which are data. Follows nothing. `dialect` says whether `$id` and `$anchor` are keywords
 * (OpenAPI 3.1 and later).
 */
export function findReferences(root: Json, dialect: 'openapi-schema' | 'json-schema'): FileReferences {
  const references: Reference[] = [];
  const resources: EmbeddedResource[] = [];
  const anchors = new Set<string>();

  // Pointers grow by concatenation, which is free until one is used; most never are.
  function visitObject(object: JsonObject, pointer: Pointer): void {
    for (const name in object) {
      const value = object[name] as Json;
      if (typeof value === 'string') visitString(name, value, pointer);
      else if (typeof value === 'object' && value !== null && !DATA.has(name) && !name.startsWith('x-'))
        visitEntry(name, value, append(pointer, name));
    }
  }

  function visitEntry(name: string, value: Json, pointer: Pointer): void {
    if (isArray(value)) {
      if (name !== 'examples') visitItems(value, pointer);
    } else if (name === 'examples') {
      visitExamples(value as JsonObject, pointer);
    } else if (MAPS.has(name)) {
      visitMap(name, value as JsonObject, pointer);
    } else {
      visitObject(value as JsonObject, pointer);
    }
  }

  function visitString(name: string, value: string, pointer: Pointer): void {
    if (name === '$ref') references.push({ reference: value, pointer });
    if (dialect !== 'json-schema') return;
    if (name === '$anchor' || name === '$dynamicAnchor') anchors.add(value);
    if (name === '$id') resources.push({ id: value, pointer });
  }

  function visitItems(items: readonly Json[], pointer: Pointer): void {
    for (let index = 0; index < items.length; index += 1) visit(items[index] as Json, append(pointer, index));
  }

  function visit(value: Json, pointer: Pointer): void {
    if (isArray(value)) visitItems(value, pointer);
    else if (isObject(value)) visitObject(value, pointer);
  }

  function visitMap(keyword: string, map: JsonObject, pointer: Pointer): void {
    for (const name in map) {
      const value = map[name] as Json;
      if (name === '$ref' && typeof value === 'string') references.push({ reference: value, pointer });
      if (typeof value !== 'object' || (EXTENSIBLE_MAPS.has(keyword) && name.startsWith('x-'))) continue;
      visit(value, append(pointer, name));
    }
  }

  /** Example Objects may be references; what they hold is data. */
  function visitExamples(examples: JsonObject, pointer: Pointer): void {
    for (const [name, example] of entries(examples)) {
      const reference = own(example, '$ref');
      if (typeof reference === 'string') references.push({ reference, pointer: append(pointer, name) });
    }
  }

  visit(root, '');
  return { references, resources, anchors };
}
