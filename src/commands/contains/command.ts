import type { Command } from 'commander';
import { Option } from 'commander';
import { schemaDialects } from '../../classify/schema-dialects.ts';
import type { SchemaDialectName } from '../../classify/schema-dialects.ts';
import { UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { stdoutText } from '../session.ts';

/** What commander reads for `api-diff contains`. */
interface ContainsFlags {
  readonly format: 'text' | 'json';
  readonly dialect?: SchemaDialectName;
  readonly sender: 'anything' | 'declared';
}

const help = `
Examples:
  api-diff contains a.json b.json
  api-diff contains old.yaml#/components/schemas/User new.yaml#/components/schemas/User

Exit codes:
  0  contained: every value that <a> accepts is accepted by <b>
  1  not contained: the value that is printed is accepted by <a> and refused
     by <b>
  2  no verdict: it could not be decided (the reason is printed), bad usage or
     unreadable input`;

/** `api-diff contains`. */
export function addContains(program: Command, { terminals, finish }: Session): void {
  program
    .command('contains')
    .description('whether every value that one JSON Schema accepts is accepted by another')
    .argument(
      '<a>',
      'the schema that accepts the values: a path, a URL, or - for standard input; with #/components/schemas/Name, the one there',
    )
    .argument('<b>', 'the schema that is to accept them all')
    .addOption(
      new Option(
        '-d, --dialect <dialect>',
        'what the keywords mean; by default what the OpenAPI document says, else json-schema-2020-12',
      ).choices(schemaDialects),
    )
    .addOption(
      new Option('--sender <sender>', 'ask about anything, or about what a client sends that keeps to the declared properties')
        .choices(['anything', 'declared'])
        .default('anything'),
    )
    .addOption(new Option('-f, --format <format>', 'how to print the answer').choices(['text', 'json']).default('text'))
    .addHelpText('after', help)
    .action(async (a: string, b: string, { format, dialect, sender }: ContainsFlags) => {
      if (a === '-' && b === '-') throw new UsageError('Only one of the two schemas can be read from standard input.');
      const { containsCommand } = await import('./contains.ts');
      finish(await containsCommand({ a, b, format, options: { dialect, sender }, text: stdoutText(terminals, 'auto') }));
    });
}
