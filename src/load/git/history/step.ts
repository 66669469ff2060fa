import type { DocumentVersion } from './versions.ts';

/** One step in the life of a document. */
export interface HistoryStep {
  readonly commit: string;
  /** As short as git makes it. */
  readonly name: string;
  /** The day of the commit, `2026-11-21`. */
  readonly date: string;
  readonly subject: string;
  readonly tags: readonly string[];
  /** Null where the step takes the document away. */
  readonly version: DocumentVersion | null;
  /** What it is compared with; null where it is the first. */
  readonly previous: DocumentVersion | null;
}
