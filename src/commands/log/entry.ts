import type { ReportBump } from '../../classify/report.ts';
import type { Severity } from '../../rules/aspect.ts';
import type { HistoryStep } from '../../load/git/history/step.ts';

/** One line of the log: a commit or a tag, and what it did to the document. */
export interface LogEntry {
  readonly step: HistoryStep;
  readonly outcome: LogOutcome;
}

/** What became of the document. */
export type LogOutcome =
  /** There was nothing before it. */
  | { readonly kind: 'first'; readonly version: string }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'compared'; readonly comparison: LogComparison }
  /** It, or what it is compared with, cannot be read. */
  | { readonly kind: 'unreadable'; readonly which: 'itself' | 'the version before'; readonly message: string };

/** A comparison with the version before, as much of it as a log tells. */
export interface LogComparison {
  readonly old: string;
  readonly new: string;
  readonly bump: Pick<ReportBump, 'recommended' | 'declared' | 'enough' | 'next' | 'note'>;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Worst first; what changes wording alone is only counted. */
  readonly causes: readonly LogCause[];
}

/** An edit, told once. */
export interface LogCause {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** How many operations it reaches. */
  readonly operations: number;
  readonly fingerprints: readonly string[];
}
