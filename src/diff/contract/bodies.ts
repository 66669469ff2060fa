import type { Body, Operation } from '../../model/api.ts';
import type { OperationPair } from './context.ts';

/** The bodies that two calls send; one without any media type is none where the other one has some. */
export function bodiesOf({ old, new: next }: OperationPair): { readonly old: Body | undefined; readonly new: Body | undefined } {
  const isCarried = hasMedia(old) || hasMedia(next);
  return { old: isCarried && !hasMedia(old) ? undefined : old.body, new: isCarried && !hasMedia(next) ? undefined : next.body };
}

function hasMedia({ body }: Operation): boolean {
  return body !== undefined && body.content.length > 0;
}
