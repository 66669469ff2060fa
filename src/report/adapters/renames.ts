import type { Change } from '../../diff/change.ts';
import { CERTAIN } from '../../diff/renames/evidence.ts';
import type { Rename } from '../../diff/rename.ts';
import type { Json } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Property, View } from '../../normalise/view.ts';

/** The renames of a comparison, found by the places that they are about. */
export interface Renames {
  /** The rename that joins two properties, by their entries under `properties`. */
  readonly ofProperties: (old: Address, next: Address) => Rename | undefined;
  /** The rename that joins two parameters, by their addresses. */
  readonly ofParameters: (old: Address, next: Address) => Rename | undefined;
  /** The properties that are at another depth now. */
  readonly moves: readonly MovedTogether[];
  /** The addresses of properties of bodies that are, or were, parameters of their call. */
  readonly bodyProperties: ReadonlySet<Address>;
  /** The values of an enum that have another name, by the addresses of both enums. */
  readonly ofValues: (old: Address, next: Address) => readonly { readonly old: Json; readonly new: Json }[];
  /** The envelope that one of two schemas is around the other one. */
  readonly envelope: (old: View, next: View) => FoundEnvelope | undefined;
}

/** An envelope: whose it is and which of its properties holds the other schema. */
export interface FoundEnvelope {
  readonly side: 'old' | 'new';
  readonly property: Property;
  readonly rename: Rename;
}

/** Properties that moved together, from one object that holds both ends of each. */
export interface MovedTogether {
  readonly rename: Rename;
  /** The entry of the first one under `properties`, on both sides. */
  readonly first: { readonly old: Address; readonly new: Address };
  /** The names that lead to each from the object. */
  readonly paths: readonly { readonly old: readonly string[]; readonly new: readonly string[] }[];
}

/** Whether a rename is sure enough to be written into code. */
export function isCertain(rename: Rename): boolean {
  return rename.confidence >= CERTAIN;
}

/** How a rename calls a property of the body of a call. */
const OF_BODY = 'body property ';

/** Indexes the renames among changes. */
export function renamesOf(changes: readonly Change[]): Renames {
  const index = new Map<string, Rename>();
  const values = new Map<string, { readonly old: Json; readonly new: Json }[]>();
  const envelopes: Change[] = [];
  const moves: MovedTogether[] = [];
  const bodyProperties = new Set<Address>();
  const key = (kind: string, old: Address, next: Address): string => `${kind} ${old}\n${next}`;
  for (const change of changes) {
    const { rename } = change;
    if (rename === undefined) continue;
    switch (rename.kind) {
      case 'property':
        index.set(key('property', change.old.address, change.new.address), rename);
        break;
      case 'parameter':
        index.set(key('parameter', change.old.address, change.new.address), rename);
        if (rename.from.startsWith(OF_BODY)) bodyProperties.add(change.old.address);
        if (rename.to.startsWith(OF_BODY)) bodyProperties.add(change.new.address);
        break;
      case 'moved':
      case 'gathered':
      case 'spread':
        moves.push({
          rename,
          first: { old: change.old.address, new: change.new.address },
          paths: (rename.moves ?? []).map(({ from, to }) => ({ old: tokensOf(from), new: tokensOf(to) })),
        });
        break;
      case 'enum value': {
        if (!isCertain(rename)) break;
        const place = key('values', change.old.address, change.new.address);
        values.set(place, [...(values.get(place) ?? []), { old: rename.from, new: rename.to }]);
        break;
      }
      case 'wrapped':
      case 'unwrapped':
        envelopes.push(change);
        break;
      default:
    }
  }
  return {
    ofProperties: (old, next) => index.get(key('property', old, next)),
    ofParameters: (old, next) => index.get(key('parameter', old, next)),
    moves,
    bodyProperties,
    ofValues: (old, next) => values.get(key('values', old, next)) ?? [],
    envelope: (old, next) => {
      for (const change of envelopes) {
        const found = envelopeIn(change, old, next);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function envelopeIn({ rename, old: before, new: after }: Change, old: View, next: View): FoundEnvelope | undefined {
  if (rename === undefined) return undefined;
  const [side, holder, held, content] =
    rename.kind === 'unwrapped'
      ? (['old', old, before.address, { view: next, address: after.address }] as const)
      : (['new', next, after.address, { view: old, address: before.address }] as const);
  if (!content.view.parts.includes(content.address) && !content.view.places.includes(content.address)) return undefined;
  const property = [...holder.properties.values()].find(({ address }) => address === held);
  return property === undefined ? undefined : { side, property, rename };
}
