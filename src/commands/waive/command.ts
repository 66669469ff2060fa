import type { Command } from 'commander';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';
import type { WishFlags } from './waiver-wish.ts';
import { todayOption, waiversOption } from './waiving-flags.ts';

const help = `
Examples:
  api-diff waive ad1:8c1f0e7b2a94d3f6 --reason "nobody uses it" --expires 90d
  api-diff waive ad1:8c1f0e7b2a94d3f6 main...:api.yaml api.yaml \\
    --reason "nobody uses it" --expires 2027-02-28
      the same, where the change has to be one of these documents; a comment
      says what it is

The entry goes to the end of .api-diff/waivers.yaml; the rest of the file stays
as it is. A waived change stays in every report and still asks for its version.
After its day a waiver fails the gate.`;

/** Adds what every command that writes waivers asks for. */
export function withWishOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why it may pass')
    .requiredOption('--expires <date|days>', 'the last day on which it may: 2027-02-28, or 90d from today on')
    .option('--by <name>', 'who decided it')
    .addOption(waiversOption())
    .addOption(todayOption());
}

/** `api-diff waive`. */
export function addWaive(program: Command, { finish }: Session): void {
  withPairOptions(withWishOptions(program.command('waive')))
    .description('let a change pass the gate for some time, with a reason')
    .argument('<fingerprints...>', 'of the changes, `ad1:...`; then, if you like, the old and the new document')
    .option('--update', 'give a waiver that is there already the new reason and day')
    .addHelpText('after', help)
    .action(async (words: readonly string[], flags: PairFlags & WishFlags & { readonly update?: boolean }) => {
      const { waiveCommand } = await import('./waive.ts');
      finish(await written(await waiveCommand({ words, flags })));
    });
}
