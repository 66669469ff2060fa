import type { Change } from '../diff/change.ts';
import type { ReportChange } from './report.ts';

/** A change and what the report says of it. */
export interface RatedChange {
  readonly change: Change;
  readonly reported: ReportChange;
}

/** The tags of an operation by its label; none for a label that no operation has. */
export type TagsOf = (operation: string) => readonly string[];
