/** How a report is parted; `cause` tells each edit once, the others each change wherever it belongs. */
export type GroupBy = 'cause' | 'operation' | 'tag' | 'rule';

/** The ways to part a report, the usual one first. */
export const groupings: readonly GroupBy[] = ['cause', 'operation', 'tag', 'rule'];
