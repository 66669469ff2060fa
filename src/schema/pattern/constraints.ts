import type { UndecidedReason } from './undecidable.ts';

/** A named format that must hold, or must not. */
export interface Language {
  readonly format: string;
  readonly holds: boolean;
}

/** What a string has to satisfy. */
export interface StringConstraints {
  /** ECMA-262 patterns, searched for without anchors: all must match. */
  readonly matching: readonly string[];
  /** None of these may match. */
  readonly notMatching: readonly string[];
  /** In code points. */
  readonly minLength: number;
  /** In code points; Infinity for none. */
  readonly maxLength: number;
  /** Values that may not be the answer. */
  readonly excluded: readonly string[];
  /** Formats (JSON Schema 2020-12 validation, section 7.3). */
  readonly languages?: readonly Language[];
}

/** The answer to a search for a string: one that satisfies everything, the proof that none does, or neither. */
export type StringAnswer =
  | { readonly answer: 'found'; readonly value: string }
  | { readonly answer: 'empty' }
  | { readonly answer: 'unknown'; readonly reason: UndecidedReason; readonly detail: string };
