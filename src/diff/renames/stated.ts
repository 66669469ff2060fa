import type { Document, Note } from '../../model/document.ts';
import { isArray, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { placeOf } from '../place.ts';
import type { Likelihood } from './evidence.ts';
import type { Renamed } from './match.ts';

/**
 * A rename that somebody states, so that nothing is guessed about it. Each side is one of:
 *
 * - a place as reports print it: `components.schemas.User.properties.name`, `GET /users.parameters.limit` (its
 *   name or its number), `components.schemas.Pet.properties.status.enum.sold` for a value of an enum;
 * - an operation: `GET /users`;
 * - a path: `/users`, for itself and all paths below it;
 * - a name alone, for whatever is called so, anywhere: `userName`.
 */
export interface StatedRename {
  readonly from: string;
  readonly to: string;
}

/** Something that a statement can be about: what stands at an address, and what it is called. */
export interface Nameable {
  readonly address: Address;
  readonly name: string;
}

/** What documents and caller state about renames. */
export interface Statements {
  /** The pairs among what went and what came that somebody states, each thing once. */
  readonly pairs: <Item>(
    removed: readonly Item[],
    added: readonly Item[],
    nameOf: (item: Item, side: 'old' | 'new') => Nameable,
  ) => readonly Renamed<Item>[];
  /** What the object at an address of the new document says that it was called, and one of the old that takes its place. */
  readonly saidOfNew: (address: Address) => readonly string[];
  readonly saidOfOld: (address: Address) => readonly string[];
  /** The list of the caller; `meet` says that one has met what it speaks of. */
  readonly listed: () => readonly { readonly rename: StatedRename; readonly meet: () => void }[];
  /** Statements that matched nothing, once everything has been looked at. */
  readonly notes: () => readonly Note[];
}

/** Says on a new thing what it was called: a name, a place, or a list of them; on a schema with an enum, by new value. */
export const RENAMED_FROM = 'x-api-diff-renamed-from';

/** Says on an old thing what takes its place. */
export const REPLACED_BY = 'x-replaced-by';

/** The evidence of a statement in words. */
export const BY_RENAMED_FROM = `stated by \`${RENAMED_FROM}\``;
export const BY_REPLACED_BY = `stated by \`${REPLACED_BY}\``;
export const BY_LIST = 'stated by the list of renames';

/** Collects what both documents and the caller state. */
export function createStatements(
  documents: { readonly old: Document; readonly new: Document },
  renames: readonly StatedRename[] = [],
): Statements {
  const unmet = new Set(renames);
  const pending = new Map<Address, Note>();
  const byFrom = new Map<string, StatedRename[]>();
  for (const rename of renames) byFrom.set(rename.from, [...(byFrom.get(rename.from) ?? []), rename]);

  /** All that people may write for a thing. */
  function spellings({ address, name }: Nameable, side: 'old' | 'new'): readonly string[] {
    const place = (at: Address): string => placeOf(documents[side].writtenAt?.(at) ?? at);
    return [name, place(address), `${place(parentOf(address))}.${name}`, `${place(address)}.${name}`, address.slice(address.indexOf('#'))];
  }

  /** What a thing says of itself under a name of an extension. */
  function saidBy({ address, name }: Nameable, side: 'old' | 'new', key: string): readonly string[] {
    const said = own(documents[side].at(address), key);
    // A value of an enum has no object of its own: the schema says it, by value.
    const ofEnum = address.endsWith('/enum') ? own(own(documents[side].at(parentOf(address)), key), name) : undefined;
    return textsOf(ofEnum ?? said);
  }

  return {
    saidOfNew: (address) => textsOf(own(documents.new.at(address), RENAMED_FROM)),
    saidOfOld: (address) => textsOf(own(documents.old.at(address), REPLACED_BY)),
    listed: () => renames.map((rename) => ({ rename, meet: () => unmet.delete(rename) })),
    pairs: (removed, added, nameOf) => {
      type Item = (typeof removed)[number];
      const found: Renamed<Item>[] = [];
      const taken = new Set<Item>();
      const oldBySpelling = indexed(removed, (item) => spellings(nameOf(item, 'old'), 'old'));
      const newBySpelling = indexed(added, (item) => spellings(nameOf(item, 'new'), 'new'));
      const take = (old: Item | undefined, next: Item | undefined, likelihood: Likelihood): boolean => {
        if (old === undefined || next === undefined || taken.has(old) || taken.has(next)) return false;
        taken.add(old).add(next);
        found.push({ old, new: next, ...likelihood });
        pending.delete(nameOf(next, 'new').address);
        return true;
      };
      for (const next of added) {
        const named = nameOf(next, 'new');
        const said = saidBy(named, 'new', RENAMED_FROM);
        if (said.length === 0) continue;
        const old = said.flatMap((text) => oldBySpelling().get(text) ?? []).find((item) => !taken.has(item));
        if (!take(old, next, stated(BY_RENAMED_FROM))) {
          const message = `${RENAMED_FROM} says ${said.map((text) => JSON.stringify(text)).join(' or ')}, and nothing of that name went from here`;
          pending.set(named.address, { side: 'new', address: named.address, message });
        }
      }
      for (const old of removed) {
        const said = saidBy(nameOf(old, 'old'), 'old', REPLACED_BY);
        if (said.length > 0) take(old, said.flatMap((text) => newBySpelling().get(text) ?? [])[0], stated(BY_REPLACED_BY));
      }
      if (byFrom.size === 0) return found;
      for (const old of removed) {
        for (const rename of spellings(nameOf(old, 'old'), 'old').flatMap((text) => byFrom.get(text) ?? [])) {
          const next = (newBySpelling().get(rename.to) ?? []).find((item) => !taken.has(item));
          if (take(old, next, stated(BY_LIST))) unmet.delete(rename);
        }
      }
      return found;
    },
    notes: () => [
      ...pending.values(),
      ...[...unmet].map<Note>(({ from, to }) => ({
        side: 'old',
        address: '#',
        message: `the stated rename of ${JSON.stringify(from)} to ${JSON.stringify(to)} matches nothing: no such thing went or no such thing came`,
      })),
    ],
  };
}

function stated(because: string): Likelihood {
  return { confidence: 1, because: [because] };
}

function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** An index that is only built when something is looked up. */
function indexed<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): () => ReadonlyMap<string, readonly Item[]> {
  let built: Map<string, Item[]> | undefined;
  return () => {
    if (built !== undefined) return built;
    built = new Map();
    for (const item of items) {
      for (const key of new Set(keysOf(item))) {
        const known = built.get(key);
        if (known === undefined) built.set(key, [item]);
        else known.push(item);
      }
    }
    return built;
  };
}
