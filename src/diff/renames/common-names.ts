import { wordsOf } from './names.ts';

/** Names that many objects have, so that two of them have nothing to do with each other. */
const COMMON = new Set(
  ['id', 'name', 'type', 'status', 'state', 'value', 'description', 'title', 'label', 'url', 'uri', 'href', 'code', 'kind', 'date', 'created', 'updated', 'count', 'total', 'amount', 'currency', 'key', 'object', 'version', 'metadata', 'data', 'text', 'content', 'enabled', 'active', 'reason', 'message'], // prettier-ignore
);

/** Whether a name says so little that two things of that name need not be one. */
export function isCommonName(name: string): boolean {
  return wordsOf(name).every((word) => COMMON.has(word));
}
