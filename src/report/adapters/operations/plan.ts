import type { Direction, Operation } from '../../../model/api.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import type { Conversion, Gap, GatheredField, TakenField } from '../plan.ts';

/** The parts of a request that hold parameters, as the adapters call them. */
export const PARTS = ['path', 'query', 'headers', 'cookies'] as const;

/** One of `PARTS`. */
export type Part = (typeof PARTS)[number];

/** One operation that both versions have, and how its messages are converted. */
export interface OperationPlan {
  readonly name: string;
  readonly old: Operation;
  readonly new: Operation;
  readonly request: RequestPlan;
  readonly response: ResponsePlan;
  /** What changed and no adapter can carry over: how calls are authorised. */
  readonly notes: readonly string[];
}

/** How a request is converted. Of a path's operation it goes from old to new, of a webhook from new to old. */
export interface RequestPlan {
  readonly direction: Direction;
  readonly parts: readonly PartPlan[];
  /** Parameters that are passed on although the receiver does not declare them, as `query parameter debug`. */
  readonly ignored: readonly string[];
  readonly body: BodyPlan;
}

/** The parameters that travel in one place. A field's `from` begins with the part it comes from, or with `body`. */
export interface PartPlan {
  readonly part: Part;
  /** Parameters that went to another place, or that are gone. */
  readonly drops: readonly string[];
  readonly fields: readonly TakenField[];
}

/** What becomes of a body. */
export type BodyPlan =
  | { readonly kind: 'same' }
  /** `left` are the properties that nobody reads; undefined where that is all of it. */
  | { readonly kind: 'dropped'; readonly left: readonly string[] | undefined }
  /** Parameters of the call are put into it. The paths of the field begin at the request. */
  | { readonly kind: 'gathered'; readonly field: GatheredField; readonly target: SchemaSet; readonly mediaType: string | undefined }
  | {
      readonly kind: 'converted';
      readonly value: Conversion;
      readonly source: SchemaSet | undefined;
      readonly target: SchemaSet | undefined;
      /** Where a body may be missing that is required now. */
      readonly missing: Gap | undefined;
      /** The media type that the result has, where it is another. */
      readonly mediaType: string | undefined;
    };

/** How the responses are converted, status by status. */
export interface ResponsePlan {
  readonly direction: Direction;
  readonly statuses: readonly StatusPlan[];
}

/** One response of the sender. */
export interface StatusPlan {
  /** As the sender's document writes it: `200`, `2XX`, `default`. */
  readonly status: string;
  /** The status that the receiver knows instead. */
  readonly to: string | undefined;
  /** Where the receiver knows no such status. */
  readonly gap: Gap | undefined;
  readonly drops: readonly string[];
  readonly headers: readonly TakenField[];
  readonly body: BodyPlan;
}
