import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { isDay } from '../../classify/waivers/day.ts';
import { operandsOf } from '../compare/command.ts';
import type { PairFlags } from '../pair-flags.ts';
import { withPairOptions } from '../pair-flags.ts';
import type { Session } from '../session.ts';
import { written } from '../session.ts';
import type { ChangelogForm } from './changelog.ts';

/** What commander reads for `api-diff changelog`. */
interface ChangelogFlags extends PairFlags {
  readonly conventional?: boolean;
  readonly changeset?: boolean;
  readonly package?: string;
  readonly releaseDate?: string;
  readonly as?: string;
  readonly output?: string;
  readonly force?: boolean;
}

const help = `
Examples:
  api-diff changelog old.yaml new.yaml --release-date 2026-11-21
  api-diff changelog main...:api.yaml api.yaml -o CHANGELOG.md
                                          put the section where it belongs
  api-diff changelog old.yaml new.yaml --conventional | git commit -F -
  api-diff changelog old.yaml new.yaml --changeset -o .changeset/api.md`;

/** `api-diff changelog`. */
export function addChangelog(program: Command, { finish }: Session): void {
  withPairOptions(program.command('changelog'))
    .description('what changed for the people who call the API, as a section of a changelog')
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .option('-o, --output <file>', 'put the section into this changelog, above the newest version')
    .addOption(new Option('--release-date <date>', 'the date of the heading: 2026-11-21').argParser(calendarDate))
    .addOption(
      new Option('--as <version>', 'the version of the heading; the one that the new document deserves when left out').argParser(
        versionName,
      ),
    )
    .addOption(new Option('--conventional', 'print a commit message instead (Conventional Commits)').conflicts(['changeset', 'output']))
    .option('--changeset', 'print a file for .changeset/ instead (Changesets)')
    .option('--package <name>', 'the package that a changeset is about; the one of the nearest package.json when left out')
    .option('--force', 'write over what somebody else wrote')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, flags: ChangelogFlags) => {
      const operands = operandsOf(first, second, 'changelog');
      const { changelogCommand } = await import('./changelog.ts');
      finish(
        await written(
          await changelogCommand({
            old: operands.old,
            new: operands.next,
            form: formOf(flags),
            file: flags.output ?? null,
            replace: flags.force === true,
            flags,
          }),
        ),
      );
    });
}

function formOf(flags: ChangelogFlags): ChangelogForm {
  if (flags.conventional === true) return { kind: 'conventional' };
  if (flags.changeset === true) return { kind: 'changeset', packageName: flags.package ?? null };
  return { kind: 'section', version: flags.as ?? null, date: flags.releaseDate ?? null };
}

/** What can stand in a heading as a version: one line that says something. */
function versionName(value: string): string {
  if (value.trim() !== '' && !/[\u0000-\u001f\u007f]/.test(value)) return value.trim();
  throw new InvalidArgumentError('It is a version like 2.0.0.');
}

/** A day that there is, as ISO 8601 writes it. */
export function calendarDate(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError('It is a day like 2026-11-21.');
}
