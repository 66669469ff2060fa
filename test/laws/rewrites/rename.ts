import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isArray, isObject, own, put } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { escapeToken, tokensOf } from '../../../src/model/pointer.ts';
import { componentBehind, componentOf, componentsOf, mapSchemas, namesOf, pointerOf, withComponents } from './targets.ts';

/**
 * Renames every component schema, with all references to it and the names in discriminator mappings. A
 * discriminator without a mapping selects by component name, so the old names are written into one. A name that
 * a mapping gives to another schema selects nothing for its own, and a new name would: such components keep theirs.
 * In 2.0 a discriminator has no mapping; documents with one come back unchanged, and so do those in which the names
 * that it reads hang on a dynamic scope. A value that a component gives itself stays with it; where it is also the name of
 * another, which a mapping would take from it, nothing is renamed.
 */
export function renameComponents(root: JsonObject, specification: SpecificationVersion): JsonObject {
  const schemas = componentsOf(root, specification);
  if (specification === '2.0' && entries(schemas).some(([, schema]) => own(schema, 'discriminator') !== undefined)) return root;
  if (hasDynamicBranch(root, specification)) return root;
  if (entries(schemas).some(([name, schema]) => Object.hasOwn(schemas, givenValueOf(schema) ?? '') && givenValueOf(schema) !== name))
    return root;
  const kept = takenNames(root, schemas, specification);
  const renamed = new Map(Object.keys(schemas).flatMap((name) => (kept.has(name) ? [] : [[name, newName(name, schemas)]])));

  function reference(text: string): string {
    const name = componentOf(text, specification);
    const changed = name === undefined ? undefined : renamed.get(name);
    if (changed === undefined) return text;
    const tokens = tokensOf(pointerOf(text));
    const depth = specification === '2.0' ? 1 : 2;
    return `#/${tokens.map((token, index) => encodeURI(escapeToken(index === depth ? changed : token)).replaceAll('#', '%23')).join('/')}`;
  }

  /** A mapping's value is a reference or the bare name of a component (3.0.3, section 4.7.25). */
  function mapped(text: Json): Json {
    if (typeof text !== 'string') return text;
    return renamed.get(text) === undefined ? reference(text) : `#/components/schemas/${renamed.get(text) as string}`;
  }

  const before = new Map([...renamed].map(([old, changed]) => [changed, old]));
  const changed = mapSchemas(root, specification, (schema, pointer) => {
    const target = own(schema, '$ref');
    const result = typeof target === 'string' ? { ...schema, $ref: reference(target) } : schema;
    const discriminator = own(schema, 'discriminator');
    if (!isObject(discriminator)) return result;
    const mapping: Record<string, Json> = {};
    const said = own(discriminator, 'mapping');
    for (const [value, name] of entries(said)) put(mapping, value, mapped(name));
    // The references of this schema are renamed already.
    for (const changedName of implicitNames(schema, componentAt(pointer, specification), schemas, specification)) {
      const name = before.get(changedName) ?? changedName;
      const target = renamed.get(name);
      if (givenValueOf(own(schemas, name)) !== undefined) continue;
      if (target !== undefined && !isMapped(name, said, schemas, specification)) put(mapping, name, `#/components/schemas/${target}`);
    }
    return { ...result, discriminator: { ...discriminator, mapping } };
  });
  const all = componentsOf(changed, specification);
  return withComponents(
    changed,
    specification,
    Object.fromEntries(entries(all).map(([name, schema]) => [renamed.get(name) ?? name, schema])),
  );
}

/** The value by which a component says itself that a discriminator selects it (AutoRest). */
function givenValueOf(schema: Json | undefined): string | undefined {
  const value = own(schema, 'x-ms-discriminator-value');
  return typeof value === 'string' ? value : undefined;
}

/** The components whose names select by no mapping, and which some mapping gives to another schema. */
function takenNames(root: JsonObject, schemas: JsonObject, specification: SpecificationVersion): ReadonlySet<string> {
  const taken = new Set<string>();
  mapSchemas(root, specification, (schema, pointer) => {
    const said = own(own(schema, 'discriminator'), 'mapping');
    for (const name of isObject(said) ? implicitNames(schema, componentAt(pointer, specification), schemas, specification) : []) {
      if (own(said, name) !== undefined && !isMapped(name, said, schemas, specification)) taken.add(name);
    }
    return schema;
  });
  return taken;
}

function hasDynamicBranch(root: JsonObject, specification: SpecificationVersion): boolean {
  let found = false;
  mapSchemas(root, specification, (schema) => {
    const branches = ['oneOf', 'anyOf'].flatMap((keyword) => own(schema, keyword) ?? []);
    found ||= own(schema, 'discriminator') !== undefined && branches.some((branch) => own(branch, '$dynamicRef') !== undefined);
    return schema;
  });
  return found;
}

/** Whether a mapping leads to a component, by whichever of its names. */
function isMapped(name: string, said: Json | undefined, schemas: JsonObject, specification: SpecificationVersion): boolean {
  const explicit = new Set(
    entries(said).map(([, text]) => (typeof text === 'string' ? (componentBehind(text, schemas, specification) ?? text) : '')),
  );
  return [...namesOf(name, schemas, specification)].some((known) => explicit.has(known));
}

function newName(name: string, schemas: JsonObject): string {
  let made = `Renamed.${name}`;
  while (Object.hasOwn(schemas, made)) made = `Renamed.${made}`;
  return made;
}

function componentAt(pointer: string, specification: SpecificationVersion): string | undefined {
  const tokens = tokensOf(pointer);
  const depth = specification === '2.0' ? 2 : 3;
  return tokens.length === depth ? componentOf(`#${pointer}`, specification) : undefined;
}

/** The components that a discriminator selects by name: the branches of its union, or the heirs of its base. */
function implicitNames(
  schema: JsonObject,
  component: string | undefined,
  schemas: JsonObject,
  specification: SpecificationVersion,
): readonly string[] {
  const branches = ['oneOf', 'anyOf'].flatMap((keyword) => branchNames(own(schema, keyword), schemas, specification));
  if (branches.length > 0 || component === undefined) return branches;
  const heirs = new Set<string>();
  for (let size = -1; size !== heirs.size;) {
    size = heirs.size;
    for (const [name, other] of entries(schemas)) {
      if (branchNames(own(other, 'allOf'), schemas, specification).some((parent) => parent === component || heirs.has(parent)))
        heirs.add(name);
    }
  }
  return [...heirs, component];
}

function branchNames(branches: Json | undefined, schemas: JsonObject, specification: SpecificationVersion): readonly string[] {
  if (!isArray(branches)) return [];
  return branches.flatMap((branch) => {
    const reference = own(branch, '$ref');
    const name = typeof reference === 'string' ? componentBehind(reference, schemas, specification) : undefined;
    return name === undefined ? [] : [name];
  });
}
