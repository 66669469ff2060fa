import type { MediaType } from '../../model/api.ts';
import { align } from '../align.ts';

/** Media types lined up. The first pair of a range that only one side has speaks for the range itself. */
export interface MatchedMediaTypes {
  readonly kept: readonly { readonly old: MediaType; readonly new: MediaType; readonly isFirst: boolean }[];
  readonly removed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/**
 * Lines up media types: the same type first, then the same with other parameters (`charset`), then the
 * same in another version (`application/vnd.pets.v1+json`), then what a range of the other side covers (RFC 9110, section
 * 12.5.1), so that `application/json` is kept where `application/*` stands. A range that only one side has came or went
 * where it `promisesEach` of its types, as that of a request body does. Who answers sends one of them, which one nobody
 * knows: there a range that covers something was narrowed or widened. One that nobody stated is whatever the other side states.
 */
export function matchMediaTypes(
  old: readonly MediaType[],
  next: readonly MediaType[],
  { promisesEach }: { readonly promisesEach: boolean } = { promisesEach: true },
): MatchedMediaTypes {
  const exact = align(old, next, ({ mediaType }) => normalised(mediaType));
  const bare = align(exact.removed, exact.added, ({ mediaType }) => essence(mediaType));
  const versioned = align(bare.removed, bare.added, ({ mediaType }) => withoutVersion(essence(mediaType)));
  const kept = [...exact.kept, ...bare.kept, ...versioned.kept].map((pair) => ({ ...pair, isFirst: true }));
  const covering = new Set<MediaType>();
  const isFirstOf = (range: MediaType): boolean => {
    const isFirst = !covering.has(range) && !kept.some((pair) => pair.old === range || pair.new === range);
    covering.add(range);
    return isFirst;
  };
  const removed = versioned.removed.filter((item) => {
    const range = next.find((other) => covers(other.mediaType, item.mediaType));
    if (range !== undefined) kept.push({ old: item, new: range, isFirst: isFirstOf(range) });
    return range === undefined;
  });
  const added = versioned.added.filter((item) => {
    const range = old.find((other) => covers(other.mediaType, item.mediaType));
    if (range !== undefined) kept.push({ old: range, new: item, isFirst: isFirstOf(range) });
    return range === undefined;
  });
  const cameOrWent = (item: MediaType): boolean => !covering.has(item) || (promisesEach && item.isUnstated !== true);
  return { kept, removed: removed.filter(cameOrWent), added: added.filter(cameOrWent) };
}

/** The type and subtype in lower case, without parameters (RFC 9110, section 8.3.1). */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether a media range covers a media type; a type covers itself. */
export function covers(range: string, mediaType: string): boolean {
  const [type, subtype] = essence(range).split('/');
  const [otherType, otherSubtype] = essence(mediaType).split('/');
  if (type !== '*' && type !== otherType) return false;
  return subtype === '*' || subtype === otherSubtype;
}

function normalised(mediaType: string): string {
  return mediaType
    .toLowerCase()
    .replaceAll(/\s*;\s*/g, ';')
    .replaceAll('"', '')
    .trim();
}

/** A vendor's media type without its version: `application/vnd.pets.v1+json` and `.v2+json` are one type in two versions. */
function withoutVersion(type: string): string {
  return type.replace(/[.-]v\d+(?:\.\d+)*(?=[.+-]|$)/, '');
}
