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

/** What one file refers to and what it can be referred to by. Where each reference stands is looked for when first asked. */
export interface FileReferences {
  /** Every reference once; perhaps also some that are data, or of the earlier version that the file shares values with. */
  readonly distinct: ReadonlySet<string>;
  /** Whether anything in the file may have a name of its own (`$id`, `$anchor`, `$dynamicAnchor`). */
  readonly named: boolean;
  readonly references: readonly Reference[];
  readonly resources: readonly EmbeddedResource[];
  /** The plain names of `$anchor` and `$dynamicAnchor`. */
  readonly anchors: ReadonlySet<string>;
}

/** Whether `$id` and `$anchor` are keywords: from OpenAPI 3.1 on. */
export type ReferenceDialect = 'openapi-schema' | 'json-schema';

/** What an earlier version of a file, of the same dialect, refers to, and the values that both have. */
export interface EarlierReferences {
  readonly references: FileReferences;
  readonly shared: ReadonlySet<Json>;
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

/** Keywords that name a schema from OpenAPI 3.1 on. */
const NAMES: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor']);

/** Maps of the specification that may be extended, so that an `x-` name in them is no name of theirs. */
const EXTENSIBLE_MAPS: ReadonlySet<string> = new Set(['paths', 'responses', 'callbacks']);

/**
 * Finds every `$ref` of a file that is a reference: not those inside examples, defaults, constants and
 * extensions, which are data. Follows nothing. What an earlier version of the file shares is not gone over again.
 */
export function findReferences(root: Json, dialect: ReferenceDialect, earlier?: EarlierReferences): FileReferences {
  const distinct = new Set<string>(earlier?.references.distinct);
  let named = earlier?.references.named ?? false;
  const shared = earlier?.shared;
  walk(root, {
    dialect,
    at: () => '',
    skips: (value) => shared?.has(value) === true,
    reference: (reference) => {
      distinct.add(reference);
    },
    name: () => {
      named = true;
    },
  });
  return placedReferences({ distinct, named }, root, dialect);
}

/** The references of a file of which it is known what they are and whether it gives names, but not where they stand. */
export function placedReferences(
  { distinct, named }: Pick<FileReferences, 'distinct' | 'named'>,
  root: Json,
  dialect: ReferenceDialect,
): FileReferences {
  let found: Pick<FileReferences, 'references' | 'resources' | 'anchors'> | undefined;
  const places = (): Pick<FileReferences, 'references' | 'resources' | 'anchors'> => (found ??= placesOf(root, dialect));
  return {
    distinct,
    named,
    get references() {
      return places().references;
    },
    get resources() {
      return named ? places().resources : [];
    },
    get anchors() {
      return named ? places().anchors : NO_NAMES;
    },
  };
}

/** Whether no reference names a file, not even its own. */
export function refersToItselfAlone(file: FileReferences): boolean {
  for (const reference of file.distinct)
    if (!reference.startsWith('#')) return file.references.every((one) => one.reference.startsWith('#'));
  return true;
}

const NO_NAMES: ReadonlySet<string> = new Set();

function placesOf(root: Json, dialect: ReferenceDialect): Pick<FileReferences, 'references' | 'resources' | 'anchors'> {
  const references: Reference[] = [];
  const resources: EmbeddedResource[] = [];
  const anchors = new Set<string>();
  walk(root, {
    dialect,
    // Pointers grow by concatenation, which is free until one is used; most never are.
    at: append,
    skips: () => false,
    reference: (reference, pointer) => {
      references.push({ reference, pointer });
    },
    name: (keyword, value, pointer) => {
      if (keyword === '$id') resources.push({ id: value, pointer });
      else anchors.add(value);
    },
  });
  return { references, resources, anchors };
}

/** What is done on the way through a file. */
interface Visitor {
  readonly dialect: ReferenceDialect;
  /** The pointer of what stands below a place, or anything where nobody asks for pointers. */
  readonly at: (pointer: Pointer, token: string | number) => Pointer;
  readonly skips: (value: Json) => boolean;
  readonly reference: (reference: string, pointer: Pointer) => void;
  readonly name: (keyword: string, value: string, pointer: Pointer) => void;
}

function walk(root: Json, { dialect, at, skips, reference, name: nameFound }: Visitor): void {
  function visitObject(object: JsonObject, pointer: Pointer): void {
    for (const name in object) {
      const value = object[name] as Json;
      if (typeof value === 'string') visitString(name, value, pointer);
      else if (typeof value === 'object' && value !== null && !DATA.has(name) && !name.startsWith('x-') && !skips(value))
        visitEntry(name, value, at(pointer, name));
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
    if (!name.startsWith('$')) return;
    if (name === '$ref') reference(value, pointer);
    else if (dialect === 'json-schema' && NAMES.has(name)) nameFound(name, value, pointer);
  }

  function visitItems(items: readonly Json[], pointer: Pointer): void {
    for (let index = 0; index < items.length; index += 1) visit(items[index] as Json, at(pointer, index));
  }

  function visit(value: Json, pointer: Pointer): void {
    if (isArray(value)) visitItems(value, pointer);
    else if (isObject(value)) visitObject(value, pointer);
  }

  function visitMap(keyword: string, map: JsonObject, pointer: Pointer): void {
    for (const name in map) {
      const value = map[name] as Json;
      if (name === '$ref' && typeof value === 'string') reference(value, pointer);
      if (typeof value !== 'object' || (EXTENSIBLE_MAPS.has(keyword) && name.startsWith('x-')) || skips(value)) continue;
      visit(value, at(pointer, name));
    }
  }

  /** Example Objects may be references; what they hold is data. */
  function visitExamples(examples: JsonObject, pointer: Pointer): void {
    for (const [name, example] of entries(examples)) {
      const target = own(example, '$ref');
      if (typeof target === 'string') reference(target, at(pointer, name));
    }
  }

  visit(root, '');
}
