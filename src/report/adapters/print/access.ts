import type { Field } from '../plan.ts';
import { isAssignable } from '../types/assignable.ts';
import { resolved, withoutNull } from '../types/type.ts';
import type { Type, TypeProperty } from '../types/type.ts';
import type { Expression } from './expression.ts';
import { accessText } from './values.ts';

/** A value that is read off another one. */
export interface Read extends Expression {
  /** The same where it is known to be there: `address.city` beside `address?.city`. */
  readonly present: string;
  readonly isOptional: boolean;
}

/** The properties of an object type; undefined for what is no plain object. */
export function propertiesOf(type: Type): readonly TypeProperty[] | undefined {
  const object = resolved(type);
  return object.kind === 'object' ? object.properties : undefined;
}

/** Reads the value at a path into an object; `start` is the variable that holds what the first name leads to. */
export function readAt(path: readonly string[], source: Expression, start: string | undefined): Read {
  const [first = '', ...names] = path;
  const property = propertiesOf(source.type)?.find(({ name }) => name === first);
  const text = start ?? `${source.text}${accessText(first)}`;
  let read: Read = { text, present: text, type: property?.type ?? { kind: 'unknown' }, isOptional: property?.isOptional ?? true };
  for (const name of names) read = readInside(read, name);
  return read;
}

function readInside(outer: Read, name: string): Read {
  const held = withoutNull(resolved(withoutNull(outer.type)));
  const property = held.kind === 'object' ? held.properties.find((one) => one.name === name) : undefined;
  const access = accessText(name);
  if (property === undefined) {
    const text = `(${outer.present} as unknown as { [name: string]: unknown } | undefined)?.${access.replace(/^\./, '')}`;
    return { text, present: text, type: { kind: 'unknown' }, isOptional: true };
  }
  const isNull = isAssignable({ kind: 'null' }, outer.type) || isAssignable({ kind: 'null' }, resolved(outer.type));
  const mayLack = outer.isOptional || isNull;
  return {
    text: mayLack ? `${outer.text}?.${access.replace(/^\./, '')}` : `${outer.text}${access}`,
    present: `${outer.present}${access}`,
    type: property.type,
    isOptional: mayLack || property.isOptional,
  };
}

/** Whether a property of the result comes from nowhere that TypeScript sees, or may be missing where it must not. */
export function hasLooseEnds(from: readonly TypeProperty[], to: readonly TypeProperty[], fields: readonly Field[]): boolean {
  const shared = [...from.map(({ name }) => name), ...fields.map((field) => field.to)];
  // A type of optional properties alone takes no object that has none of them.
  if (to.length > 0 && !to.some(({ name }) => shared.includes(name))) return true;
  // Nor does an object literal take a property that its type does not have.
  if (fields.some((field) => !to.some(({ name }) => name === field.to))) return true;
  return to.some(({ name, isOptional }) => {
    if (fields.some((one) => one.to === name)) return false;
    const kept = from.find((one) => one.name === name);
    return !isOptional && (kept === undefined || kept.isOptional);
  });
}
