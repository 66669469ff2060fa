import { resolve } from 'node:path';
import type { TextOptions } from '../report/text/style.ts';
import type { FailureStyle } from './failure.ts';
import { UsageError } from './failure.ts';
import type { Outcome } from './outcome.ts';
import type { Output } from './outputs.ts';
import type { Progress } from './progress.ts';
import type { ColorChoice, Terminal } from './terminal.ts';
import { textOptionsFor } from './terminal.ts';

/** The two places that are printed to. */
export interface Terminals {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Says what takes long; absent where nobody looks. */
  readonly progress?: Progress | undefined;
}

/** What every command needs of the place where it runs. */
export interface Session {
  readonly terminals: Terminals;
  readonly style: FailureStyle;
  /** Says how the command ended; called once. */
  readonly finish: (outcome: Outcome) => void;
}

/** How text for standard output looks, with what `--color` and `--no-color` say. */
export function stdoutText({ stdout }: Terminals, color: ColorChoice | false): TextOptions {
  return textOptionsFor(stdout, { detail: 'normal', color: color === false ? 'never' : color });
}

/**
 * Writes the files of an outcome, and those of a runner of GitHub where the environment names them; what is left of it
 * is printed. Throws a `UsageError` where a file cannot be written.
 */
export async function written(outcome: Outcome, environment: Terminal['environment'] = {}): Promise<Outcome> {
  const { files = [], forGithub = [] } = outcome;
  if (forGithub.length > 0) {
    const { tellRunner } = await import('./runner-files.ts');
    await tellRunner(forGithub, environment);
  }
  if (files.length === 0) return outcome;
  const { writeWhole } = await import('./write-file.ts');
  for (const { file, text } of files) await writeWhole(file, text);
  return outcome;
}

/** Throws a `UsageError` where a report would be written over one of the documents that it is about. */
export function refuseOverwriting(
  outputs: readonly Output[],
  { output, operands }: { readonly output: string | undefined; readonly operands: readonly string[] },
): void {
  for (const { format, file } of outputs) {
    if (file === null || !operands.some((operand) => operand !== '-' && resolve(operand) === resolve(file))) continue;
    const flag = file === output ? `--output ${file}` : `--format ${format}=${file}`;
    throw new UsageError(`\`${flag}\` would overwrite a file that this run reads.`, 'Give it another name.');
  }
}
