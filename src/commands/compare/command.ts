import { formatNames, formats } from '../../report/format.ts';
import type { Command } from 'commander';
import { givenFlags } from '../config/config-flags.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';
import type { ComparisonFlags } from './comparison-flags.ts';
import { withComparisonOptions } from './comparison-flags.ts';

const help = `
Formats (-f text by default; only one of them without a file):
${formatNames.map((name) => `  ${name.padEnd(10)}${formats[name].describes}`).join('\n')}

Examples:
  api-diff old.yaml new.yaml                 what changed, what breaks, which
                                             version
  api-diff main:openapi.yaml openapi.yaml    since a git revision; main...:
                                             since the merge base
  api-diff old.yaml new.yaml -f json -o out.json
                                             the same for machines, in a file
  api-diff old.yaml new.yaml -f sarif=out.sarif
                                             for people here, for code scanning
                                             in a file
  api-diff explain property-became-required  what a rule means, with an example

Exit codes:
  0  nothing at or above the gate (--fail-on)
  1  the gate failed
  2  no verdict: bad usage, unreadable input, or a bug of ours`;

/** `api-diff <old> <new>`: what the program does without the name of a command. */
export function addCompare(program: Command, { terminals, style, finish }: Session, refuseMistyped: (word: string) => void): void {
  withComparisonOptions(program)
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: ComparisonFlags, command: Command) => {
      if (first !== undefined) refuseMistyped(first);
      const { old, next } = operandsOf(first, second);
      const { compareFromFlags } = await import('./compare-from-flags.ts');
      const typed = { flags, given: givenFlags(command) };
      const { stdout: screen, progress } = terminals;
      finish(await written(await compareFromFlags({ old, next, typed, screen, style, progress }), screen.environment));
    });
}

/**
 * The two documents that were named, to a command if it has a name. Throws a `UsageError` where one is missing or both
 * are standard input.
 */
export function operandsOf(
  old: string | undefined,
  next: string | undefined,
  command = '',
): { readonly old: string; readonly next: string } {
  const line = `api-diff ${command === '' ? '' : `${command} `}`;
  if (old === undefined)
    throw new UsageError(
      'Two documents are needed, the old one and the new one.',
      `Type \`${line}old.yaml new.yaml\`; \`${line}--help\` says more.`,
    );
  if (next === undefined) {
    throw new UsageError(
      `The new document is missing: only \`${old}\` was given.`,
      `Type \`${line}${old} new.yaml\`; the old document comes first.`,
    );
  }
  for (const [which, operand] of [
    ['old', old],
    ['new', next],
  ] as const) {
    if (operand.trim() !== '') continue;
    throw new UsageError(`The ${which} document is an empty text.`, 'Give its path; a variable that holds it may not be set.');
  }
  if (old === '-' && next === '-') {
    throw new UsageError('Only one of the two documents can be read from standard input.', 'Put the other one into a file.');
  }
  return { old, next };
}
