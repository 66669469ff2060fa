/** Two lists lined up by key: what both have, what only the old one has, what only the new one has. */
export interface Aligned<Item> {
  readonly kept: readonly { readonly old: Item; readonly new: Item }[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Lines up two lists by key, in the order of the new list; of items with one key the first stands for all. */
export function align<Item>(old: Iterable<Item>, next: Iterable<Item>, keyOf: (item: Item) => string): Aligned<Item> {
  const left = new Map<string, Item>();
  for (const item of old) {
    const key = keyOf(item);
    if (!left.has(key)) left.set(key, item);
  }
  const kept: { old: Item; new: Item }[] = [];
  const added: Item[] = [];
  const seen = new Set<string>();
  for (const item of next) {
    const key = keyOf(item);
    if (seen.has(key)) continue;
    seen.add(key);
    const partner = left.get(key);
    if (partner === undefined) {
      added.push(item);
    } else {
      kept.push({ old: partner, new: item });
      left.delete(key);
    }
  }
  return { kept, removed: [...left.values()], added };
}
