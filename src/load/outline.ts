/**
 * Where the values of one text stand: one entry for each value in the order of the text, parents first.
 * The lists are parallel; entry 0 is the root.
 */
export interface Outline {
  /** Offset of the name of a mapping entry, of the value itself elsewhere. */
  readonly starts: readonly number[];
  /** The first entry after a value and all that it holds. */
  readonly nexts: readonly number[];
  /** Names of mapping entries; undefined for items and for the root. */
  readonly names: readonly (string | undefined)[];
  /** From a YAML alias to the entry of what it repeats. */
  readonly aliases: ReadonlyMap<number, number>;
  /** The YAML merge keys (`<<`) among the entries. */
  readonly merges: ReadonlySet<number>;
}

/** An outline that is being written. */
export interface OutlineDraft {
  readonly starts: number[];
  readonly nexts: number[];
  readonly names: (string | undefined)[];
  readonly aliases: Map<number, number>;
  readonly merges: Set<number>;
}

/** An outline without entries. */
export function createOutline(): OutlineDraft {
  return { starts: [], nexts: [], names: [], aliases: new Map(), merges: new Set() };
}

/** Adds the entry of a value that begins; `nexts` is set again when a collection ends. Returns its index. */
export function openEntry(outline: OutlineDraft, name: string | undefined, start: number): number {
  const index = outline.starts.length;
  outline.starts.push(start);
  outline.names.push(name);
  outline.nexts.push(index + 1);
  return index;
}

/** Marks the end of a collection: all entries since `index` belong to it. */
export function closeEntry(outline: OutlineDraft, index: number): void {
  outline.nexts[index] = outline.starts.length;
}

/** A function from the unescaped tokens of a pointer to the offset of its place, or of its nearest ancestor that exists. */
export function createLocator(outline: Outline): (tokens: readonly string[]) => number {
  const childrenByEntry = new Map<number, ReadonlyMap<string, number>>();

  function childrenOf(entry: number): ReadonlyMap<string, number> {
    const container = outline.aliases.get(entry) ?? entry;
    const known = childrenByEntry.get(container);
    if (known !== undefined) return known;
    const children = new Map<string, number>();
    const merged: number[] = [];
    let item = 0;
    const end = outline.nexts[container] ?? 0;
    for (let child = container + 1; child < end; child = outline.nexts[child] ?? end) {
      if (outline.merges.has(child)) merged.push(child);
      else children.set(outline.names[child] ?? String(item++), child);
    }
    for (const source of merged.flatMap(mergedMappings)) {
      for (const [name, child] of childrenOf(source)) if (!children.has(name)) children.set(name, child);
    }
    childrenByEntry.set(container, children);
    return children;
  }

  /** A merge key holds one mapping or a sequence of them (YAML merge key, 2005). */
  function mergedMappings(merge: number): readonly number[] {
    const source = outline.aliases.get(merge) ?? merge;
    const firstChild = source + 1;
    const isSequence = firstChild < (outline.nexts[source] ?? 0) && outline.names[firstChild] === undefined;
    return isSequence ? [...childrenOf(source).values()] : [source];
  }

  return (tokens) => {
    let entry = 0;
    for (const token of tokens) {
      const child = childrenOf(entry).get(token);
      if (child === undefined) break;
      entry = child;
    }
    return outline.starts[entry] ?? 0;
  };
}
