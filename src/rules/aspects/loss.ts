import type { Facet, Placed } from '../../model/api.ts';
import { canonical } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Loss } from '../aspect.ts';

/** A loss from parts of which some may be unknown; the unknown ones are left out. */
export function lossOf(parts: { readonly [Key in keyof Loss]?: Loss[Key] | undefined }): Loss {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Loss;
}

/** A value that stands under `key` of a thing as a facet; undefined where it does not stand. */
export function facetAt(placed: Placed, key: string, value: Json | undefined): Facet<Json> | undefined {
  return value === undefined ? undefined : { address: append(placed.address, key), value };
}

/** One `replaced` loss when two sides say different things, one of them nothing perhaps; none when they agree. */
export function changed(before: Facet<Json> | undefined, after: Facet<Json> | undefined, name?: string): readonly Loss[] {
  const [left, right] = [eachOf(before), eachOf(after)];
  const [old, young] = [without(left, right), without(right, left)];
  return Array.from({ length: Math.max(old.length, young.length) }, (_, index) =>
    lossOf({ name, before: old[index], after: young[index], replaced: true }),
  );
}

/** A facet with its `others`, each by itself. */
export function eachOf<Value>(facet: Facet<Value> | undefined): readonly Facet<Value>[] {
  return facet?.others === undefined
    ? facet === undefined
      ? []
      : [facet]
    : [{ address: facet.address, value: facet.value }, ...facet.others];
}

function without(facets: readonly Facet<Json>[], others: readonly Facet<Json>[]): readonly Facet<Json>[] {
  const kept = new Set(others.map(({ value }) => canonical(value)));
  return facets.filter(({ value }) => !kept.has(canonical(value)));
}

/**
 * What two sides say, as values that people read: what only one of them says, or all of it where the first says nothing
 * alone. Where something is lost the second always does.
 */
export function toldApart(left: readonly Facet<Json>[], right: readonly Facet<Json>[]): Partial<Record<'before' | 'after', Facet<Json>>> {
  const [old, young] = [without(left, right), without(right, left)];
  const isClear = old.length > 0;
  return { ...listed('before', isClear ? old : left), ...listed('after', isClear ? young : right) };
}

/** One side of a loss: a facet, of several one with all their values (in an order that does not depend on where they stand), or no side where there is none. */
export function listed<Key extends 'before' | 'after'>(key: Key, facets: readonly Facet<Json>[]): Partial<Record<Key, Facet<Json>>> {
  const [first, ...rest] = facets;
  if (first === undefined) return {};
  const facet =
    rest.length === 0
      ? first
      : { address: first.address, value: [...facets.map(({ value }) => value)].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) };
  return { [key]: facet } as Record<Key, Facet<Json>>;
}

/** One loss when `b` switches on what `a` leaves off. */
export function switchedOn(before: Facet<boolean> | undefined, after: Facet<boolean> | undefined): readonly Loss[] {
  return after?.value === true && before?.value !== true ? [lossOf({ before, after })] : [];
}

/** One loss for each text that only `a` has. */
export function missing(before: readonly Facet<string>[], after: readonly Facet<string>[]): readonly Loss[] {
  const kept = new Set(after.map((facet) => facet.value));
  return before.filter((facet) => !kept.has(facet.value)).map((facet) => ({ name: facet.value, before: facet }));
}

/** One `replaced` loss for each name under which two maps hold different things, or only one holds any. */
export function changedEntries<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  facetOf: (value: Value) => Facet<Json> | undefined,
): readonly Loss[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old, young] = [before.get(name), after.get(name)];
    return changed(old === undefined ? undefined : facetOf(old), young === undefined ? undefined : facetOf(young), name);
  });
}
