import type { Facet, MediaType, Parameter, ParameterLocation } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { readExamples, readOnlyContent } from './content.ts';
import { defined, flagField, flagOrFalse, items, schemaField, textField } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import { describedBy, follow } from './references.ts';
import type { Found } from './references.ts';
import { remember } from './reading.ts';
import type { Reading } from './reading.ts';
import { contentWire, readWire } from './wire.ts';

/** The parameter objects of one `parameters` array, references followed, by what identifies them. */
export type ParameterObjects = ReadonlyMap<string, Found>;

/** The parameter objects of a path item or an operation. Those without `in` or `name` and repeated ones are noted and left out. */
export function readParameterObjects(reading: Reading, owner: ObjectPlace): ParameterObjects {
  const objects = new Map<string, Found>();
  for (const item of items(reading, owner, 'parameters') ?? []) {
    const found = follow(reading, item, 'a parameter');
    if (found === undefined) continue;
    const key = parameterKey(found);
    if (key === undefined) {
      reading.note(found.address, 'a parameter needs both in and name');
    } else if (objects.has(key)) {
      reading.note(item.address, `the ${own(found.value, 'in') as string} parameter ${own(found.value, 'name') as string} stands twice`);
    } else {
      objects.set(key, found);
    }
  }
  return objects;
}

/** What a path item and an operation say together; the operation wins (OpenAPI 3.1, section 4.8.10). */
export function mergeParameterObjects(inherited: ParameterObjects, own: ParameterObjects): readonly Found[] {
  if (inherited.size === 0) return [...own.values()];
  if (own.size === 0) return [...inherited.values()];
  const merged: Found[] = [];
  inherited.forEach((found, key) => merged.push(own.get(key) ?? found));
  own.forEach((found, key) => {
    if (!inherited.has(key)) merged.push(found);
  });
  return merged;
}

/** Parameters are told apart by place and name, those in headers without case; 2.0 has only one body. */
function parameterKey(place: ObjectPlace): string | undefined {
  const location = own(place.value, 'in');
  const name = own(place.value, 'name');
  if (typeof location !== 'string') return undefined;
  if (location === 'body') return 'body';
  if (typeof name !== 'string') return undefined;
  return `${location} ${location === 'header' ? name.toLowerCase() : name}`;
}

/** By what a parameter that was read once is found again. */
export function memoKey(found: Found): Address | object {
  return found.by === 'place' ? found : found.address;
}

/** The parameters of a 3.x operation. */
export function readParameters(reading: Reading, objects: readonly Found[]): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const found of objects) {
    const name = own(found.value, 'name') as string;
    const location = readLocation(reading, found);
    if (location === undefined || (location === 'header' && isSaidElsewhere(name))) continue;
    const parameter = remember<Address | object, Parameter>(reading.memos.parameters, memoKey(found), () =>
      readParameter(reading, found, location, name),
    );
    parameters.push(describedBy(found, parameter));
  }
  return parameters;
}

/** Headers that media types and security say, so that a parameter of that name counts for nothing (OpenAPI 3.1, section 4.8.12). */
function isSaidElsewhere(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'accept' || lower === 'content-type' || lower === 'authorization';
}

function readLocation(reading: Reading, place: ObjectPlace): ParameterLocation | undefined {
  const location = own(place.value, 'in');
  switch (location) {
    case 'path':
    case 'query':
    case 'header':
    case 'cookie':
      return location;
    case 'querystring':
      if (reading.features.has('querystring')) return location;
      break;
    default:
  }
  noteLocation(reading, place, reading.features.has('querystring') ? [...LOCATIONS, 'querystring'] : LOCATIONS);
  return undefined;
}

const LOCATIONS = ['path', 'query', 'header', 'cookie'];

/** Notes that no parameter can be where this one says that it is, and where it can. */
export function noteLocation(reading: Reading, place: ObjectPlace, allowed: readonly string[]): void {
  const location = own(place.value, 'in') as string;
  reading.note(
    append(place.address, 'in'),
    `no parameter can be in \`${location}\`, only in ${sentenceList(
      allowed.map((each) => `\`${each}\``),
      'or',
    )}`,
  );
}

function readParameter(reading: Reading, place: ObjectPlace, location: ParameterLocation, name: string): Parameter {
  const content = own(place.value, 'content') === undefined ? undefined : readOnlyContent(reading, place);
  const example = readExamples(reading, place)[0] ?? contentExample(content);
  return {
    address: place.address,
    in: location,
    name,
    required: readRequired(reading, place, location),
    wire: content === undefined ? readWire(reading, place, location) : contentWire(content.mediaType),
    value: place.value,
    ...defined({
      description: textField(reading, place, 'description'),
      deprecated: flagField(reading, place, 'deprecated'),
      schema: schemaField(reading, place, 'schema') ?? content?.schema,
      example,
    }),
  };
}

function contentExample(content: MediaType | undefined): Facet<Json> | undefined {
  const value = content?.examples[0];
  return content === undefined || value === undefined ? undefined : { address: content.address, value };
}

/** A path has no place for a parameter left out, whatever a document says, so that one in a path is always required. */
export function readRequired(reading: Reading, place: ObjectPlace, location: ParameterLocation): Facet<boolean> {
  const required = flagOrFalse(reading, place, 'required');
  if (location !== 'path' || required.value) return required;
  reading.note(required.address, 'a path parameter has to say required: true');
  return { ...required, value: true };
}
