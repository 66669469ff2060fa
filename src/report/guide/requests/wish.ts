import type { Operation } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import type { Focus } from '../samples/focus.ts';
import type { Sides } from '../samples/sampling.ts';

/** What a pair of requests has to show. */
export interface RequestWish {
  readonly operations: Sides<Operation>;
  /** The bodies, where they have been made already. */
  readonly bodies: Sides<Json> | undefined;
  /** The parameters that changed, by their old and new names. */
  readonly parameters: readonly { readonly from: string | undefined; readonly to: string | undefined; readonly focus: Focus | undefined }[];
}
