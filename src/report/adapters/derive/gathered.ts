import type { Direction } from '../../../model/api.ts';
import type { Property, View } from '../../../normalise/view.ts';
import { travels } from '../meaning.ts';
import type { Field, GatheredField } from '../plan.ts';
import { fieldOf, placeInside } from './field.ts';
import type { Place } from './field.ts';
import { originBy, originInside } from './origin.ts';
import type { Around, Origin } from './origin.ts';
import type { Relocation } from './relocations.ts';
import { incompleteSentence } from './sentences.ts';

/** An object of the receiver, into which values are put that stand elsewhere with the sender. */
export function gatheredField(
  property: Property,
  { origin, inside }: { readonly origin: Origin | undefined; readonly inside: readonly Relocation[] },
  place: Place,
  around: Around,
): GatheredField {
  const { direction } = around.meeting;
  const here = placeInside(place, property, around.context.parties(direction).receiver.view(property.schema));
  const depth = here.path.length;
  const own = origin === undefined ? undefined : fieldOf(property, origin, place, around);
  const fields = [...here.view.properties.values()].flatMap((inner): readonly Field[] => {
    if (!travels(inner.access, direction)) return [];
    const further = inside.filter(({ to }) => to[depth] === inner.name);
    const moved = further.find(({ to }) => to.length === depth + 1);
    if (moved !== undefined) return listed(fieldOf(inner, originBy(moved), here, around));
    const from = originInside(inner.name, origin, around);
    if (further.length > 0) return [gatheredField(inner, { origin: from, inside: further }, here, around)];
    return own === undefined ? listed(fieldOf(inner, undefined, here, around)) : [];
  });
  const gap = around.context.gap(here.spot, incompleteSentence(here.spot.noun, direction));
  const isWhole = isMadeOf(fields, here.view, direction);
  // Where the sender lacks the object there is nothing to keep, and the rest is put into a new one.
  const kept = own && { ...own, missing: own.missing && (isWhole ? { kind: 'left out' as const } : { kind: 'decide' as const, gap }) };
  const isOptional = !place.view.required.has(property.name);
  return { kind: 'gathered', to: property.name, kept, fields, isOptional };
}

/** Whether fields are all that an object of the receiver has to have. */
export function isMadeOf(fields: readonly Field[], view: View, direction: Direction): boolean {
  return [...view.properties.values()].every(
    ({ name, access }) => !view.required.has(name) || !travels(access, direction) || fields.some(({ to }) => to === name),
  );
}

function listed(field: Field | undefined): readonly Field[] {
  return field === undefined ? [] : [field];
}

/** What an object that is taken apart holds beside what moved out of it. */
export function leftIn({ name, schema }: Property, { meeting: { direction }, context, relocations }: Around): readonly string[] {
  const went = relocations.filter(({ from }) => from.length > 1 && from[0] === name).map(({ from }) => from[1]);
  if (went.length === 0) return [];
  return [...context.parties(direction).sender.view(schema).properties.values()]
    .filter((inner) => travels(inner.access, direction) && !went.includes(inner.name))
    .map((inner) => `${name}.${inner.name}`);
}
