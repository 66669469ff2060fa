import type { ErrorReport } from '../classify/report.ts';
import { InputError } from '../load/input-error.ts';
import type { Reporter } from '../report/format.ts';
import { renderErrorText } from '../report/text/error.ts';
import type { TextOptions } from '../report/text/style.ts';
import type { Outcome } from './outcome.ts';
import { toolVersion } from './version.ts';

/** A command line that cannot be obeyed (exit code 2); `hint` says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | null;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint ?? null;
  }
}

/** How a failure is told. */
export interface FailureStyle {
  /** What writes the report on stdout, where the error stands then, in one line also on stderr; null for people at a terminal. */
  readonly reporter: Reporter | null;
  /** How stderr looks. */
  readonly text: TextOptions;
  /** Adds the stack trace of what we did not foresee. */
  readonly debug: boolean;
}

function errorOf(error: unknown): ErrorReport['error'] {
  const nowhere = { file: null, line: null, column: null };
  if (error instanceof InputError) {
    const { code, message, hint, file, line, column } = error;
    return { code, message, hint, file, line, column };
  }
  if (error instanceof UsageError) return { code: 'usage', message: error.message, hint: error.hint, ...nowhere };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'internal-error',
    message: `This is a bug in api-diff, not in your documents. ${message.split('\n')[0] ?? ''}`,
    hint: 'Please report it, with what `--debug` adds and, if you can, the two documents.',
    ...nowhere,
  };
}

/** The report that stands for "could not compare": a mistake in the input, in the command line, or ours. */
export function errorReport(error: unknown): ErrorReport {
  return { formatVersion: '1', tool: { name: 'api-diff', version: toolVersion }, status: 'error', error: errorOf(error) };
}

function oneLine({ error }: ErrorReport): string {
  const place = [error.file, error.line, error.column].filter((part) => part !== null).join(':');
  const sentence = error.message.replace(/[^.?!]$/, '$&.');
  const said = error.hint === null ? sentence : `${sentence} ${error.hint}`;
  return (place === '' ? said : `${place}: ${said}`).replaceAll('\n', ' ');
}

/** What is printed when there is no verdict, exit code 2. Only a bug of ours has a stack trace, and only when asked for. */
export function failure(error: unknown, style: FailureStyle): Outcome {
  const report = errorReport(error);
  const ours = report.error.code === 'internal-error';
  const stack = ours && style.debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  if (style.reporter === null) return { stdout: '', stderr: `${renderErrorText(report, style.text)}${stack}`, exitCode: 2 };
  // As wide as it needs to be: one line, for logs.
  const line = renderErrorText(
    { ...report, error: { ...report.error, code: 'usage', message: oneLine(report), hint: null } },
    { ...style.text, width: Number.POSITIVE_INFINITY },
  );
  return { stdout: style.reporter(report), stderr: `${line}${stack}`, exitCode: 2 };
}
