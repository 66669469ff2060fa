/** A format as this project understands it: a grammar, and what the grammar cannot say. */
export interface FormatDefinition {
  /** An anchored ECMA-262 pattern for the `u` flag that every valid value matches. */
  readonly pattern?: string;
  /** What a value that matches the pattern has to satisfy as well. Without it the pattern is exact. */
  readonly satisfies?: (value: string) => boolean;
  /** Whether validators in use disagree about the value, so that it proves nothing to a reader. */
  readonly isDisputed?: (value: string) => boolean;
  /** Different, realistic, valid values; the plainest first. */
  readonly samples: readonly string[];
}
