import { isUtf8 } from 'node:buffer';
import { InputError } from './input-error.ts';

/**
 * The text of a file: UTF-8 (RFC 3629), its byte order mark taken off. Throws `bad-encoding` for UTF-16,
 * for bytes that are no UTF-8, and for NUL characters, which no JSON or YAML text holds.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0 || bytes[1] === 0;
  if (utf16 && bytes.length >= 2) {
    throw new InputError({ code: 'bad-encoding', file, message: 'the file is UTF-16 or binary, not UTF-8', hint: 'Save it as UTF-8.' });
  }
  // Checking and decoding apart is several times as fast as a strict TextDecoder.
  if (!isUtf8(bytes)) {
    const offset = firstInvalidByte(bytes);
    const line = bytes.subarray(0, offset).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
    throw new InputError({
      code: 'bad-encoding',
      position: { file, line, column: 1 },
      message: `line ${line} holds bytes that are not UTF-8`,
      hint: 'Save the file as UTF-8.',
    });
  }
  const decoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const text = withoutMark(decoded);
  if (text.includes('\0')) {
    throw new InputError({
      code: 'bad-encoding',
      file,
      message: 'the file holds NUL characters, so it is not a JSON or YAML text',
      hint: 'Save it as UTF-8 text.',
    });
  }
  return text;
}

/** A text without the byte order mark that it may begin with. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Halves the file until the first byte that stops decoding is found. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      // A character cut in half at the end is not yet a fault.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return valid;
}
