/** Placeholder type until the table below exists; derived from the rows. */
export type RuleId = string;
