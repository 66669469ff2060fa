import type { MediaType } from '../../model/api.ts';
import { align } from '../align.ts';
import type { Aligned } from '../align.ts';

/**
 * Lines up media types: the same type first (parameters such as `charset` aside), then what a range of
 * the other side covers (RFC 9110, section 12.5.1), so that `application/json` is kept where
 * `application/*` stands.
 */
export function matchMediaTypes(old: readonly MediaType[], next: readonly MediaType[]): Aligned<MediaType> {
  const exact = align(old, next, ({ mediaType }) => normalised(mediaType));
  const bare = align(exact.removed, exact.added, ({ mediaType }) => essence(mediaType));
  const kept = [...exact.kept, ...bare.kept];
  const removed = bare.removed.filter((item) => {
    const range = next.find((other) => covers(other.mediaType, item.mediaType));
    if (range !== undefined) kept.push({ old: item, new: range });
    return range === undefined;
  });
  const added = bare.added.filter((item) => {
    const range = old.find((other) => covers(other.mediaType, item.mediaType));
    if (range !== undefined) kept.push({ old: range, new: item });
    return range === undefined;
  });
  return { kept, removed, added: added.filter((item) => !kept.some((pair) => pair.new === item)) };
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
  return mediaType.toLowerCase().replaceAll(/\s*;\s*/g, ';').replaceAll('"', '').trim();
}
