import type { View } from '../normalise/view.ts';

/**
 * Whether two schemas plainly say the same under some keys, so that no aspect of those keys has anything to tell: nothing
 * on either side, or one number, text or boolean. Most keywords of most schemas are like that. False says nothing.
 */
export function saidAlike(a: View, b: View, keys: readonly string[]): boolean {
  return keys.every((key) => isPlainlyOne((a as unknown as ViewByKey)[key], (b as unknown as ViewByKey)[key]));
}

/** What a view holds under its keys, as far as it matters here. */
type ViewByKey = Readonly<Record<string, Said>>;
type Said = undefined | FacetLike | readonly unknown[] | ReadonlyMap<string, unknown>;

interface FacetLike {
  readonly value: unknown;
  readonly others?: unknown;
}

function isPlainlyOne(a: Said, b: Said): boolean {
  if (a === undefined || b === undefined) return a === b;
  if ('value' in a && 'value' in b) return a.value === b.value && a.others === undefined && b.others === undefined;
  return sizeOf(a) === 0 && sizeOf(b) === 0;
}

function sizeOf(said: NonNullable<Said>): number | undefined {
  if ('size' in said) return said.size;
  return 'length' in said ? said.length : undefined;
}
