import type { View } from '../../normalise/view.ts';
import { eachOf } from './loss.ts';

/** Bytes of which nothing more is said. */
const BYTES = 'application/octet-stream';

/**
 * How the bytes that a text carries are encoded, whichever version says it: `format: byte` of 2.0 and 3.0 is
 * `contentEncoding: base64` of 3.1 (OpenAPI 3.1, section 4.4.1.2). Undefined for a text that carries none, or bytes as such.
 */
export function carriedEncoding(view: View): string | undefined {
  return view.contentEncoding?.value.toLowerCase() ?? (hasFormat(view, 'byte') ? 'base64' : undefined);
}

/** What the bytes are that a text carries or stands for: `format: binary` of 3.0 says no more of them than that they are bytes. */
export function carriedMediaType(view: View): string | undefined {
  const stated = view.contentMediaType?.value.toLowerCase();
  return stated ?? (hasFormat(view, 'binary') || carriedEncoding(view) !== undefined ? BYTES : undefined);
}

/** Whether a format says what two schemas have in common, one of them perhaps in the words of another version. */
export function isCarriedAlike(format: string, a: View, b: View): boolean {
  switch (format) {
    case 'byte':
      return carriedEncoding(a) === carriedEncoding(b);
    case 'binary':
      return carriedMediaType(a) === carriedMediaType(b);
    default:
      return false;
  }
}

function hasFormat(view: View, format: string): boolean {
  return eachOf(view.format).some(({ value }) => value === format);
}
