import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { presetNames } from '../../classify/policy/preset-names.ts';
import type { FailOn } from '../../classify/report.ts';
import type { Limits } from '../../load/limits.ts';
import { groupings } from '../../report/groupings.ts';
import type { GroupBy } from '../../report/groupings.ts';
import { limitOption } from '../limit-option.ts';
import type { ColorChoice } from '../terminal.ts';
import type { ConfigFlags } from '../config/config-flags.ts';
import { withConfigOptions } from '../config/config-flags.ts';
import type { WaivingFlags } from '../waive/waiving-flags.ts';
import { withWaivingOptions } from '../waive/waiving-flags.ts';

/** What commander reads for whatever compares documents. `--no-color` makes `color` false. */
export interface ComparisonFlags extends WaivingFlags, ConfigFlags {
  readonly verify?: boolean;
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn: FailOn;
  readonly maxBreaking?: number;
  readonly preset: string;
  readonly groupBy: GroupBy;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: ColorChoice | false;
  readonly validate?: boolean;
  readonly allowRemoteRefs?: boolean;
  readonly allowDanglingRefs?: boolean;
  readonly refRoot?: string;
  readonly limit?: Partial<Limits>;
  /** Of `check` alone. */
  readonly base?: string;
}

/** Adds the options that say how documents are compared and what is printed of it. */
export function withComparisonOptions(command: Command): Command {
  command
    .addOption(new Option('-f, --format <format[=file]>', 'how to print the report; again, with files, for several').argParser(gathered))
    .option('-o, --output <file>', 'write to a file what would be printed, whole or not at all')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on; bump: when the version was raised too little')
        .choices(['breaking', 'warning', 'any', 'bump', 'never'])
        .default('breaking'),
    )
    .addOption(new Option('--max-breaking <number>', 'let so many breaking changes pass, and no more').argParser(wholeNumber))
    .addOption(presetOption());
  return withWaivingOptions(withConfigOptions(command))
    .addOption(new Option('--group-by <what>', 'how text and markdown are parted').choices(groupings).default('cause'))
    .addOption(new Option('-q, --quiet', 'print the verdict alone').conflicts('verbose'))
    .option('-v, --verbose', 'print everything, however long')
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .option('--validate', 'check both documents against OpenAPI; faults become notes')
    .option('--verify', 'check every example payload of the report with an independent validator')
    .option('--allow-remote-refs', 'follow a $ref to another host')
    .option('--allow-dangling-refs', 'go on when a $ref leads nowhere')
    .option('--ref-root <directory>', 'let a $ref reach any file in this directory')
    .addOption(limitOption())
    .option('--debug', 'add the stack trace when api-diff itself fails');
}

/** Not `choices`: a preset that does not exist is answered with the one that was probably meant. */
export function presetOption(): Option {
  return new Option('-p, --preset <name>', `whose policy rates the changes: ${presetNames.join(', ')}, or a preset file`).default(
    'recommended',
  );
}

/** The values of an option that may be given again. */
function gathered(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number, 0 or more.');
}

/** \`--color\`; \`--no-color\` stands beside it. */
export function colorOption(): Option {
  return new Option('--color <when>', 'colours and emphasis').choices(['auto', 'always', 'never']).default('auto');
}
