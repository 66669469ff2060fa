import { Option } from 'commander';
import type { Command } from 'commander';
import type { Session } from '../session.ts';
import { written } from '../session.ts';

/** What commander reads for `api-diff init`. */
interface InitFlags {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

const help = `
Without --yes nothing is written. What exists is never written over.`;

/** `api-diff init`. */
export function addInit(program: Command, { finish }: Session): void {
  program
    .command('init')
    .description('write a configuration and a workflow, after showing them')
    .addOption(new Option('-y, --yes', 'write the files').conflicts('dryRun'))
    .option('--dry-run', 'only show them, which is what happens without --yes')
    .addHelpText('after', help)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import('./init.ts');
      finish(await written(await initCommand({ write: flags.yes === true })));
    });
}
