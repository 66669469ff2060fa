import type { Change, Use } from '../../../diff/change.ts';
import type { Json } from '../../../model/json.ts';
import { isArray, isObject, own } from '../../../model/json.ts';
import { append, tokensOf } from '../../../model/pointer.ts';
import type { Pointer } from '../../../model/pointer.ts';

/** One thing that a sample has to show: where in the payload, and what became of it. */
export interface Focus {
  /** The place in the payload, `*` for any item or any further property. */
  readonly path: Pointer;
  /** The property of the object at `path` that came, went or became required; undefined where the value itself is meant. */
  readonly name: string | undefined;
  /** The old and the new name of a property. */
  readonly rename: { readonly from: string; readonly to: string } | undefined;
  /** Values that stand in another place now: whole places in the payload of each side. */
  readonly moves: readonly { readonly from: Pointer; readonly to: Pointer }[];
  readonly rule: string;
  /** A payload that proves it: accepted by one side and refused by the other. */
  readonly witness: Json | undefined;
}

/** The rules whose path is the object around the property that they are about. */
const ABOUT_MEMBERS = new Set([
  'required-property-added',
  'required-property-removed',
  'optional-property-added',
  'optional-property-removed',
  'property-became-required',
  'property-became-optional',
  'property-became-read-only',
  'property-became-writable',
  'property-became-write-only',
  'property-became-readable',
  'property-renamed',
]);

/** What a change means for the payload of one of its uses. */
export function focusOf(change: Change, use: Use): Focus {
  const { rule, rename } = change;
  const isMember = ABOUT_MEMBERS.has(rule);
  return {
    path: use.path,
    name: isMember ? (change.name ?? change.subject.name) : undefined,
    moves:
      rename === undefined || rename.kind === 'property'
        ? []
        : (rename.moves ?? []).map(({ from, to }) => ({ from: `${use.path}${from}`, to: `${use.path}${to}` })),
    rename: isMember && rename?.kind === 'property' ? { from: rename.from, to: rename.to } : undefined,
    rule,
    witness: use.proof.answer === 'breaks' ? use.proof.witness : undefined,
  };
}

/** Whether one of the things to show lies below a place of the payload, or is a member of it. */
export function leadsTo(focus: readonly Focus[], path: Pointer): boolean {
  return focus.some(
    (one) =>
      one.path === path ||
      one.path.startsWith(`${path}/`) ||
      one.moves.some(({ from, to }) => [from, to].some((place) => place === path || place.startsWith(`${path}/`))),
  );
}

/** The value at a place of a payload; `*` is the first item or property there. */
export function valueAtPath(value: Json | undefined, path: Pointer): Json | undefined {
  let found = value;
  for (const token of tokensOf(path)) {
    if (isArray(found)) found = token === '*' ? found[0] : found[Number(token)];
    else if (isObject(found)) found = own(found, token) ?? (token === '*' ? Object.values(found)[0] : undefined);
    else return undefined;
  }
  return found;
}

/** The path of a member of the object at a path. */
export function memberPath(path: Pointer, name: string): Pointer {
  return append(path, name);
}
