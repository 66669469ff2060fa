import type { Property, SchemaSet, View } from '../../../normalise/view.ts';
import type { Spot } from '../context.ts';
import { below } from '../context.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, Missing, TakenField } from '../plan.ts';
import { SAME } from '../plan.ts';
import { isCertain } from '../renames.ts';
import { constantFor } from './constant.ts';
import type { Around, Origin } from './origin.ts';
import { doubtSentence, missingSentence } from './sentences.ts';

/** Which object of the receiver a property is made for. */
export interface Place {
  readonly view: View;
  readonly spot: Spot;
  /** The names that lead there from the object that is converted. */
  readonly path: readonly string[];
}

/** The object itself that is converted. */
export function placeOf({ b, meeting }: Around): Place {
  return { view: b, spot: meeting.spot, path: [] };
}

/** The place one property further in. */
export function placeInside(place: Place, { name }: Property, view: View): Place {
  return { view, spot: below(place.spot, name, pascalCase(name)), path: [...place.path, name] };
}

/** One property of the result. Undefined for what may be missing and comes from nowhere. */
export function fieldOf(property: Property, origin: Origin | undefined, place: Place, around: Around): TakenField | undefined {
  const { meeting, context, derive } = around;
  const { direction } = meeting;
  const { name, schema } = property;
  const { spot } = placeInside(place, property, place.view);
  const isRequired = place.view.required.has(name);
  const missing = (source: SchemaSet | undefined, why: 'optional' | 'unknown'): Missing => {
    if (!isRequired) return { kind: 'left out' };
    const gap = context.gap(spot, missingSentence(spot.noun, direction, why));
    return constantFor({ target: schema, source, direction }, context) ?? { kind: 'decide', gap };
  };
  if (origin === undefined)
    return isRequired ? { kind: 'taken', to: name, from: undefined, value: SAME, missing: missing(undefined, 'unknown') } : undefined;
  const { property: from, path, rename, isGiven } = origin;
  const doubt = (): Conversion => {
    const sentence = doubtSentence(path.join('.'), [...place.path, name].join('.'), direction);
    return { kind: 'decide', gap: context.gap(spot, sentence) };
  };
  const value =
    rename !== undefined && !isCertain(rename) ? doubt() : derive({ source: from.schema, target: schema, direction, spot }, context);
  return { kind: 'taken', to: name, from: path, value, missing: isGiven ? undefined : missing(from.schema, 'optional') };
}

/** Whether a field only says that a property stays as it is. */
export function isKept({ to, from, value, missing }: TakenField): boolean {
  const isOwn = from?.length === 1 && from[0] === to;
  return isOwn && value.kind === 'same' && (missing === undefined || missing.kind === 'left out');
}
