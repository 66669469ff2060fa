import type { ParameterLocation, WireForm } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { flagField, text } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import type { Reading } from './reading.ts';

/** How the properties of a form body are written where nothing else is said (OpenAPI 3.1, section 4.8.15). */
export const FORM_WIRE: WireForm = { style: 'form', explode: true, allowReserved: false, allowEmptyValue: false };

/** Where 2.0 has a value written as text. */
export type CollectionLocation = 'path' | 'query' | 'header' | 'formData';

/** The wire form of a 3.x parameter, header or encoding, its defaults filled in (OpenAPI 3.1, section 4.8.12.2). */
export function readWire(reading: Reading, owner: ObjectPlace, location: ParameterLocation): WireForm {
  const style = text(reading, owner, 'style') ?? defaultStyle(location);
  // For deepObject the specification knows only one way to write a value, whatever `explode` says.
  const explode = style === 'deepObject' || (flagField(reading, owner, 'explode')?.value ?? (style === 'form' || style === 'cookie'));
  return {
    style,
    explode,
    allowReserved: flagField(reading, owner, 'allowReserved')?.value ?? false,
    allowEmptyValue: location === 'query' && (flagField(reading, owner, 'allowEmptyValue')?.value ?? false),
  };
}

/** The wire form of a value that a media type writes; its style is `content`. */
export function contentWire(mediaType: string): WireForm {
  return { style: 'content', explode: false, allowReserved: false, allowEmptyValue: false, mediaType };
}

/** How a value that is no collection, or an array in `csv`, is written in each place of 2.0. */
const FORM_CSV: WireForm = { ...FORM_WIRE, explode: false };
const SIMPLE: WireForm = { ...FORM_WIRE, style: 'simple', explode: false };

/**
 * The wire form that 2.0's `collectionFormat` asks for, in the words of 3.x. Only arrays are
 * collections; other values are written as 3.x writes them by default. `tsv` has no counterpart in 3.x
 * and is called `tabDelimited`.
 */
export function collectionWire(reading: Reading, owner: ObjectPlace, location: CollectionLocation): WireForm {
  const isForm = location === 'query' || location === 'formData';
  const wire = own(owner.value, 'type') === 'array' ? arrayWire(reading, owner, isForm ? FORM_CSV : SIMPLE) : isForm ? FORM_WIRE : SIMPLE;
  return isForm && flagField(reading, owner, 'allowEmptyValue')?.value === true ? { ...wire, allowEmptyValue: true } : wire;
}

function arrayWire(reading: Reading, owner: ObjectPlace, csv: WireForm): WireForm {
  const format = text(reading, owner, 'collectionFormat') ?? 'csv';
  switch (format) {
    case 'csv':
      return csv;
    case 'ssv':
      return { ...csv, style: 'spaceDelimited' };
    case 'tsv':
      return { ...csv, style: 'tabDelimited' };
    case 'pipes':
      return { ...csv, style: 'pipeDelimited' };
    case 'multi':
      if (csv === FORM_CSV) return FORM_WIRE;
      reading.note(append(owner.address, 'collectionFormat'), 'collectionFormat multi is for query and formData only; read as csv');
      return csv;
    default:
      reading.note(append(owner.address, 'collectionFormat'), `collectionFormat ${format} is not known; read as csv`);
      return csv;
  }
}

function defaultStyle(location: ParameterLocation): string {
  return location === 'path' || location === 'header' ? 'simple' : 'form';
}
