/** Where a value stands: the offset that a report names, and the place where what it holds begins. */
export interface Place {
  /** Of the name of an entry, of the value itself elsewhere. */
  readonly start: number;
  /** The first character of the value; undefined for an entry without one. */
  readonly value: number | undefined;
}

/** The places of what a value holds, by name or by number; none for a scalar. */
export type Children = Pick<ReadonlyMap<string, Place>, 'get'>;

/** A place and the name or number that it has in what holds it. */
export interface NamedPlace extends Place {
  readonly name: string;
}

/** From the unescaped tokens of a pointer to the offset of its place, or of its nearest ancestor that exists. */
export type Locator = (tokens: readonly string[]) => number;

/** From the unescaped tokens of a pointer to its place, or to that of its nearest ancestor that exists. */
export type Places = (tokens: readonly string[]) => Place;

/** Places as offsets. */
export function startsOf(places: Places): Locator {
  return (tokens) => places(tokens).start;
}

/** What holds nothing. */
export const NO_CHILDREN: Children = new Map();

/** Places that are looked for one after the other, no further than to the one asked for. */
export function placesOnDemand(places: Iterator<NamedPlace>): Children {
  const found = new Map<string, Place>();
  return {
    get: (name) => {
      for (let next; !found.has(name) && (next = places.next()).done !== true;) found.set(next.value.name, next.value);
      return found.get(name);
    },
  };
}

/** Places that are found by looking at a value only when a pointer leads into it, and then once: a report names few of all places. */
export function createPlaces(root: Place, childrenAt: (value: number) => Children): Places {
  const known = new Map<number, Children>();

  function childrenOf({ value }: Place): Children {
    if (value === undefined) return NO_CHILDREN;
    const found = known.get(value) ?? childrenAt(value);
    known.set(value, found);
    return found;
  }

  return (tokens) => {
    let place = root;
    for (const token of tokens) {
      const child = childrenOf(place).get(token);
      if (child === undefined) break;
      place = child;
    }
    return place;
  };
}
