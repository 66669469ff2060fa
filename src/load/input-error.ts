import type { Position } from '../model/document.ts';

/** What can be wrong with the input; the `code` of the JSON output's error object. */
export type InputErrorCode =
  | 'file-not-found'
  | 'unreadable-file'
  | 'is-a-directory'
  | 'empty-file'
  | 'bad-encoding'
  | 'invalid-json'
  | 'invalid-yaml'
  | 'invalid-value'
  | 'invalid-config'
  | 'not-an-openapi-document'
  | 'unsupported-version'
  | 'unresolved-reference'
  | 'self-reference'
  | 'remote-reference'
  | 'outside-root'
  | 'too-large'
  | 'too-deep'
  | 'too-many-aliases'
  | 'too-many-files'
  | 'too-slow'
  | 'network'
  | 'git-not-found'
  | 'git-failed'
  | 'not-a-git-repository'
  | 'unknown-revision'
  | 'missing-commit'
  | 'path-not-in-revision'
  | 'invalid-waivers';

/** What an `InputError` is made of; `position` is absent where the fault has no place in a text. */
export interface InputFault {
  readonly code: InputErrorCode;
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly hint?: string | undefined;
  /** The file when no line is known; `position` names its own. */
  readonly file?: string | undefined;
  readonly position?: Position | undefined;
}

/** A mistake in what the user gave us (exit code 2): shown as file, line, message and hint, never with a stack trace. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputErrorCode;
  readonly hint: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;

  constructor(fault: InputFault) {
    super(fault.message);
    this.code = fault.code;
    this.hint = fault.hint ?? null;
    this.file = fault.position?.file ?? fault.file ?? null;
    this.line = fault.position?.line ?? null;
    this.column = fault.position?.column ?? null;
  }
}
