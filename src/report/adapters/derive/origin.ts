import type { Rename } from '../../../diff/rename.ts';
import type { Property, View } from '../../../normalise/view.ts';
import type { AdapterContext } from '../context.ts';
import { travels } from '../meaning.ts';
import type { Derive } from './function.ts';
import type { Relocation } from './relocations.ts';
import type { Meeting } from './scalar.ts';

/** Two objects that meet, with what moved below them. */
export interface Around {
  /** The sender's. */
  readonly a: View;
  /** The receiver's. */
  readonly b: View;
  readonly meeting: Meeting;
  readonly context: AdapterContext;
  readonly derive: Derive;
  readonly relocations: readonly Relocation[];
}

/** Where a property of the result comes from. */
export interface Origin {
  readonly property: Property;
  /** The names that lead to it from the sender's object. */
  readonly path: readonly string[];
  readonly rename: Rename | undefined;
  /** Whether the sender always says it. */
  readonly isGiven: boolean;
}

/** The property that moved here, that of the same name, or the one that has another name now. */
export function originOf(property: Property, { a, b, meeting: { direction }, context, relocations }: Around): Origin | undefined {
  const { renames, relocated } = context;
  const relocation = relocations.find(({ to }) => to.length === 1 && to[0] === property.name);
  if (relocation !== undefined) return originBy(relocation);
  const from = (own: Property, rename: Rename | undefined): Origin => ({
    property: own,
    path: [own.name],
    rename,
    isGiven: a.required.has(own.name),
  });
  const kept = a.properties.get(property.name);
  if (kept !== undefined) {
    const isElsewhere = relocated.has(kept.address) || relocated.has(property.address);
    return travels(kept.access, direction) && !isElsewhere ? from(kept, undefined) : undefined;
  }
  for (const candidate of a.properties.values()) {
    if (b.properties.has(candidate.name) || !travels(candidate.access, direction)) continue;
    const [old, next] = direction === 'request' ? [candidate, property] : [property, candidate];
    const rename = renames.ofProperties(old.address, next.address);
    if (rename !== undefined) return from(candidate, rename);
  }
  return undefined;
}

/** Where a property comes from that moved. */
export function originBy({ source, from, rename, isGiven }: Relocation): Origin {
  return { property: source, path: from, rename, isGiven };
}

/** The property of the same name in what another one comes from. */
export function originInside(name: string, outer: Origin | undefined, { meeting, context }: Around): Origin | undefined {
  if (outer === undefined) return undefined;
  const view = context.parties(meeting.direction).sender.view(outer.property.schema);
  const property = view.properties.get(name);
  if (property === undefined || !travels(property.access, meeting.direction)) return undefined;
  const isGiven = outer.isGiven && !view.nullable.value && view.required.has(name);
  return { property, path: [...outer.path, name], rename: undefined, isGiven };
}
