import type { Position } from '../../model/document.ts';

/** Which changes a waiver is about. */
export type WaiverTarget =
  | { readonly kind: 'fingerprint'; readonly fingerprint: string }
  /** All that is given has to match; `*` stands for any text. At least one of operation and place is not null. */
  | { readonly kind: 'pattern'; readonly rule: string; readonly operation: string | null; readonly place: string | null };

/** What a team decided to let pass, why, and until when. */
export interface Waiver {
  readonly target: WaiverTarget;
  readonly reason: string;
  /** The last day on which it holds, `2027-02-28`. */
  readonly expires: string;
  /** Who decided it. */
  readonly by: string | null;
  /** Where it was decided: an issue, a discussion. */
  readonly link: string | null;
  /** Where it stands; null for one that no file says. */
  readonly position: Position | null;
}

/** Everything that decides which changes are waived. */
export interface Waiving {
  readonly waivers: readonly Waiver[];
  /** The day that expiry is held against, `2026-11-22`. */
  readonly today: string;
  /** Whether `x-api-diff-ignore` in the documents counts. */
  readonly inDocumentIgnore: 'allow' | 'forbid';
}

/** No waivers at all; what the documents say themselves does not count. */
export const noWaiving: Waiving = { waivers: [], today: '', inDocumentIgnore: 'forbid' };
