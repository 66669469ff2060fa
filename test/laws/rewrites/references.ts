import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append, tokensOf } from '../../../src/model/pointer.ts';
import type { Pointer } from '../../../src/model/pointer.ts';
import { valueAt } from '../../support/value-at.ts';
import { isReference, mapMembers, mapObjects } from '../../support/openapi-objects.ts';
import type { ObjectKind } from '../../support/openapi-objects.ts';
import { mapChildSchemas } from '../../support/schema-places.ts';
import {
  componentOf,
  componentsOf,
  hasDiscriminator,
  hasIdentity,
  isMadeOfBase,
  isPlainReference,
  mapSchemas,
  namesOf,
  pointerOf,
  targetsOf,
  withComponents,
} from './targets.ts';

/** How many schemas one run of `inlineReferences` copies at most; what is left stays a reference. */
const MOST_COPIES = 200_000;

/**
 * Puts the target of each `$ref` in its place, and those of the target, `depth` levels deep. Not touched:
 * references with siblings, to nothing, to what names itself, to a base with a discriminator or one of its heirs, and the
 * branches of a union that a discriminator tells apart by name.
 */
export function inlineReferences(root: JsonObject, specification: SpecificationVersion, depth = 3): JsonObject {
  let copies = 0;
  const mapped = mappedNames(root, specification);

  function inline(schema: Json, left: number): Json {
    if (isPlainReference(schema)) {
      const target = left > 0 && copies < MOST_COPIES ? targetOf(schema.$ref) : undefined;
      return target === undefined ? schema : inline(target, left - 1);
    }
    copies += 1;
    return mapChildSchemas(schema, (child, pointer) => (isNamedBranch(schema, pointer) ? child : inline(child, left)));
  }

  function targetOf(reference: string): Json | undefined {
    const target = reference.startsWith('#/') ? valueAt(root, pointerOf(reference)) : undefined;
    if (target === undefined || !isObject(target) || containsIdentity(target) || hasDiscriminator(target)) return undefined;
    return isMadeOfBase(target, componentsOf(root, specification), specification) ? undefined : target;
  }

  return mapObjects(root, specification, (kind, value) => {
    if (kind === 'schema') return value;
    const field = ownSchemaFields(kind);
    const inlined = mapMembers(value, (member, name) => (field.includes(name) ? inline(member, depth) : member)) as JsonObject;
    if (kind === 'document') return withInlinedComponents(inlined);
    return isPlainReference(inlined) && kind !== 'path item' ? (valueAt(root, pointerOf(inlined.$ref)) ?? inlined) : inlined;
  }) as JsonObject;

  function withInlinedComponents(document: JsonObject): JsonObject {
    const schemas = componentsOf(document, specification);
    if (Object.keys(schemas).length === 0) return document;
    // A mapping may select a component by what it is another name of.
    const isMapped = (name: string): boolean => [...namesOf(name, schemas, specification)].slice(1).some((known) => mapped.has(known));
    return withComponents(
      document,
      specification,
      mapMembers(schemas, (schema, name) => (isMapped(name) ? schema : inline(schema, depth))) as JsonObject,
    );
  }
}

/** The components that some discriminator's mapping names. */
function mappedNames(root: JsonObject, specification: SpecificationVersion): ReadonlySet<string> {
  const names = new Set<string>();
  mapSchemas(root, specification, (schema) => {
    for (const [, text] of entries(own(own(schema, 'discriminator'), 'mapping'))) {
      if (typeof text === 'string') names.add(componentOf(text, specification) ?? text);
    }
    return schema;
  });
  return names;
}

function ownSchemaFields(kind: ObjectKind): readonly string[] {
  return kind === 'parameter' || kind === 'header' || kind === 'response'
    ? ['schema']
    : kind === 'media type'
      ? ['schema', 'itemSchema']
      : [];
}

function containsIdentity(schema: Json): boolean {
  if (hasIdentity(schema)) return true;
  let found = false;
  mapChildSchemas(schema, (child) => {
    found ||= containsIdentity(child);
    return child;
  });
  return found;
}

function isNamedBranch(schema: Json, pointer: Pointer): boolean {
  return hasDiscriminator(schema) && /^\/(?:oneOf|anyOf|allOf)\//.test(pointer);
}

/** Writes each plain `$ref` to a schema as `allOf` with one branch, except where a discriminator reads its name. */
export function wrapReferences(root: JsonObject, specification: SpecificationVersion): JsonObject {
  const wrap = (schema: Json): Json => (isPlainReference(schema) ? { allOf: [schema] } : schema);
  return mapObjects(root, specification, (kind, value) => {
    if (kind === 'schema') {
      return mapChildSchemas(value, (child, pointer) => (isNamedBranch(value, pointer) || isBaseClass(pointer) ? child : wrap(child)));
    }
    const fields = ownSchemaFields(kind);
    return mapMembers(value, (member, name) => (fields.includes(name) ? wrap(member) : member));
  }) as JsonObject;
}

/** A branch of an `allOf` is wrapped as well as can be already, and discriminators of the base read its parents. */
function isBaseClass(pointer: Pointer): boolean {
  return pointer.startsWith('/allOf/');
}

/**
 * Makes a component of each inline schema with properties that stands at a property, an item, a further
 * property, or as the schema of a body. Branches of unions stay, because a name may select a branch.
 */
export function extractSchemas(root: JsonObject, specification: SpecificationVersion): JsonObject {
  const targets = targetsOf(root);
  const taken = componentsOf(root, specification);
  const made: [string, Json][] = [];

  function extract(schema: Json, pointer: Pointer): Json {
    const movable = isObject(schema) && isObject(own(schema, 'properties')) && !isReference(schema) && !containsIdentity(schema);
    if (!movable || isMadeOfBase(schema, taken, specification) || targets.atOrBelow(pointer) || isInResource(pointer)) return schema;
    let name = `Extracted${made.length + 1}`;
    while (Object.hasOwn(taken, name)) name = `${name}x`;
    made.push([name, schema]);
    return { $ref: specification === '2.0' ? `#/definitions/${name}` : `#/components/schemas/${name}` };
  }

  /** References in a schema with an `$id` are relative to it. */
  function isInResource(pointer: Pointer): boolean {
    return tokensOf(pointer).some((_, index, tokens) => own(valueAt(root, append('', ...tokens.slice(0, index))), '$id') !== undefined);
  }

  const changed = mapObjects(root, specification, (kind, value, pointer) => {
    if (kind === 'schema') {
      return mapChildSchemas(value, (child, below) =>
        /^\/(?:properties\/|items$|additionalProperties$)/.test(below) ? extract(child, pointer + below) : child,
      );
    }
    const fields = ownSchemaFields(kind);
    return mapMembers(value, (member, name) => (fields.includes(name) ? extract(member, append(pointer, name)) : member));
  }) as JsonObject;
  return made.length === 0
    ? changed
    : withComponents(changed, specification, { ...componentsOf(changed, specification), ...Object.fromEntries(made) });
}
