import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { colorOption } from '../compare/comparison-flags.ts';
import { UsageError } from '../failure.ts';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import type { ColorChoice } from '../terminal.ts';
import { textOptionsFor } from '../terminal.ts';
import type { LogFormat } from './log.ts';

/** What commander reads for `api-diff log`. */
interface LogFlags extends PairFlags {
  readonly tags?: boolean;
  readonly maxCount: number;
  readonly format: LogFormat;
  readonly verbose?: boolean;
  readonly color: ColorChoice | false;
}

const help = `
Examples:
  api-diff log openapi.yaml                  each commit that touched it, the
                                             newest first
  api-diff log openapi.yaml v1.0.0..main -v  since a tag, with every cause
  api-diff log openapi.yaml --tags           from release to release

A rename is followed. A file that the document refers to counts as a part of it
for as long as it does; each version is read with the files of its own commit. A
commit whose document cannot be read is listed with the reason.`;

/** `api-diff log`. */
export function addLog(program: Command, { terminals, finish }: Session): void {
  withPairOptions(program.command('log'))
    .description('the history of a document in git: what each commit did, and which version it needed')
    .argument('<document>', 'its path in the working directory')
    .argument('[range]', 'A..B, or a revision up to which; HEAD when left out')
    .option('--tags', 'go from tag to tag instead of from commit to commit')
    .addOption(new Option('-n, --max-count <number>', 'the newest so many').argParser(positiveNumber).default(50))
    .addOption(new Option('-f, --format <format>', 'how to print the log').choices(['text', 'json', 'markdown']).default('text'))
    .option('-v, --verbose', 'every cause, not only the worst')
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .addHelpText('after', help)
    .action(async (file: string, range: string | undefined, flags: LogFlags) => {
      if (range?.startsWith('-') === true) throw new UsageError(`\`${range}\` is no range of commits.`, 'Write A..B.');
      const [{ logCommand }, { pairSettingsOf }] = await Promise.all([import('./log.ts'), import('../pair-settings.ts')]);
      const { policy, load } = await pairSettingsOf(flags);
      const wish = { detail: flags.verbose === true ? 'verbose' : 'normal', color: flags.color === false ? 'never' : flags.color } as const;
      finish(
        await logCommand({
          file,
          range,
          steps: flags.tags === true ? 'tags' : 'commits',
          most: flags.maxCount,
          format: flags.format,
          policy,
          load,
          text: textOptionsFor(terminals.stdout, wish),
          screenWidth: terminals.stdout.isTerminal ? (terminals.stdout.columns ?? null) : null,
        }),
      );
    });
}

function positiveNumber(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number, 1 or more.');
}
