import { Option } from 'commander';
import type { Command } from 'commander';
import { operandsOf } from '../compare/command.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';
import { withWishOptions } from '../waive/command.ts';
import type { BaselineFlags } from './baseline.ts';

const help = `
Examples:
  api-diff baseline old.yaml new.yaml --reason "before the gate" --expires 180d
  api-diff baseline main...:api.yaml api.yaml --reason "agreed" --expires 90d \\
    --fail-on warning                     warnings as well

Each change gets a waiver of its own in .api-diff/waivers.yaml, by fingerprint;
what is waived already is left alone, and an expired waiver gets the new reason
and day.`;

/** `api-diff baseline`. */
export function addBaseline(program: Command, { finish }: Session): void {
  withPairOptions(withWishOptions(program.command('baseline')))
    .description('accept all that breaks today, each with a waiver')
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .addOption(
      new Option('--fail-on <severity>', 'accept from this severity on').choices(['breaking', 'warning', 'any']).default('breaking'),
    )
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: BaselineFlags) => {
      const { old, next } = operandsOf(first, second, 'baseline');
      const { baselineCommand } = await import('./baseline.ts');
      finish(await written(await baselineCommand({ old, new: next, flags })));
    });
}
