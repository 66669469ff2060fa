import type { Direction } from '../../model/api.ts';
import type { Property, View } from '../../normalise/view.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { TypeMask } from '../../schema/node.ts';

/** Whether a property exists in a direction at all: read-only ones are not sent, write-only ones not answered. */
export function travels(access: Property['access'], direction: Direction): boolean {
  return access === 'both' || (access === 'readOnly') === (direction === 'response');
}

/** The types of a view without null. One that names no type and yet declares properties, items or texts means those. */
export function meantTypes(view: View): TypeMask {
  const said = view.types.value & ~TYPE.null;
  if ((said | TYPE.null) !== ALL_TYPES) return said;
  if (view.properties.size > 0 || view.required.size > 0 || view.additionalProperties !== undefined) return TYPE.object;
  if (view.items !== undefined || view.prefixItems !== undefined) return TYPE.array;
  if (view.patterns.length > 0 || view.format !== undefined || view.minLength !== undefined || view.maxLength !== undefined)
    return TYPE.string;
  return said;
}

const BITS = [TYPE.boolean, TYPE.number, TYPE.integer, TYPE.string, TYPE.array, TYPE.object];

/** The single types of a mask. */
export function bitsOf(mask: TypeMask): readonly TypeMask[] {
  return BITS.filter((bit) => (mask & bit) !== 0);
}

/** Whether a mask is of one scalar type, two of them where they are `integer` and `number`. */
export function isScalar(mask: TypeMask): boolean {
  return (mask & (TYPE.array | TYPE.object)) === 0 && bitsOf(mask).length === 1;
}

/** Whether a view is alternatives and nothing else. */
export function isPureUnion(view: View): boolean {
  return (
    view.unions.length === 1 &&
    (view.types.value | TYPE.null) === ALL_TYPES &&
    view.values === undefined &&
    view.properties.size === 0 &&
    view.required.size === 0
  );
}
