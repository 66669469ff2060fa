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

/** Whether a label of an internationalized name keeps the exceptions and contextual rules of RFC 5892 (RFC 5891, section 4.2). */
export function isWideLabel(label: string): boolean {
  if (DISALLOWED.test(label) || OUT_OF_CONTEXT.some((misplaced) => misplaced.test(label))) return false;
  if (label.includes('\u30fb') && !HAS_KANA.test(label.replaceAll('\u30fb', ''))) return false;
  return !label.startsWith('--', 2) || /^xn--[a-z0-9-]*[a-z0-9]$/i.test(label);
}
