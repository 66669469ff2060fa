import type { Operation, Response } from '../../../model/api.ts';
import { pascalCase } from '../names.ts';

/** What the body of a request is called, behind the name of its operation. */
export const REQUEST_BODY = 'RequestBody';

/** The same for a response: the only success is just the response. */
export function responseBodyHint({ status, content }: Response, { responses }: Operation): string {
  const successes = responses.filter((one) => one.status.startsWith('2') && one.content.length > 0);
  return successes.length === 1 && status.startsWith('2') && content.length > 0
    ? 'ResponseBody'
    : `Response${pascalCase(status).replace(/^Value/, '')}Body`;
}
