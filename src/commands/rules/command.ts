import type { Command } from 'commander';
import { Option } from 'commander';
import { colorOption, presetOption } from '../compare/comparison-flags.ts';
import type { ConfigFlags } from '../config/config-flags.ts';
import { withConfigOptions } from '../config/config-flags.ts';
import type { Session } from '../session.ts';
import { stdoutText } from '../session.ts';
import type { ColorChoice } from '../terminal.ts';
import type { RulesFormat } from './rules.ts';

/** What commander reads for `api-diff rules`. */
interface RulesFlags extends ConfigFlags {
  readonly format: RulesFormat;
  readonly preset?: string;
  readonly color: ColorChoice | false;
}

/** `api-diff rules`. */
export function addRules(program: Command, { terminals, finish }: Session): void {
  const command = program
    .command('rules')
    .description('list what is compared and how bad each change is')
    .addOption(new Option('-f, --format <format>', 'how to print the list').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(presetOption().default(undefined))
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never');
  withConfigOptions(command).action(async ({ format, color, ...flags }: RulesFlags) => {
    const [{ rulesCommand }, { pairSettingsOf }] = await Promise.all([import('./rules.ts'), import('../pair-settings.ts')]);
    const { policy } = await pairSettingsOf(flags);
    finish(rulesCommand({ format, policy, text: stdoutText(terminals, color) }));
  });
}
