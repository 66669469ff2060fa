import type { SpecificationVersion } from '../../../src/model/api.ts';
import { entries, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { escapeToken, tokensOf } from '../../../src/model/pointer.ts';
import { mapMembers } from '../../support/openapi-objects.ts';
import { seeded } from '../../support/random.ts';
import type { Random } from '../../support/random.ts';
import { mapChildSchemas } from '../../support/schema-places.ts';
import { componentsOf, hasIdentity, isPlainReference, pointerOf, withComponents } from './targets.ts';

/*
 * Other spellings of where schemas stand and of how they are referred to (JSON Schema 2020-12 core,
 * section 8.2). A document that names its schemas already comes back as it is.
 */

const BASE = 'https://things.example/schemas/';
const COMPONENTS = '#/components/schemas/';

/** Moves some of the schemas right below each component into its `$defs`. */
export function moveIntoDefinitions(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  return identified(root, specification, (schema, name) => {
    const random = seeded(seed + name.length);
    if (own(schema, '$defs') !== undefined) return schema;
    const made: [string, Json][] = [];
    const changed = mapChildSchemas(schema, (child) => {
      if (!isObject(child) || isPlainReference(child) || random.next() < 0.5) return child;
      made.push([`part-${made.length + 1}`, child]);
      return { $ref: `${COMPONENTS}${encodeURI(escapeToken(name))}/$defs/part-${made.length}` };
    });
    return made.length === 0 || !isObject(changed) ? schema : { ...changed, $defs: Object.fromEntries(made) };
  });
}

/** Gives each component and each of its `$defs` an `$anchor`, and refers to most of them by it. */
export function referByAnchors(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  const random = seeded(seed);
  return identified(moveIntoDefinitions(root, specification, seed), specification, (schema, name) => {
    const anchored = mapReferences(withAnchor(schema, anchorOf(name)), (reference) => {
      const target = targetOf(reference);
      return target === undefined || random.next() < 0.2 ? reference : { $ref: `#${anchorOf(target.component, target.part)}` };
    });
    return mapDefinitions(anchored, (part, key) => withAnchor(part, anchorOf(name, key)));
  });
}

/** Gives each component an `$id`, and refers by URI: absolute, relative, within the resource or by an anchor in it. */
export function referByIds(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  const random = seeded(seed);
  return identified(moveIntoDefinitions(root, specification, seed), specification, (schema, name) => {
    const named = mapReferences(isObject(schema) ? schema : { allOf: [schema] }, (reference) => {
      const target = targetOf(reference);
      return target === undefined ? reference : { $ref: uriOf(target, name, random) };
    }) as JsonObject;
    return { $id: `${BASE}${encodeURI(name)}`, ...(mapDefinitions(named, (part, key) => withAnchor(part, key)) as JsonObject) };
  });
}

/** Makes one component the only target of a `$dynamicAnchor`, and refers to it dynamically. */
export function referDynamically(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  const names = entries(componentsOf(root, specification)).flatMap(([name, schema]) => (isObject(schema) ? [name] : []));
  const chosen = seeded(seed).pick(names);
  return identified(root, specification, (schema, name) => {
    const changed = mapReferences(schema, (reference) => {
      const target = targetOf(reference);
      return target?.component === chosen && target?.part === undefined ? { $dynamicRef: '#node' } : reference;
    });
    return name === chosen && isObject(changed) ? { $dynamicAnchor: 'node', ...changed } : changed;
  });
}

/**
 * Gives each component an `$id` and some of them one `$dynamicAnchor`, and refers to these dynamically from inside
 * of values: where such a reference leads hangs on the components that evaluation came through. It means
 * something else than before, but no schema leads to itself without going down into the value.
 */
export function referThroughScopes(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  const random = seeded(seed);
  const anchored = new Set(
    entries(componentsOf(root, specification)).flatMap(([name, schema]) => (isObject(schema) && random.next() < 0.7 ? [name] : [])),
  );
  return identified(root, specification, (schema, name) => {
    const changed = mapReferencesInside(isObject(schema) ? schema : { allOf: [schema] }, 'at the top', (reference, where) => {
      const target = targetOf(reference);
      if (target === undefined || target.part !== undefined) return reference;
      const isDynamic = where === 'inside' && anchored.has(target.component) && random.next() < 0.8;
      const uri = `${BASE}${encodeURI(target.component)}`;
      return isDynamic ? { $dynamicRef: `${uri}#node` } : { $ref: uri };
    }) as JsonObject;
    return { $id: `${BASE}${encodeURI(name)}`, ...(anchored.has(name) ? { $dynamicAnchor: 'node' } : {}), ...changed };
  });
}

const INSIDE = /^\/(?:properties|patternProperties|additionalProperties|items|prefixItems|unevaluatedProperties|unevaluatedItems)(?:\/|$)/;

/** As `mapReferences`, told whether a reference is about the value itself or about something inside of it. */
function mapReferencesInside(
  schema: Json,
  where: 'at the top' | 'inside',
  change: (reference: JsonObject, where: 'at the top' | 'inside') => JsonObject,
): Json {
  const changed = mapChildSchemas(schema, (child, pointer) => mapReferencesInside(child, INSIDE.test(pointer) ? 'inside' : where, change));
  if (!isObject(changed) || typeof changed['$ref'] !== 'string') return changed;
  const { $ref, ...rest } = changed;
  return { ...rest, ...change({ $ref }, where) };
}

/** Whether some schema of a document names itself, so that text alone does not say what it means elsewhere. */
export function namesSchemas(root: Json): boolean {
  return /"\$(?:id|anchor|dynamicAnchor|defs)":/.test(
    JSON.stringify(root, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)),
  );
}

/** Whether some schema of a document is a resource of its own. */
export function hasResources(root: Json): boolean {
  return /"\$id":/.test(JSON.stringify(root, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)));
}

type ChangeComponent = (schema: Json, name: string) => Json;

function identified(root: JsonObject, specification: SpecificationVersion, change: ChangeComponent): JsonObject {
  const schemas = componentsOf(root, specification);
  const isNamed = entries(schemas).some(([, schema]) => isIdentified(schema));
  if (specification === '2.0' || specification === '3.0' || isNamed) return root;
  return withComponents(root, specification, mapMembers(schemas, change) as JsonObject);
}

/** `$defs` alone give no name. */
function isIdentified(schema: Json): boolean {
  const { $defs, ...rest } = isObject(schema) ? schema : {};
  let found =
    hasIdentity(rest) || ($defs !== undefined && !Object.keys(isObject($defs) ? $defs : {}).every((key) => key.startsWith('part-')));
  mapChildSchemas(schema, (child) => {
    found ||= isIdentified(child);
    return child;
  });
  return found;
}

interface Target {
  readonly component: string;
  readonly part: string | undefined;
}

/** The component that a reference leads to, or the part among its `$defs`. */
function targetOf(reference: Json): Target | undefined {
  const text = own(reference, '$ref');
  if (typeof text !== 'string' || !text.startsWith(COMPONENTS)) return undefined;
  const [, , component, keyword, part, ...deeper] = tokensOf(pointerOf(text));
  if (component === undefined || deeper.length > 0 || (keyword !== undefined && keyword !== '$defs')) return undefined;
  return { component, part };
}

/** A copy of a schema with what each `$ref` in it says changed; what stands beside a `$ref` stays. */
function mapReferences(schema: Json, change: (reference: JsonObject) => JsonObject): Json {
  const changed = mapChildSchemas(schema, (child) => mapReferences(child, change));
  if (!isObject(changed) || typeof changed['$ref'] !== 'string') return changed;
  const { $ref, ...rest } = changed;
  return { ...rest, ...change({ $ref }) };
}

function mapDefinitions(schema: Json, change: (part: Json, key: string) => Json): Json {
  if (!isObject(schema) || !isObject(schema['$defs'])) return schema;
  return { ...schema, $defs: mapMembers(schema['$defs'], change) };
}

function withAnchor(schema: Json, name: string): Json {
  return isObject(schema) ? { $anchor: name, ...schema } : { $anchor: name, allOf: [schema] };
}

function anchorOf(component: string, part?: string): string {
  const name = component.replaceAll(/[^\w.-]/g, (character) => `_${(character.codePointAt(0) as number).toString(16)}`);
  return part === undefined ? `of-${name}` : `of-${name}.${part}`;
}

function uriOf({ component, part }: Target, from: string, random: Random): string {
  const relative = encodeURI(component);
  const resource = random.pick([`${BASE}${relative}`, relative, `../schemas/${relative}`]) as string;
  if (part === undefined) return component === from && random.next() < 0.5 ? '#' : resource;
  const fragment = random.next() < 0.5 ? `#/$defs/${part}` : `#${part}`;
  return component === from && random.next() < 0.7 ? fragment : resource + fragment;
}
