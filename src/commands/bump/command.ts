import type { Command } from 'commander';
import { operandsOf } from '../compare/command.ts';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';

/** What commander reads for `api-diff bump`. */
interface BumpFlags extends PairFlags {
  readonly write?: boolean;
}

const help = `
Examples:
  api-diff bump main...:api.yaml api.yaml           2.0.0
  api-diff bump main...:api.yaml api.yaml --write   and set it in api.yaml

Exit codes:
  0  the version was printed
  2  there is no next version: the old one cannot be raised (a date, a name), or
     the input cannot be read`;

/** `api-diff bump`. */
export function addBump(program: Command, { finish }: Session): void {
  withPairOptions(program.command('bump'))
    .description('print the version that the new document deserves, and nothing else')
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .option('-w, --write', 'set `info.version` of the new document, where it is not enough, and leave every other byte alone')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: BumpFlags) => {
      const { old, next } = operandsOf(first, second, 'bump');
      const { bumpCommand } = await import('./bump.ts');
      finish(await written(await bumpCommand({ old, new: next, write: flags.write === true, flags })));
    });
}
