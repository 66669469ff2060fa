import type { Direction, SchemaPlace, SpecificationVersion } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own, put } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { copyAssertion } from './assertions.ts';
import { dialectOf } from './dialect.ts';
import { selectionGuards } from './discriminator.ts';
import type { SelectionContext } from './discriminator.ts';
import { familiesOf } from './families.ts';
import { readDiscriminator } from './stated.ts';
import { hiddenNames } from './hidden.ts';
import { unsupported } from './json-schema.ts';
import type { JsonSchemaObject } from './json-schema.ts';
import { entered, resolveDynamically, resolveStatically } from './references.ts';
import type { DynamicScope } from './references.ts';

/** What a translation leaves out. */
export interface TranslateOptions {
  /** Takes the properties out that do not exist in this direction, and what requires them; neither when undefined. */
  readonly direction?: Direction;
  /** `drop` leaves out `pattern` and `patternProperties`. The default, `keep`, writes them as they stand. */
  readonly patterns?: 'keep' | 'drop';
}

/** What lies around a schema. */
interface Around {
  /** The properties that schemas further out, which describe the same value, take out. */
  readonly names: ReadonlySet<string>;
  /** Whether what it accepts is refused: below one `not`, or three. */
  readonly negated: boolean;
  /** The resources that evaluation came through. */
  readonly scope: DynamicScope;
  /** The outermost schema that describes the same value; undefined where the one that is translated is. */
  readonly whole: Address | undefined;
}

/** Translates the schemas of one document, each definition once. */
export interface Translator {
  /** The schema of one place; its `$ref`s are keys of `definitions`. */
  readonly schema: (place: SchemaPlace) => Json;
  /** Every schema that a `$ref` led to so far, keyed by the reference: `#/$defs/1`. */
  readonly definitions: Readonly<Record<string, Json>>;
  /** Every schema object made so far that carries a `pattern` or `patternProperties`. */
  readonly patterned: readonly JsonSchemaObject[];
}

/**
 * A translator of OpenAPI schemas, as written in a document, to JSON Schema 2020-12. It shares no code
 * with the schema reader, because it exists to check it. A schema that evaluation comes to through other
 * resources is another definition, in which each `$dynamicRef` leads where it leads from there. What cannot be
 * said (a `$dynamicAnchor` that a resource has twice, a reference to nowhere, a divisor that is no double)
 * becomes a `$ref` to nowhere, so that a validator stops there instead of answering.
 */
export function createTranslator(document: Document, specification: SpecificationVersion, options: TranslateOptions = {}): Translator {
  const dialect = dialectOf(specification);
  const hidden = hiddenNames(document, dialect, options.direction);
  const families = familiesOf({ document, dialect, scope: [] });
  const definitions = Object.create(null) as Record<string, Json>;
  const keys = new Map<string, string>();
  const pending: (() => void)[] = [];
  const patterned: JsonSchemaObject[] = [];

  function refer(
    target: Address | undefined,
    { names, negated, scope: outer, whole }: Around,
    { text, from }: { readonly text: string; readonly from: Address | undefined },
  ): string {
    const schema = target === undefined ? undefined : document.at(target);
    if (target === undefined || schema === undefined) return unsupported(`unresolved reference ${text}`);
    const scope = entered(document, target, outer);
    const all = new Set([...names, ...hidden.of(schema, target, scope)]);
    const isPart = from !== undefined && families.isPart(from, target);
    const within = whole !== undefined && families.chooses(target) ? whole : undefined;
    const identity = `${negated ? 'not ' : ''}${isPart ? 'part ' : ''}${within === undefined ? '' : `in ${within} `}${target} ${JSON.stringify(scope)} ${[
      ...all,
    ]
      .sort()
      .map((name) => JSON.stringify(name))
      .join()}`;
    const known = keys.get(identity);
    if (known !== undefined) return known;
    const key = `#/$defs/${keys.size}`;
    keys.set(identity, key);
    pending.push(() => {
      const around: Around = { names: all, negated, scope, whole: within };
      definitions[key] = isPart ? convert(schema, target, around) : placed(schema, target, around);
    });
    return key;
  }

  /** A schema where it stands in a payload: what is made of it may come in its place. */
  function placed(schema: Json, at: Address, around: Around): Json {
    const alone = convert(schema, at, around);
    if (options.direction === undefined) return alone;
    const choices = families.choices(at, selectionContext(around, at));
    if (choices.length === 0) return alone;
    // What the base takes out is taken out of what comes in its place.
    const names = new Set([...around.names, ...hidden.of(schema, at, around.scope)]);
    const within: Around = { ...around, names, whole: around.whole ?? at };
    const chosen = choices.map(({ at: choice, property, guard }): Json => {
      const itself = choice === at ? [] : [{ $ref: refer(choice, within, { text: choice, from: undefined }) }];
      const parts =
        guard === undefined || isUntold({ schema: document.at(choice) ?? true, at: choice }, property, within)
          ? itself
          : [...itself, guard];
      return parts.length === 0 ? true : { allOf: parts };
    });
    return { allOf: [alone, { anyOf: chosen }] };
  }

  function selectionContext({ negated, scope, whole }: Around, at: Address): SelectionContext {
    const below: Around = { names: new Set(), negated, scope, whole: undefined };
    return { document, dialect, scope, told: families.told, whole: whole ?? at, convert: (of, from) => convert(of, from, below) };
  }

  function convert(schema: Json, at: Address, around: Around): Json {
    if (typeof schema === 'boolean') return schema;
    if (!isObject(schema)) return true;
    const result: JsonSchemaObject = {};
    const reference = own(schema, '$ref');
    const scope = own(schema, '$id') === undefined ? around.scope : entered(document, at, around.scope);
    const inside: Around = {
      ...around,
      whole: around.whole ?? at,
      scope,
      names: new Set([...around.names, ...hidden.of(schema, at, scope)]),
    };
    if (typeof reference === 'string' && dialect.refSiblings === 'ignored') {
      result['$ref'] = refer(resolveStatically(document, reference, at), inside, { text: reference, from: at });
    } else {
      for (const [keyword, value] of entries(schema)) {
        if (dialect.keywords.has(keyword)) apply(keyword, value, schema, at, inside, result);
      }
    }
    if ('pattern' in result || 'patternProperties' in result) patterned.push(result);
    return dialect.nullable && own(schema, 'nullable') === true ? { anyOf: [{ type: 'null' }, result] } : result;
  }

  function apply(keyword: string, value: Json, schema: JsonObject, at: Address, inside: Around, result: JsonSchemaObject): void {
    const place = append(at, keyword);
    const below: Around = { ...inside, names: new Set(), whole: undefined };
    switch (keyword) {
      case '$ref':
        if (typeof value === 'string') result['$ref'] = refer(resolveStatically(document, value, at), inside, { text: value, from: at });
        return;
      case '$dynamicRef':
        if (typeof value === 'string') {
          conjoin(result, { $ref: refer(resolveDynamically(document, value, at, inside.scope), inside, { text: value, from: at }) });
        }
        return;
      case 'allOf':
        if (isArray(value)) value.forEach((member, index) => conjoin(result, convert(member, append(place, index), inside)));
        return;
      case 'anyOf':
      case 'oneOf':
        if (isArray(value) && value.length > 0) result[keyword] = branches(value, schema, at, place, inside);
        return;
      case 'prefixItems':
        if (isArray(value) && value.length > 0)
          result[keyword] = value.map((member, index) => convert(member, append(place, index), below));
        return;
      case 'items':
        if (dialect.jsonSchema || isObject(value)) putSchema(result, keyword, value, place, below);
        return;
      case 'not':
        putSchema(result, keyword, value, place, { ...below, whole: inside.whole, negated: !inside.negated });
        return;
      case 'additionalProperties':
      case 'unevaluatedItems':
      case 'unevaluatedProperties':
      case 'propertyNames':
        putSchema(result, keyword, value, place, below);
        return;
      case 'contains':
        putSchema(result, keyword, value, place, below);
        for (const count of ['minContains', 'maxContains']) {
          const limit = own(schema, count);
          if (typeof limit === 'number') result[count] = limit;
        }
        return;
      case 'if':
        putSchema(result, keyword, value, place, below);
        for (const branch of ['then', 'else']) putSchema(result, branch, own(schema, branch), append(at, branch), inside);
        return;
      case 'properties':
        if (isObject(value)) result[keyword] = map(value, place, inside.names, below);
        return;
      case 'patternProperties':
        if (isObject(value) && options.patterns !== 'drop') result[keyword] = map(value, place, new Set(), below);
        return;
      case 'dependentSchemas':
        if (isObject(value)) result[keyword] = map(value, place, new Set(), inside);
        return;
      case 'required':
        if (isArray(value)) result[keyword] = [...new Set(value.filter((name) => typeof name === 'string' && !inside.names.has(name)))];
        // To forbid what never comes is no demand: nothing satisfies what the `not` refuses.
        if (inside.negated && isArray(value) && value.some((name) => typeof name === 'string' && inside.names.has(name)))
          conjoin(result, false);
        return;
      case 'dependentRequired':
        result[keyword] = dependencies(value, inside.names);
        return;
      case 'pattern':
        if (typeof value === 'string' && options.patterns !== 'drop') result[keyword] = value;
        return;
      default:
        for (const part of copyAssertion(keyword, value, schema, dialect, result)) conjoin(result, part);
    }
  }

  /** The branches of a union. Who reads a payload takes the one that a discriminator selects; without a direction nobody does. */
  function branches(members: readonly Json[], schema: JsonObject, at: Address, place: Address, inside: Around): Json[] {
    const listed = members.map((member, index) => ({ schema: member, at: append(place, index) }));
    const converted = listed.map((branch) => convert(branch.schema, branch.at, inside));
    if (options.direction === undefined || !dialect.keywords.has('oneOf')) return converted;
    const discriminating =
      readDiscriminator(schema, at, { document, dialect, scope: inside.scope }) ??
      families.discriminatingOf(listed.map((branch) => branch.at));
    const guards = selectionGuards(discriminating, listed, selectionContext(inside, at));
    return converted.map((branch, index) => {
      const [guard, place] = [guards[index], listed[index]];
      if (guard === undefined || place === undefined || isUntold(place, discriminating?.property, inside)) return branch;
      return { allOf: [branch, guard] };
    });
  }

  /** Whether nothing is told apart by a property, as it does not travel where a schema stands. */
  function isUntold(
    { schema, at }: { readonly schema: Json; readonly at: Address },
    property: string | undefined,
    { names, scope }: Around,
  ): boolean {
    return property === undefined || names.has(property) || hidden.of(schema, at, scope).has(property);
  }

  function putSchema(result: JsonSchemaObject, keyword: string, value: Json | undefined, place: Address, around: Around): void {
    if (isObject(value) || typeof value === 'boolean') result[keyword] = convert(value, place, around);
  }

  function map(value: JsonObject, place: Address, without: ReadonlySet<string>, around: Around): JsonSchemaObject {
    const result: JsonSchemaObject = {};
    for (const [name, member] of entries(value)) {
      if (!without.has(name)) put(result, name, convert(member, append(place, name), around));
    }
    return result;
  }

  return {
    definitions,
    patterned,
    schema: (place) => {
      const scope = entered(document, place.address, []);
      const result = placed(place.schema, place.address, { names: new Set(), negated: false, scope, whole: undefined });
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
      return result;
    },
  };
}

/** One place's schema as a whole document of its own, for validators that want it so. */
export function selfContained(schema: Json, definitions: Readonly<Record<string, Json>>): Json {
  const defs: JsonSchemaObject = {};
  for (const [key, definition] of Object.entries(definitions)) defs[key.slice('#/$defs/'.length)] = definition;
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: defs, ...(isObject(schema) ? schema : { allOf: [schema] }) };
}

function conjoin(result: JsonSchemaObject, part: Json): void {
  const before = result['allOf'];
  result['allOf'] = [...(isArray(before) ? before : []), part];
}

function dependencies(value: Json, absent: ReadonlySet<string>): JsonSchemaObject {
  const result: JsonSchemaObject = {};
  for (const [name, names] of entries(value)) {
    if (isArray(names))
      put(
        result,
        name,
        names.filter((other) => typeof other === 'string' && !absent.has(other)),
      );
  }
  return result;
}
