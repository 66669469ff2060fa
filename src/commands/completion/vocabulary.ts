import type { Command } from 'commander';
import { formatNames } from '../../report/format.ts';
import { rules } from '../../rules/table.ts';
import { presetNames } from '../../classify/policy/preset-names.ts';

/** What can be typed after a command, or after none. */
export interface CommandWords {
  /** Empty for what the program does without the name of a command. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What its first operand may be, where that is no file. */
  readonly operands: readonly string[];
}

/** An option and what may stand behind it. */
export interface OptionWords {
  /** `-f` and `--format`, those that there are. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
}

/** All that can be typed, read from the commands themselves. */
export function vocabularyOf(program: Command): readonly CommandWords[] {
  return [program, ...program.commands].map((command) => ({
    name: command === program ? '' : command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map(({ short, long, description, required, optional, argChoices }) => ({
        flags: [short, long].filter((flag) => flag !== undefined),
        description,
        takesValue: required || optional,
        values: argChoices ?? valuesOf(long, command === program),
      })),
    operands:
      command.name() === 'explain' ? rules.map(({ id }) => id) : command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}

/** Options that take more than their list, and so have no choices. */
function valuesOf(long: string | undefined, isProgram: boolean): readonly string[] {
  if (long === '--preset') return presetNames;
  return long === '--format' && isProgram ? formatNames : [];
}
