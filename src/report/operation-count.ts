import type { ComparedReport } from '../classify/report.ts';

/** How many operations the two documents have together: the new one's, and those that only the old one had. */
export function operationCount({ summary }: ComparedReport): number {
  return summary.operations.total + summary.operations.removed;
}
