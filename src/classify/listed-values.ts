import { canonical } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { sentenceList } from '../model/sentence-list.ts';

/** The rules of which a side is a list that nobody wrote as one value: of types, of constants, of alternatives, of parameters. */
const LISTING =
  /^(?:type-(?:narrowed|widened|changed)|enum-(?:introduced|dropped)|alternatives-(?:introduced|dropped)|parameters-(?:gathered|spread))$/;

/** How a list without entries is told: the parts of a schema leave no value. */
export const NO_VALUE = 'no value at all';

/** So many entries are told, and how many more there are. */
const MOST_LISTED = 6;

/**
 * What a side of a change lists, in words: `integer` or `string`, no value at all. Undefined where it is a value as
 * somebody wrote it. `code` writes one entry as the format does.
 */
export function listedWords(rule: string, value: Json | undefined, code: (text: string) => string): string | undefined {
  if (!LISTING.test(rule)) return undefined;
  if (rule.startsWith('type-') && value === 'any') return 'any type';
  if (!Array.isArray(value)) return undefined;
  const entries = (value as readonly Json[]).map((entry) => code(typeof entry === 'string' && entry !== '' ? entry : canonical(entry)));
  if (entries.length === 0) return NO_VALUE;
  const joined = rule.startsWith('parameters-') ? 'and' : 'or';
  if (entries.length > MOST_LISTED) return `${entries.slice(0, MOST_LISTED).join(', ')} ${joined} ${entries.length - MOST_LISTED} more`;
  return sentenceList(entries, joined);
}
