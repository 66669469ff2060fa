import type { Command } from 'commander';
import { colorOption, presetOption } from '../compare/comparison-flags.ts';
import type { ConfigFlags } from '../config/config-flags.ts';
import { withConfigOptions } from '../config/config-flags.ts';
import type { Session } from '../session.ts';
import { stdoutText } from '../session.ts';
import type { ColorChoice } from '../terminal.ts';

/** What commander reads for `api-diff explain`. */
interface ExplainFlags extends ConfigFlags {
  readonly preset?: string;
  readonly color: ColorChoice | false;
}

/** `api-diff explain`. */
export function addExplain(program: Command, { terminals, finish }: Session): void {
  const command = program
    .command('explain')
    .description('what a rule means, why, what to do, and an example that is compared on the spot')
    .argument('<rule>', 'an id of `api-diff rules`')
    .addOption(presetOption().default(undefined))
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never');
  withConfigOptions(command).action(async (rule: string, { color, ...flags }: ExplainFlags) => {
    const [{ explainCommand }, { pairSettingsOf }] = await Promise.all([import('./explain.ts'), import('../pair-settings.ts')]);
    const { policy } = await pairSettingsOf(flags);
    finish(explainCommand({ rule, policy, text: stdoutText(terminals, color) }));
  });
}
