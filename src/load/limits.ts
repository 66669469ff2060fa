import type { InputFault } from './input-error.ts';

/** Bounds on what is read, so that a stranger's document cannot exhaust memory, the stack or patience. */
export interface Limits {
  /** Bytes of one document, all its files together. */
  readonly maxBytes: number;
  /** Levels of nested objects and arrays. */
  readonly maxDepth: number;
  /** Values that a document holds more than once because YAML aliases repeat them. */
  readonly maxAliasedValues: number;
  /** Files of one document, the root included. */
  readonly maxFiles: number;
  /** Seconds that the comparison of two documents may take once they are read. */
  readonly maxSeconds: number;
}

/** The bounds that hold unless the caller sets others. */
export const DEFAULT_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 1000,
  maxAliasedValues: 1_000_000,
  maxFiles: 5000,
  maxSeconds: 600,
};

/** Bytes of what `--limit size` counts. */
const MEBIBYTE = 1024 * 1024;

/** A bound as `--limit <name>=<number>` names and counts it. */
interface LimitFlag {
  readonly limit: keyof Limits;
  /** How much of the limit's own measure one of the flag's is. */
  readonly unit: number;
  /** The most that may be asked for; above it the program itself would fail. */
  readonly most: number;
  readonly describes: string;
}

/** What `--limit` takes, by name. */
export const limitFlags = {
  size: { limit: 'maxBytes', unit: MEBIBYTE, most: 512, describes: 'MiB of one document with all its files' },
  depth: { limit: 'maxDepth', unit: 1, most: 2000, describes: 'levels of nested values' },
  aliases: { limit: 'maxAliasedValues', unit: 1, most: 100_000_000, describes: 'values that YAML aliases repeat' },
  files: { limit: 'maxFiles', unit: 1, most: 1_000_000, describes: 'files of one document' },
  seconds: { limit: 'maxSeconds', unit: 1, most: 86_400, describes: 'seconds of comparing' },
} as const satisfies Readonly<Record<string, LimitFlag>>;

/** The name of a bound on the command line. */
export type LimitName = keyof typeof limitFlags;

/** The fault of a document that goes beyond a bound: what the bound is, and the flag that raises it. */
export function beyondLimit(name: LimitName, allowed: number): Required<Pick<InputFault, 'code' | 'message' | 'hint'>> {
  const { unit, most } = limitFlags[name];
  const bound = Math.floor(allowed / unit);
  const hint =
    bound * 2 <= most
      ? `If that is intended, allow more: \`--limit ${name}=${Math.max(1, bound * 2)}\`.`
      : 'That is as much as can be allowed (`--limit`): split the document.';
  switch (name) {
    case 'size':
      return { code: 'too-large', message: `the document is larger than ${bound} MiB`, hint };
    case 'depth':
      return { code: 'too-deep', message: `values are nested more than ${bound} levels deep`, hint };
    case 'aliases':
      return { code: 'too-many-aliases', message: `aliases repeat more than ${bound} values`, hint };
    case 'files':
      return { code: 'too-many-files', message: `the document has more than ${bound} files`, hint };
    case 'seconds':
      return { code: 'too-slow', message: `the comparison takes longer than ${bound} seconds`, hint };
  }
}
