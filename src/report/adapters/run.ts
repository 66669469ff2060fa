import { canonical, isArray, isObject, own, put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { meets, valueType } from './checks.ts';
import { ownSources, takenFields } from './inside.ts';
import type { Check, Conversion, Field, Gap, GatheredField, Notation, ObjectPlan, Test, UnionPlan } from './plan.ts';

/** What a plan makes of a value: another value, or the gap that it ran into. */
export type Converted = { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'gap'; readonly gap: Gap };

/** Runs a plan on a value, as the printed code would. */
export function run(conversion: Conversion, value: Json): Converted {
  try {
    return { kind: 'value', value: convert(conversion, value) };
  } catch (error) {
    if (error instanceof GapMet) return { kind: 'gap', gap: error.gap };
    throw error;
  }
}

class GapMet extends Error {
  override readonly name = 'GapMet';
  readonly gap: Gap;

  constructor(gap: Gap) {
    super(gap.sentence);
    this.gap = gap;
  }
}

function convert(conversion: Conversion, value: Json): Json {
  switch (conversion.kind) {
    case 'same':
      return value;
    case 'decide':
      throw new GapMet(conversion.gap);
    case 'notation':
      return checked(conversion.checks, rewritten(conversion.notation, value, conversion.gap), conversion.gap);
    case 'values': {
      const renamed = conversion.renamed.find(({ from }) => canonical(from) === canonical(value));
      if (renamed !== undefined) return renamed.to;
      if (conversion.gap !== undefined && conversion.refused.some((one) => canonical(one) === canonical(value)))
        throw new GapMet(conversion.gap);
      return value;
    }
    case 'checked':
      return convert(conversion.of, checked(conversion.checks, value, conversion.gap));
    case 'nullable':
      return convert(value === null ? conversion.whenNull : conversion.of, value);
    case 'items':
      return isArray(value) ? value.map((item) => convert(conversion.of, item)) : value;
    case 'members':
      return isObject(value) ? objectOf(Object.keys(value), (name) => convert(conversion.of, own(value, name) as Json)) : value;
    case 'to list':
      return [convert(conversion.of, value)];
    case 'from list':
      if (!isArray(value) || value.length !== 1) throw new GapMet(conversion.gap);
      return convert(conversion.of, value[0] as Json);
    case 'wrapped':
      return wrapped(conversion, value);
    case 'unwrapped': {
      const content = own(value, conversion.property);
      if (content === undefined && conversion.gap !== undefined) throw new GapMet(conversion.gap);
      return convert(conversion.of, content as Json);
    }
    case 'call': {
      const { body } = conversion.plan;
      return body.kind === 'object' ? convertObject(body, value) : convertUnion(body, value);
    }
  }
}

function checked(checks: readonly Check[], value: Json, gap: Gap | undefined): Json {
  if (gap !== undefined && !checks.every((check) => meets(check, value))) throw new GapMet(gap);
  return value;
}

function wrapped({ property, of, others }: Extract<Conversion, { kind: 'wrapped' }>, value: Json): Json {
  const result: Record<string, Json> = {};
  put(result, property, convert(of, value));
  for (const field of others) put(result, field.to, convertField(field, value) ?? null);
  return result;
}

function gathered(field: GatheredField, source: Json): Json | undefined {
  const { kept, fields, isOptional } = field;
  if (isOptional && !hasSource(field, source)) return undefined;
  const base = kept === undefined ? undefined : convertField(kept, source);
  const result: Record<string, Json> = {};
  for (const name of Object.keys(isObject(base) ? base : {})) put(result, name, own(base, name) as Json);
  for (const field of fields) {
    const made = convertField(field, source);
    if (made !== undefined) put(result, field.to, made);
  }
  return result;
}

function convertObject(body: ObjectPlan, value: Json): Json {
  const taken = new Set([...body.drops, ...body.moved, ...ownSources(body.fields)]);
  const result: Record<string, Json> = {};
  for (const name of Object.keys(isObject(value) ? value : {})) if (!taken.has(name)) put(result, name, own(value, name) as Json);
  for (const field of body.fields) {
    const made = convertField(field, value);
    if (made !== undefined) put(result, field.to, made);
  }
  return result;
}

function convertField(field: Field, source: Json): Json | undefined {
  if (field.kind === 'gathered') return gathered(field, source);
  const { from, value: conversion, missing } = field;
  const found = from === undefined ? undefined : valueAt(from, source);
  if (found !== undefined) return convert(conversion, found);
  switch (missing?.kind) {
    case 'constant':
      return missing.value;
    case 'decide':
      throw new GapMet(missing.gap);
    default:
      return undefined;
  }
}

function valueAt(path: readonly string[], source: Json): Json | undefined {
  return path.reduce<Json | undefined>((value, name) => own(value, name), source);
}

/** Whether anything that a gathered object is made of is there. */
function hasSource(field: GatheredField, source: Json): boolean {
  return takenFields([field]).some(({ from }) => from !== undefined && valueAt(from, source) !== undefined);
}

function convertUnion(body: UnionPlan, value: Json): Json {
  const branch = body.branches.find(({ test }) => holds(test, value));
  return convert(branch?.value ?? body.otherwise, value);
}

function holds(test: Test, value: Json): boolean {
  switch (test.kind) {
    case 'tag': {
      const tag = own(value, test.property);
      return tag !== undefined && test.values.some((value) => canonical(value) === canonical(tag));
    }
    case 'has':
      return own(value, test.property) !== undefined;
    case 'type':
      return valueType(value) === test.type;
  }
}

function rewritten(notation: Notation, value: Json, gap: Gap | undefined): Json {
  const unread = (): Json => {
    if (gap !== undefined) throw new GapMet(gap);
    return value;
  };
  switch (notation) {
    case 'seconds to date-time':
      return dateTime(Number(value) * 1000) ?? value;
    case 'milliseconds to date-time':
      return dateTime(Number(value)) ?? value;
    case 'date-time to seconds':
      return Math.floor(millisecondsOf(textOf(value)) / 1000);
    case 'date-time to milliseconds':
      return millisecondsOf(textOf(value));
    case 'number to text':
    case 'boolean to text':
      return textOf(value);
    case 'text to number':
      if (typeof value !== 'string' || value.trim() === '' || !Number.isFinite(Number(value))) return unread();
      return Number(value);
    case 'text to boolean':
      return value === 'true' ? true : value === 'false' ? false : unread();
  }
}

function objectOf(names: readonly string[], valueOf: (name: string) => Json): Json {
  const result: Record<string, Json> = {};
  for (const name of names) put(result, name, valueOf(name));
  return result;
}

function dateTime(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** RFC 3339 lets a leap second be written and letters be small, which JavaScript does not read. */
function millisecondsOf(text: string): number {
  return Date.parse(text.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'));
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : canonical(value);
}
