/** The environment of a step. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the workflow asks for; the defaults are in `action.yml`. */
export interface Inputs {
  readonly documents: readonly string[];
  /** Null for what the event names. */
  readonly base: string | null;
  readonly failOn: string | null;
  readonly preset: string | null;
  /** Null where no label lets anything pass. */
  readonly approveLabel: string | null;
  readonly comment: boolean;
  readonly commentKey: string;
  readonly token: string | null;
}

/** Reads the inputs as the runner passes them: `INPUT_FAIL-ON`. */
export function readInputs(environment: Environment): Inputs {
  const input = (name: string): string => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const orNull = (name: string): string | null => input(name) || null;
  return {
    documents: input('documents')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    base: orNull('base'),
    failOn: orNull('fail-on'),
    preset: orNull('preset'),
    approveLabel: orNull('approve-label'),
    comment: input('comment').toLowerCase() !== 'false',
    // It becomes part of an HTML comment, which two dashes would end.
    commentKey: input('comment-key').replace(/[^\w.]+/g, '_') || 'default',
    token: orNull('token'),
  };
}
