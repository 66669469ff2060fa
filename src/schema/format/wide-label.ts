import { decodePunycode } from './punycode.ts';

// Beside letters, marks and digits: the characters of RFC 5892, sections 2.6 and 2.7, that are valid, some in a context.
const WIDE_EDGE = '[\\p{L}\\p{N}\\u0375\\u06fd\\u06fe\\u0f0b\\u30fb]';
const WIDE_INNER = '[\\p{L}\\p{M}\\p{N}\\-\\u00b7\\u0375\\u05f3\\u05f4\\u06fd\\u06fe\\u0f0b\\u200c\\u200d\\u30fb]';
const WIDE_END = '[\\p{L}\\p{M}\\p{N}\\u05f3\\u05f4\\u06fd\\u06fe\\u0f0b\\u200c\\u200d\\u30fb]';

/** The characters that a label of an internationalized name may have, as the source of a pattern; `isWideLabel` says where they may not stand. */
export const WIDE_LABEL = `${WIDE_EDGE}(?:${WIDE_INNER}{0,61}${WIDE_END})?`;
const WHOLE_LABEL = new RegExp(`^${WIDE_LABEL}$`, 'u');

/** RFC 5892, section 2.6: letters and marks that no name may hold. */
const DISALLOWED = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/u;

/** RFC 5892, section 2.1: `Virama` of the scripts of South Asia, after which a joiner may stand. */
const VIRAMA = '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u0f84\\u1039]';

/** RFC 5892, appendix A: where these characters may not stand. */
const OUT_OF_CONTEXT: readonly RegExp[] = [
  new RegExp(`(?<!${VIRAMA})\\u200d`, 'u'),
  new RegExp(`(?<!${VIRAMA})\\u200c(?!(?<=\\p{Script=Arabic}\\u200c)\\p{Script=Arabic})`, 'u'),
  /(?<!l)\u00b7|\u00b7(?!l)/u,
  /\u0375(?!\p{Script=Greek})/u,
  /(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u,
  /[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/u,
];

const HAS_KANA = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Whether a label of an internationalized name is one by RFC 5891: as it is written (section 4.2), or as punycode writes it (section 4.4). */
export function isWideLabel(label: string): boolean {
  return /^xn--/i.test(label) ? isEncodedLabel(label.slice('xn--'.length).toLowerCase()) : isPlainLabel(label);
}

/** What is encoded is a label that needs it, in the one form that names are compared in. */
function isEncodedLabel(encoded: string): boolean {
  if (!/^[a-z0-9-]*[a-z0-9]$/.test(encoded)) return false;
  const label = decodePunycode(encoded);
  return (
    label !== undefined &&
    !/^[\0-\x7f]*$/.test(label) &&
    label === label.normalize('NFC') &&
    label === label.toLowerCase() &&
    WHOLE_LABEL.test(label) &&
    isPlainLabel(label)
  );
}

/** Whether a label keeps the exceptions and contextual rules of RFC 5892. */
function isPlainLabel(label: string): boolean {
  if (DISALLOWED.test(label) || OUT_OF_CONTEXT.some((misplaced) => misplaced.test(label))) return false;
  if (label.includes('\u30fb') && !HAS_KANA.test(label.replaceAll('\u30fb', ''))) return false;
  // A name of ASCII alone is a host name by RFC 1123, and those are taken as well (JSON Schema 2020-12 validation, section 7.3.3).
  return !label.startsWith('--', 2) || /^[\0-\x7f]*$/.test(label);
}
