import type { ReportChange } from '../../classify/report.ts';
import type { Change } from '../../diff/change.ts';
import type { Effort } from './effort.ts';
import type { Topic } from './topic.ts';

/** A change of the report with what the comparison knows of it. */
export interface GuideChange {
  readonly reported: ReportChange;
  readonly change: Change;
}

/** One thing that clients have to deal with: a subsection of the guide. */
export interface Cause {
  /** Stable as long as the changes are: the fingerprint of the first. */
  readonly id: string;
  readonly changes: readonly GuideChange[];
  /** The sentence of a group of alike changes; undefined where the changes speak for themselves. */
  readonly title: string | undefined;
  /** Harmless changes of the same schema or the same place of a payload: what may replace what is gone. */
  readonly companions: readonly GuideChange[];
  /** The components whose changes these are; several where each changed in the same way. */
  readonly owners: readonly string[];
  readonly isBreaking: boolean;
  /** The operations that have to do with it, by label. */
  readonly operations: readonly string[];
  /** Where it is told: below a resource, or as a matter of all of them. */
  readonly area: { readonly kind: 'resource'; readonly name: string } | { readonly kind: 'topic'; readonly topic: Topic };
  readonly effort: Effort;
  readonly score: number;
}

/** How many breaking changes some causes hold; what the team waived breaks its clients all the same. */
export function breakingCount(causes: readonly Cause[]): number {
  return causes.reduce((sum, { changes }) => sum + changes.filter(({ reported }) => reported.severity === 'breaking').length, 0);
}
