import type { Command } from 'commander';
import { operandsOf } from '../compare/command.ts';
import { UsageError } from '../failure.ts';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';

/** What commander reads for `api-diff adapters`. */
interface AdaptersFlags extends PairFlags {
  readonly output?: string;
  readonly force?: boolean;
}

const help = `
Examples:
  api-diff adapters v1.yaml v2.yaml -o src/adapters
  api-diff adapters main...:api.yaml api.yaml -o adapters   since the merge base

What cannot be derived throws, and stands in not-derived.ts.`;

/** `api-diff adapters`. */
export function addAdapters(program: Command, { finish }: Session): void {
  withPairOptions(program.command('adapters'))
    .description('TypeScript that keeps the old version alive over the new one: requests upgraded, responses downgraded')
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .option('-o, --output <directory>', 'where the files go; it is made where there is none')
    .option('--force', 'write over what somebody else wrote')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: AdaptersFlags) => {
      const { old, next } = operandsOf(first, second, 'adapters');
      if (flags.output === undefined) {
        throw new UsageError('The directory for the adapters is missing.', `Type \`api-diff adapters ${old} ${next} -o adapters\`.`);
      }
      const { adaptersCommand } = await import('./adapters.ts');
      finish(await written(await adaptersCommand({ old, new: next, directory: flags.output, replace: flags.force === true, flags })));
    });
}
