import { Option } from 'commander';
import type { Command } from 'commander';
import { audiences } from '../../report/guide/options.ts';
import type { Audience } from '../../report/guide/options.ts';
import { operandsOf } from '../compare/command.ts';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { refuseOverwriting, written } from '../session.ts';
import { todayOption, waiversOption } from '../waive/waiving-flags.ts';

/** What commander reads for `api-diff guide`. */
export interface GuideFlags extends PairFlags {
  readonly output?: string;
  readonly audience?: Audience;
  readonly releaseDate?: string;
  readonly sunsetDate?: string;
  /** `--no-waivers` makes it false. */
  readonly waivers?: string | false;
  readonly today?: string;
  readonly snippets?: string;
  readonly adapters?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}

const help = `
Examples:
  api-diff guide old.yaml new.yaml                  print the guide
  api-diff guide old.yaml new.yaml -o MIGRATION.md  write it; run again, it
                                                    keeps what people wrote
  api-diff guide old.yaml new.yaml -o MIGRATION.md --check
  api-diff guide old.yaml new.yaml -o MIGRATION.md --adapters adapters

What stands between the marks of the guide is written again, unless somebody
edited it; text around them stays. The dates, the audience and the languages are
taken from the guide that is there, where no option says them.

Exit codes:
  0  written, or up to date
  1  an edited part has changed: both texts are in the file; with --check: out
     of date, or an edited part has changed
  2  nothing written: bad usage or unreadable input`;

/** `api-diff guide`. */
export function addGuide(program: Command, { finish }: Session): void {
  withPairOptions(program.command('guide'))
    .description('draft the migration guide for the people who call the API, in Markdown')
    .argument('[old]', 'the document that clients know')
    .argument('[new]', 'the document that is to replace it')
    .option('-o, --output <file>', 'write the guide to a file, or bring the one that is there up to date')
    .addOption(new Option('--audience <audience>', 'who calls the API: 3, 12 or 24 months until the old version ends').choices(audiences))
    .option('--release-date <date>', 'the day of the release, as 2026-11-21; today when left out, as a proposal')
    .option('--sunset-date <date>', 'the day on which the old version ends; by its document or the audience when left out')
    .addOption(todayOption('what day it is, for the release and for waivers'))
    .addOption(waiversOption())
    .option('--no-waivers', 'list no waived changes in the appendix')
    .option('--snippets <languages>', 'the languages of requests, of curl, js and python (default: "curl,js")')
    .option('--adapters <directory>', 'write TypeScript adapters there as well, and say in the guide what they do')
    .option('--check', 'write nothing, and exit with 1 when the guide is out of date')
    .option('--force', 'overwrite a file that is no guide or adapter of ours')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: GuideFlags) => {
      const { old, next } = operandsOf(first, second, 'guide');
      refuseOverwriting([{ format: 'markdown', file: flags.output ?? null }], { output: flags.output, operands: [old, next] });
      const { guideCommand } = await import('./guide.ts');
      finish(await written(await guideCommand({ old, new: next, flags })));
    });
}
