import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isArray, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { tokensOf } from '../../../src/model/pointer.ts';
import type { Pointer } from '../../../src/model/pointer.ts';
import { mapObjects } from '../../support/openapi-objects.ts';

/**
 * What a rewrite must leave where it is. References may lead into the middle of a schema or of a list;
 * moving what they lead to would change what they mean.
 */
export interface Targets {
  /** Whether some reference leads below this place: into a keyword or a list of it. */
  readonly below: (pointer: Pointer) => boolean;
  /** Whether some reference leads to this place or below it. */
  readonly atOrBelow: (pointer: Pointer) => boolean;
}

/** Finds every `$ref` of a document, wherever it stands, because a target too many is harmless. */
export function targetsOf(root: Json): Targets {
  const targets = new Set<string>();
  const prefixes = new Set<string>();
  const visit = (value: Json): void => {
    if (isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const reference = own(value, '$ref');
    if (typeof reference === 'string' && reference.startsWith('#/')) {
      const pointer = pointerOf(reference);
      targets.add(pointer);
      for (let slash = pointer.lastIndexOf('/'); slash >= 0; slash = pointer.lastIndexOf('/', slash - 1)) {
        prefixes.add(pointer.slice(0, slash));
        if (slash === 0) break;
      }
    }
    for (const [, member] of entries(value)) visit(member);
  };
  visit(root);
  return { below: (pointer) => prefixes.has(pointer), atOrBelow: (pointer) => targets.has(pointer) || prefixes.has(pointer) };
}

/** The pointer of a reference within the document, percent-decoded (RFC 6901, section 6). */
export function pointerOf(reference: string): Pointer {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}

/** The component schema that a reference names, if it leads to one or into one. */
export function componentOf(reference: string, specification: SpecificationVersion): string | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const tokens = tokensOf(pointerOf(reference));
  if (specification === '2.0') return tokens[0] === 'definitions' ? tokens[1] : undefined;
  return tokens[0] === 'components' && tokens[1] === 'schemas' ? tokens[2] : undefined;
}

/** The same, for references by the `$id` of a component as well, relative ones included, and by its anchor. */
export function componentBehind(reference: string, schemas: JsonObject, specification: SpecificationVersion): string | undefined {
  const named = (schema: Json): boolean => {
    if (['$anchor', '$dynamicAnchor'].some((keyword) => own(schema, keyword) === reference.slice(1) && reference.startsWith('#')))
      return true;
    const id = own(schema, '$id');
    return typeof id === 'string' && (id === reference || (URL.canParse(reference, id) && new URL(reference, id).href === id));
  };
  return componentOf(reference, specification) ?? entries(schemas).find(([, schema]) => named(schema))?.[0];
}

/** Whether a schema is a `$ref` and nothing else. */
export function isPlainReference(schema: Json): schema is JsonObject & { readonly $ref: string } {
  return typeof own(schema, '$ref') === 'string' && Object.keys(schema as JsonObject).length === 1;
}

/** A component and those that it is merely another name of, by references and `allOf` of one: a mapping to any of them selects it. */
export function namesOf(name: string, schemas: JsonObject, specification: SpecificationVersion): ReadonlySet<string> {
  const names = new Set<string>();
  for (let known: string | undefined = name; known !== undefined && !names.has(known);) {
    names.add(known);
    let schema = own(schemas, known);
    for (let parts = own(schema, 'allOf'); isArray(parts) && parts.length === 1; parts = own(schema, 'allOf')) schema = parts[0];
    const reference = own(schema, '$ref');
    known = typeof reference === 'string' ? componentBehind(reference, schemas, specification) : undefined;
  }
  return names;
}

/** Whether a schema names itself or a scope, so that it means something else when it is moved or copied. */
export function hasIdentity(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).some((keyword) => keyword.startsWith('$') && keyword !== '$ref' && keyword !== '$comment');
}

/** Whether the branches of a schema are told apart by their names. */
export function hasDiscriminator(schema: Json): boolean {
  return own(schema, 'discriminator') !== undefined;
}

/** A copy of a document with its component schemas replaced. */
export function withComponents(root: JsonObject, specification: SpecificationVersion, schemas: JsonObject): JsonObject {
  if (specification === '2.0') return { ...root, definitions: schemas };
  const components = own(root, 'components');
  return { ...root, components: { ...(isObject(components) ? components : {}), schemas } };
}

/** The component schemas of a document, by name. */
export function componentsOf(root: Json, specification: SpecificationVersion): JsonObject {
  const found = specification === '2.0' ? own(root, 'definitions') : own(own(root, 'components'), 'schemas');
  return isObject(found) ? found : {};
}

/** A copy of a document with every schema changed, inner ones first. `change` sees where each one stood. */
export function mapSchemas(
  root: JsonObject,
  specification: SpecificationVersion,
  change: (schema: JsonObject, pointer: Pointer) => Json,
): JsonObject {
  return mapObjects(root, specification, (kind, value, pointer) => (kind === 'schema' ? change(value, pointer) : value)) as JsonObject;
}

/** Whether a schema is made of a base with a discriminator, which reads the name of the component that it is. */
export function isMadeOfBase(
  schema: Json,
  schemas: JsonObject,
  specification: SpecificationVersion,
  visited: ReadonlySet<Json> = new Set(),
): boolean {
  const parts = own(schema, 'allOf');
  if (visited.has(schema) || !isArray(parts)) return false;
  const within = new Set([...visited, schema]);
  return parts.some((part) => {
    const reference = own(part, '$ref');
    const name = typeof reference === 'string' ? componentBehind(reference, schemas, specification) : undefined;
    const target = name === undefined ? part : own(schemas, name);
    if (target === undefined) return false;
    return (name !== undefined && hasDiscriminator(target)) || isMadeOfBase(target, schemas, specification, within);
  });
}
