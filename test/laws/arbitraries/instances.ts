import { canonical, entries, isArray, isObject, own, put } from '../../../src/model/json.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Random } from '../../support/random.ts';
import { formats, names, numbers, patterns, scalars, strings } from './pools.ts';

/**
 * Values near a schema: guesses that try to be valid, their mutations, and values from the pools. Each is
 * different from the others. A guess is not promised to be valid; ask the referee.
 */
export function valuesNear(document: Document, schema: Json, random: Random, count: number): readonly Json[] {
  const found = new Map<string, Json>();
  for (let tries = 0; tries < count * 2 && found.size < count; tries += 1) {
    const guess = valueOf(document, schema, random, 4);
    for (const value of [guess, mutate(guess, random)]) found.set(canonical(value), value);
  }
  return [...found.values()].slice(0, count);
}

/** One guess. `depth` bounds how far recursion through items and properties goes. */
export function valueOf(document: Document, schema: Json, random: Random, depth: number): Json {
  if (!isObject(schema)) return anyValue(random);
  if (depth < -4) return anyValue(random);
  const target = own(schema, '$ref');
  if (typeof target === 'string') {
    const address = document.resolve(target, '#');
    const found = address === undefined ? undefined : document.at(address);
    return merge(valueOf(document, found ?? true, random, depth - 0.5), ownValue(document, schema, random, depth), random);
  }
  if (own(schema, 'nullable') === true && random.next() < 0.3) return null;
  return ownValue(document, schema, random, depth);
}

function ownValue(document: Document, schema: JsonObject, random: Random, depth: number): Json {
  const values = [...listOf(own(schema, 'enum')), ...(Object.hasOwn(schema, 'const') ? [schema['const'] as Json] : [])];
  if (values.length > 0 && random.next() < 0.9) return random.pick(values) as Json;
  let value = baseValue(document, schema, random, depth);
  const parts = [...listOf(own(schema, 'allOf'))];
  for (const union of ['anyOf', 'oneOf']) {
    const branch = random.pick(listOf(own(schema, union)));
    if (branch !== undefined) parts.push(branch);
  }
  const branch = own(schema, random.next() < 0.5 ? 'then' : 'else');
  if (branch !== undefined) parts.push(branch);
  for (const part of parts) value = merge(value, valueOf(document, part, random, depth - 0.5), random);
  return value;
}

function baseValue(document: Document, schema: JsonObject, random: Random, depth: number): Json {
  const said = own(schema, 'type');
  const type = random.pick(isArray(said) ? said : said === undefined ? guessTypes(schema) : [said]);
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random.next() < 0.5;
    case 'integer':
      return Math.round(numberNear(schema, random));
    case 'number':
      return numberNear(schema, random);
    case 'string':
    case 'file':
      return stringNear(schema, random);
    case 'array':
      return arrayNear(document, schema, random, depth);
    case 'object':
      return objectNear(document, schema, random, depth);
    default:
      return anyValue(random);
  }
}

function guessTypes(schema: JsonObject): readonly string[] {
  const keys = Object.keys(schema).join();
  if (/ropert|required/.test(keys)) return ['object', 'object', 'object', 'any'];
  if (/tems|contains/.test(keys)) return ['array', 'array', 'array', 'any'];
  if (/Length|pattern/.test(keys)) return ['string', 'string', 'any'];
  if (/imum|multipleOf/.test(keys)) return ['number', 'number', 'any'];
  return ['any'];
}

function numberNear(schema: JsonObject, random: Random): number {
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].flatMap((keyword) => {
    const bound = own(schema, keyword);
    return typeof bound === 'number' ? [bound] : [];
  });
  const near = bounds.flatMap((bound) => [bound, bound + 1, bound - 1, bound * 2, bound + 0.5]);
  return (near.length > 0 && random.next() < 0.8 ? random.pick(near) : random.pick(numbers)) ?? 0;
}

function stringNear(schema: JsonObject, random: Random): string {
  const pool: string[] = [];
  const pattern = own(schema, 'pattern');
  if (typeof pattern === 'string') pool.push(...(patterns[pattern] ?? []));
  const format = own(schema, 'format');
  if (typeof format === 'string') pool.push(...(formats[format] ?? []));
  for (const keyword of ['minLength', 'maxLength']) {
    const limit = own(schema, keyword);
    if (typeof limit === 'number' && limit < 100)
      pool.push('a'.repeat(limit), 'b'.repeat(limit + 1), 'c'.repeat(Math.max(limit - 1, 0)), '\u{1F600}'.repeat(limit));
  }
  return (pool.length > 0 && random.next() < 0.8 ? random.pick(pool) : random.pick(strings)) ?? '';
}

function arrayNear(document: Document, schema: JsonObject, random: Random, depth: number): Json {
  if (depth <= 0) return [];
  const prefix = listOf(own(schema, 'prefixItems'));
  const limits = [own(schema, 'minItems'), own(schema, 'maxItems')].filter(
    (limit) => typeof limit === 'number' && limit < 6,
  ) as readonly number[];
  const length = Math.max(0, Math.min((random.pick([0, ...limits]) ?? 0) + random.below(4) - 1, 6));
  const rest = [own(schema, 'items'), own(schema, 'contains'), own(schema, 'unevaluatedItems')].filter((item) => item !== undefined);
  return Array.from({ length }, (_, index) => valueOf(document, prefix[index] ?? random.pick(rest) ?? true, random, depth - 1));
}

function objectNear(document: Document, schema: JsonObject, random: Random, depth: number): Json {
  const result: Record<string, Json> = {};
  if (depth <= -2) return result;
  const properties = own(schema, 'properties');
  const required = listOf(own(schema, 'required')).filter((name) => typeof name === 'string');
  const rest = own(schema, 'additionalProperties') ?? own(schema, 'unevaluatedProperties') ?? true;
  for (const name of required) put(result, name, valueOf(document, own(properties, name) ?? rest, random, depth - 1));
  for (const [name, property] of entries(properties)) {
    if (!Object.hasOwn(result, name) && depth > 0 && random.next() < 0.5) put(result, name, valueOf(document, property, random, depth - 1));
  }
  for (const [pattern, property] of entries(own(schema, 'patternProperties'))) {
    const name = random.pick(patterns[pattern] ?? names);
    if (name !== undefined && random.next() < 0.5) put(result, name, valueOf(document, property, random, depth - 1));
  }
  if (random.next() < 0.25) put(result, random.pick(names) ?? 'z', valueOf(document, rest, random, depth - 1));
  return result;
}

function merge(one: Json, other: Json, random: Random): Json {
  if (isObject(one) && isObject(other)) return { ...one, ...other };
  return random.next() < 0.5 ? one : other;
}

function anyValue(random: Random): Json {
  const kind = random.next();
  if (kind < 0.7) return random.pick(scalars) ?? null;
  if (kind < 0.85) return Array.from({ length: random.below(3) }, () => random.pick(scalars) ?? null);
  const result: Record<string, Json> = {};
  for (let count = random.below(3); count > 0; count -= 1) result[random.pick(names) ?? 'a'] = random.pick(scalars) ?? null;
  return result;
}

/** A value with one thing changed somewhere in it. */
export function mutate(value: Json, random: Random): Json {
  if (isArray(value)) {
    const kind = random.below(4);
    if (kind === 0 || value.length === 0)
      return [...value, value.length > 0 && random.next() < 0.5 ? (value[0] as Json) : anyValue(random)];
    const at = random.below(value.length);
    if (kind === 1) return value.filter((_, index) => index !== at);
    return value.map((item, index) => (index === at ? mutate(item, random) : item));
  }
  if (isObject(value)) {
    const kind = random.below(4);
    const held = Object.keys(value);
    if (kind === 0 || held.length === 0) return { ...value, [random.pick(names) ?? 'a']: anyValue(random) };
    const at = random.pick(held);
    if (kind === 1) return Object.fromEntries(entries(value).filter(([name]) => name !== at));
    return Object.fromEntries(entries(value).map(([name, member]) => [name, name === at ? mutate(member, random) : member]));
  }
  if (typeof value === 'number' && random.next() < 0.5) return random.pick([value + 1, value - 1, value + 0.5, -value]) ?? 0;
  if (typeof value === 'string' && random.next() < 0.5) return random.pick([`${value}a`, value.slice(1), value.slice(0, -1)]) ?? '';
  return anyValue(random);
}

function listOf(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}
