import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { presetNames } from '../../classify/policy/presets.ts';
import type { Limits } from '../../load/limits.ts';
import type { FailOn } from '../../classify/report.ts';
import { groupings } from '../../report/sections.ts';
import type { GroupBy } from '../../report/sections.ts';
import type { CompareRequest } from './compare.ts';
import type { FailureStyle } from '../failure.ts';
import { UsageError } from '../failure.ts';
import { limitOption } from '../limit-option.ts';
import type { Output } from '../outputs.ts';
import { presetNamed } from '../preset.ts';
import type { ColorChoice, Terminal } from '../terminal.ts';
import { textOptionsFor } from '../terminal.ts';

/** What commander reads for whatever compares documents. `--no-color` makes `color` false. */
export interface ComparisonFlags {
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
}

/** Adds the options that say how documents are compared and what is printed of it. */
export function withComparisonOptions(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <format[=file]>', 'how to print the report; again, with files, for several').argParser(gathered))
    .option('-o, --output <file>', 'write to a file what would be printed, whole or not at all')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on; bump: when the version was raised too little')
        .choices(['breaking', 'warning', 'any', 'bump', 'never'])
        .default('breaking'),
    )
    .addOption(new Option('--max-breaking <number>', 'let so many breaking changes pass, and no more').argParser(wholeNumber))
    .addOption(presetOption())
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
  return new Option('-p, --preset <name>', `whose policy rates the changes: ${presetNames.join(', ')}`).default('recommended');
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

/** What the flags of a command line ask for, without the documents. Throws a `UsageError`. */
export function comparisonOf({
  flags,
  outputs,
  screen,
  style,
}: {
  readonly flags: ComparisonFlags;
  readonly outputs: readonly Output[];
  readonly screen: Terminal;
  readonly style: FailureStyle;
}): Omit<CompareRequest, 'old' | 'new'> {
  if (flags.maxBreaking !== undefined && (flags.failOn === 'never' || flags.failOn === 'bump')) {
    throw new UsageError(
      `\`--max-breaking\` has no meaning beside \`--fail-on ${flags.failOn}\`, which counts no changes.`,
      'Leave one of the two out.',
    );
  }
  const wish = {
    detail: flags.quiet === true ? 'quiet' : flags.verbose === true ? 'verbose' : 'normal',
    color: flags.color === false ? 'never' : flags.color,
    groupBy: flags.groupBy,
  } as const;
  return {
    outputs,
    failOn: flags.failOn,
    maxBreaking: flags.maxBreaking,
    policy: presetNamed(flags.preset),
    validate: flags.validate === true,
    verify: flags.verify === true,
    load: {
      allowRemoteRefs: flags.allowRemoteRefs,
      allowDanglingRefs: flags.allowDanglingRefs,
      referenceRoot: flags.refRoot,
      limits: flags.limit,
    },
    text: textOptionsFor(screen, wish),
    // A file is no terminal: it has the usual width and no colours of its own.
    fileText: textOptionsFor(withoutScreen(screen), wish),
    failure: style,
  };
}

function withoutScreen({ environment, platform }: Terminal): Terminal {
  return { environment, platform, isTerminal: false };
}
