import type { MediaType, WireForm } from '../../model/api.ts';
import type { Medium } from '../../schema/lens/wire.ts';
import { essence } from './media-range.ts';

/** How the value of a parameter or a header travels that both documents have: as text, unless a media type other than a form's writes it. */
export function mediumOf(old: WireForm, next: WireForm): Medium {
  if (old.mediaType !== undefined || next.mediaType !== undefined) {
    if (FORMS.has(essence(old.mediaType ?? '')) && FORMS.has(essence(next.mediaType ?? ''))) return 'form';
    return old.mediaType === undefined || next.mediaType === undefined ? 'json beside text' : 'json';
  }
  return isExploded(old) && isExploded(next) ? 'exploded parameter' : 'parameter';
}

function isExploded({ style, explode }: WireForm): boolean {
  return style === 'form' && explode;
}

const FORMS = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/**
 * How a body of a media type travels. The properties of a form are text (OpenAPI 3.1, section 4.8.15),
 * unless an encoding gives one a media type of its own.
 */
export function formMediumOf(old: MediaType, next: MediaType): Medium {
  return isForm(old) && isForm(next) ? 'form' : 'json';
}

function isForm({ mediaType, encoding }: MediaType): boolean {
  return FORMS.has(essence(mediaType)) && [...encoding.values()].every(({ contentType }) => contentType === undefined);
}
