import type { Command } from 'commander';
import { colorOption } from '../compare/comparison-flags.ts';
import type { Session } from '../session.ts';
import { stdoutText } from '../session.ts';
import type { ColorChoice } from '../terminal.ts';

/** `api-diff explain`. */
export function addExplain(program: Command, { terminals, finish }: Session): void {
  program
    .command('explain')
    .description('what a rule means, why, what to do, and an example that is compared on the spot')
    .argument('<rule>', 'an id of `api-diff rules`')
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .action(async (rule: string, flags: { readonly color: ColorChoice | false }) => {
      const { explainCommand } = await import('./explain.ts');
      finish(explainCommand({ rule, text: stdoutText(terminals, flags.color) }));
    });
}
