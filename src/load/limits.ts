/** Bounds on what is read, so that a stranger's document cannot exhaust memory or the stack. */
export interface Limits {
  /** Bytes of one document, all its files together. */
  readonly maxBytes: number;
  /** Levels of nested objects and arrays. */
  readonly maxDepth: number;
  /** Values that a document holds more than once because YAML aliases repeat them. */
  readonly maxAliasedValues: number;
}

/** The bounds that hold unless the caller sets others. */
export const DEFAULT_LIMITS: Limits = { maxBytes: 64 * 1024 * 1024, maxDepth: 1000, maxAliasedValues: 1_000_000 };
