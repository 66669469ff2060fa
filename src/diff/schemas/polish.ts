import { isArray, isObject, own, put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';

/** So many values of one witness are looked at; more make no reader happier. */
const MOST_LEAVES = 60;

/** The way to a part of a payload. */
type Path = readonly (string | number)[];

/**
 * Makes a witness look like the document's own payloads: properties stand in the order in which they are
 * declared, and every string and number gives way to an example or default that the schema has for its
 * place, as long as the whole still shows what it showed.
 */
export function polish(witness: Json, places: SchemaSet, reader: SchemaReader, shows: (value: Json) => boolean): Json {
  const views = withBranches(reader.view(places), reader);
  let whole = arranged(witness, views, reader);
  for (const { path, value, views: described } of leavesOf(whole, views, reader).slice(0, MOST_LEAVES)) {
    const better = described
      .flatMap(samplesOf)
      .filter((sample) => typeof sample === typeof value)
      .map((sample) => replaced(whole, path, sample))
      .find(shows);
    whole = better ?? whole;
  }
  return whole;
}

/** The same value with its properties in the order in which the views declare them, what no view declares last. */
function arranged(value: Json, views: readonly View[], reader: SchemaReader): Json {
  if (isArray(value)) return value.map((item) => arranged(item, itemViews(views, reader), reader));
  if (!isObject(value)) return value;
  const names = new Set<string>();
  for (const { properties } of views) for (const name of properties.keys()) if (Object.hasOwn(value, name)) names.add(name);
  for (const name of Object.keys(value)) names.add(name);
  const copy: Record<string, Json> = {};
  for (const name of names) put(copy, name, arranged(own(value, name) as Json, propertyViews(views, name, reader), reader));
  return copy;
}

interface Leaf {
  readonly path: Path;
  readonly value: Json;
  readonly views: readonly View[];
}

/** The strings and numbers of a payload, each with the views that describe it. */
function leavesOf(value: Json, views: readonly View[], reader: SchemaReader, path: Path = []): readonly Leaf[] {
  if (isObject(value)) {
    return Object.keys(value).flatMap((name) =>
      leavesOf(own(value, name) as Json, propertyViews(views, name, reader), reader, [...path, name]),
    );
  }
  if (isArray(value)) {
    const below = itemViews(views, reader);
    return value.flatMap((item, index) => leavesOf(item, below, reader, [...path, index]));
  }
  return typeof value === 'string' || typeof value === 'number' ? [{ path, value, views }] : [];
}

function itemViews(views: readonly View[], reader: SchemaReader): readonly View[] {
  return views.flatMap(({ items }) => (items === undefined ? [] : withBranches(reader.view(items.value), reader)));
}

function propertyViews(views: readonly View[], name: string, reader: SchemaReader): readonly View[] {
  return views.flatMap(({ properties }) => {
    const property = properties.get(name);
    return property === undefined ? [] : withBranches(reader.view(property.schema), reader);
  });
}

/** A view and those of the branches of its unions, one level down: which branch a value is of matters little for samples. */
function withBranches(view: View, reader: SchemaReader): readonly View[] {
  return [view, ...view.unions.flatMap(({ members }) => members.map(({ schema }) => reader.view(schema)))];
}

function samplesOf({ examples, default: preset }: View): readonly Json[] {
  return [...(examples?.value ?? []), ...(preset === undefined ? [] : [preset.value])];
}

/** A copy with one part exchanged. */
function replaced(value: Json, [step, ...rest]: Path, part: Json): Json {
  if (step === undefined) return part;
  if (isArray(value)) return value.map((item, index) => (index === step ? replaced(item, rest, part) : item));
  if (!isObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    const inside = own(value, name) as Json;
    put(copy, name, name === step ? replaced(inside, rest, part) : inside);
  }
  return copy;
}
