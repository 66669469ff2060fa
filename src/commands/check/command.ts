import type { Command } from 'commander';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { withComparisonOptions } from '../compare/comparison-flags.ts';
import { givenFlags } from '../config/config-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';

const help = `
Examples:
  api-diff check                              those of the configuration, or
                                              every document that git tracks
  api-diff check --base origin/main api.yaml  one document
  api-diff check --fail-on bump               fail where \`info.version\` was not
                                              raised enough

A document that is new passes, one that was deleted fails; the worst exit code
wins.`;

/** `api-diff check`. */
export function addCheck(program: Command, { terminals, style, finish }: Session): void {
  withComparisonOptions(program.command('check'))
    .description('compare the documents of a branch with those where it left its base branch')
    .argument('[files...]', 'the documents; those of the configuration, or all that git tracks, when left out')
    .option('--base <ref>', 'the branch that this one is to be merged into; the one that CI names, or origin/HEAD')
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: ComparisonFlags, command: Command) => {
      const { checkFromFlags } = await import('./check-from-flags.ts');
      const typed = { flags, given: givenFlags(command) };
      const { stdout: screen } = terminals;
      finish(await written(await checkFromFlags({ files, typed, screen, style }), screen.environment));
    });
}
