import type { Direction } from '../model/api.ts';
import type { Face, Severity } from '../rules/aspect.ts';
import { variance } from '../rules/variance.ts';

/** How bad a rule is in one direction, with the reason where it departs from the variance table. */
export function ruleSeverity(face: Face, direction: Direction): { readonly severity: Severity; readonly because: string | null } {
  return face.except?.[direction] ?? { severity: variance[face.effect][direction], because: null };
}
