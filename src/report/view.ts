import type { GroupBy } from './groupings.ts';

/** What of a report is shown and in which order, in the formats that people read. */
export interface ReportView {
  readonly groupBy: GroupBy;
  /** `quiet`: the verdict alone, in the text; `verbose`: everything that there is room for. */
  readonly detail: 'quiet' | 'normal' | 'verbose';
}

/** One entry for each cause, as much as a reader takes in. */
export const usualView: ReportView = { groupBy: 'cause', detail: 'normal' };
