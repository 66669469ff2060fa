import type { Command } from 'commander';
import { Option } from 'commander';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { withComparisonOptions } from '../compare/comparison-flags.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { stdoutText } from '../session.ts';
import { givenFlags } from './config-flags.ts';

/** What commander reads for `api-diff config`. */
interface PrintFlags {
  readonly print?: boolean;
  readonly check?: boolean;
}

const help = `
Examples:
  api-diff config --print                every value, and the line, flag or
                                         variable that says so
  api-diff config --print --fail-on any  what a run with these flags would go by
  api-diff config --print -f json        the same for programs
  api-diff config --check                all that is wrong with the
                                         configuration; exit code 2 if anything
                                         is

docs/CONFIG.md tells the keys.`;

/** `api-diff config`. */
export function addConfig(program: Command, { terminals, finish }: Session): void {
  withComparisonOptions(program.command('config'))
    .description('show what the configuration comes to, or check it')
    .option('--base <ref>', 'as for api-diff check')
    .addOption(new Option('--print', 'print every value and where it comes from (what happens anyway)').conflicts('check'))
    .option('--check', 'say all that is wrong with the configuration')
    .addHelpText('after', help)
    .action(async (flags: ComparisonFlags & PrintFlags, command: Command) => {
      const { checkConfig, printConfig } = await import('./config.ts');
      const [format = 'text', ...others] = flags.format ?? [];
      if ((format !== 'text' && format !== 'json') || others.length > 0) {
        throw new UsageError(`\`api-diff config\` prints no \`${[format, ...others].join(', ')}\`.`, 'It prints `text` or `json`.');
      }
      const given = givenFlags(command);
      const request = {
        // Here it says how this is printed, and nothing about reports.
        typed: { flags, given: new Set([...given].filter((name) => name !== 'format')) },
        format,
        environment: terminals.stdout.environment,
        text: stdoutText(terminals, flags.color),
      } as const;
      finish(await (flags.check === true ? checkConfig(request) : printConfig(request)));
    });
}
