import type { Command } from 'commander';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { withComparisonOptions } from '../compare/comparison-flags.ts';
import { parseOutputs } from '../outputs.ts';
import type { Session } from '../session.ts';
import { refuseOverwriting, written } from '../session.ts';

const help = `
Examples:
  api-diff check                                 every document that git tracks
  api-diff check --base origin/main api.yaml     one document
  api-diff check --fail-on bump                  fail where \`info.version\` was not raised enough

A document that is new passes, one that was deleted fails; the worst exit code wins.`;

/** `api-diff check`. */
export function addCheck(program: Command, { terminals, style, finish }: Session): void {
  withComparisonOptions(program.command('check'))
    .description('compare the documents of a branch with those where it left its base branch')
    .argument('[files...]', 'the documents; all that git tracks when left out')
    .option('--base <ref>', 'the branch that this one is to be merged into; the one that CI names, or origin/HEAD')
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: ComparisonFlags & { readonly base?: string }) => {
      const [{ checkCommand }, { comparisonOf }] = await Promise.all([import('./check.ts'), import('../compare/comparison-request.ts')]);
      const outputs = parseOutputs(flags.format ?? [], flags.output);
      refuseOverwriting(outputs, { output: flags.output, operands: files });
      const compare = comparisonOf({ flags, outputs, screen: terminals.stdout, style });
      finish(await written(await checkCommand({ files, base: flags.base, environment: terminals.stdout.environment, compare })));
    });
}
