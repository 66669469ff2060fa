/** What two things are that were taken for one renamed. */
export type RenameKind = 'property' | 'parameter' | 'path' | 'enum value' | 'component';

/** Two things that are one, under another name. */
export interface Rename {
  readonly kind: RenameKind;
  readonly from: string;
  readonly to: string;
  /** From 0.5 (probable) to 1; from 0.8 on it is stated as a fact. */
  readonly confidence: number;
  /** The evidence in words, strongest first. */
  readonly because: readonly string[];
}
