import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { schemaDialects } from '../classify/contains.ts';
import type { SchemaDialectName } from '../classify/contains.ts';
import { formatNames, formats } from '../report/format.ts';
import type { TextOptions } from '../report/text/style.ts';
import { compareCommand } from './compare.ts';
import { colorOption, comparisonOf, presetOption, withComparisonOptions } from './comparison-flags.ts';
import type { ComparisonFlags } from './comparison-flags.ts';
import type { FailureStyle } from './failure.ts';
import { failure, UsageError } from './failure.ts';
import type { Outcome } from './outcome.ts';
import { done } from './outcome.ts';
import type { Output } from './outputs.ts';
import { formatIn, parseOutputs, reporterOf } from './outputs.ts';
import { presetNamed } from './preset.ts';
import type { RulesFormat } from './rules.ts';
import { suggestions } from './suggest.ts';
import type { ColorChoice, Terminal } from './terminal.ts';
import { textOptionsFor } from './terminal.ts';
import { toolVersion } from './version.ts';
import { writeWhole } from './write-file.ts';

/** The two places that are printed to. */
export interface Terminals {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** What commander reads for `api-diff contains`. */
interface ContainsFlags {
  readonly format: 'text' | 'json';
  readonly dialect: SchemaDialectName;
  readonly sender: 'anything' | 'declared';
}

const containsExitCodes = `
Exit codes:
  0  contained: every value that <a> accepts is accepted by <b>
  1  not contained: the value that is printed is accepted by <a> and refused by <b>
  2  no verdict: it could not be decided (the reason is printed), bad usage or unreadable input`;

const examples = `
Formats (-f text by default; only one of them without a file):
${formatNames.map((name) => `  ${name.padEnd(10)}${formats[name].describes}`).join('\n')}

Examples:
  api-diff old.yaml new.yaml                     what changed, what breaks, which version
  api-diff main:openapi.yaml openapi.yaml        since a git revision; main...: since the merge base
  api-diff old.yaml new.yaml -f json -o out.json the same for machines, written to a file
  api-diff old.yaml new.yaml -f sarif=out.sarif  for people here, for code scanning in a file
  api-diff explain property-became-required      what a rule means, with an example

Exit codes:
  0  nothing at or above the gate (--fail-on)
  1  the gate failed
  2  no verdict: bad usage, unreadable input, or a bug of ours`;

const checkExamples = `
Examples:
  api-diff check                                 every document that git tracks
  api-diff check --base origin/main api.yaml     one document
  api-diff check --fail-on bump                  fail where \`info.version\` was not raised enough

A document that is new passes, one that was deleted fails; the worst exit code wins.`;

/** Obeys a command line (without `node` and the script) and says what to print; never throws. */
export async function runCommandLine(words: readonly string[], terminals: Terminals): Promise<Outcome> {
  let outcome: Outcome = done('');
  const text = textOptionsFor(terminals.stderr, { detail: 'normal', color: colorIn(words) });
  const format = formatIn(words);
  const style: FailureStyle = {
    reporter: format === 'text' ? null : await reporterOf(format, text),
    text,
    debug: words.includes('--debug'),
  };
  let printed = '';
  const program = createProgram({
    terminals,
    style,
    print: (text) => {
      printed += text;
    },
    finish: (result) => {
      outcome = result;
    },
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? done(printed) : failure(usageErrorOf(error), style);
    return failure(error, style);
  }
}

/** What the commands need of each other and of the place where they run. */
interface Session {
  readonly terminals: Terminals;
  readonly style: FailureStyle;
  readonly print: (text: string) => void;
  readonly finish: (outcome: Outcome) => void;
}

function createProgram({ terminals, style, print, finish }: Session): Command {
  const program = withComparisonOptions(new Command('api-diff'))
    .description('What changed between two OpenAPI documents, what breaks clients, and which version it deserves.')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined, getOutHelpWidth: () => terminals.stdout.columns ?? 80 })
    .enablePositionalOptions()
    .version(toolVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .argument('[old]', "the document that clients know: a path, a URL, - for standard input, or git's REF:path")
    .argument('[new]', 'the document that is to replace it')
    .addHelpText('after', examples)
    .action(async (old: string | undefined, next: string | undefined, flags: ComparisonFlags) => {
      finish(await compareFromFlags({ old, next, flags, terminals, style }));
    });

  withComparisonOptions(program.command('check'))
    .description('compare the documents of a branch with those where it left its base branch')
    .argument('[files...]', 'the documents; all that git tracks when left out')
    .option('--base <ref>', 'the branch that this one is to be merged into; the one that CI names, or origin/HEAD')
    .addHelpText('after', checkExamples)
    .action(async (files: readonly string[], flags: ComparisonFlags & { readonly base?: string }) => {
      const { checkCommand } = await import('./check.ts');
      const outputs = parseOutputs(flags.format ?? [], flags.output);
      for (const output of outputs) refuseOverwriting(output, flags.output, files);
      const compare = comparisonOf({ flags, outputs, screen: terminals.stdout, style });
      finish(await written(await checkCommand({ files, base: flags.base, environment: terminals.stdout.environment, compare })));
    });

  program
    .command('rules')
    .description('list what is compared and how bad each change is')
    .addOption(new Option('-f, --format <format>', 'how to print the list').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(presetOption())
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .action(async (flags: { readonly format: RulesFormat; readonly preset: string; readonly color: ColorChoice | false }) => {
      const { rulesCommand } = await import('./rules.ts');
      finish(rulesCommand({ format: flags.format, policy: presetNamed(flags.preset), text: stdoutText(terminals, flags.color) }));
    });

  program
    .command('explain')
    .description('what a rule means, why, what to do, and an example that is compared on the spot')
    .argument('<rule>', 'an id of `api-diff rules`')
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .action(async (rule: string, flags: { readonly color: ColorChoice | false }) => {
      const { explainCommand } = await import('./explain.ts');
      finish(explainCommand({ rule, text: stdoutText(terminals, flags.color) }));
    });

  program
    .command('contains')
    .description('whether every value that one JSON Schema accepts is accepted by another')
    .argument('<a>', 'the schema that accepts the values: a path, a URL, or - for standard input')
    .argument('<b>', 'the schema that is to accept them all')
    .addOption(new Option('-d, --dialect <dialect>', 'what the keywords mean').choices(schemaDialects).default('json-schema-2020-12'))
    .addOption(
      new Option('--sender <sender>', 'ask about anything, or about what a client sends that keeps to the declared properties')
        .choices(['anything', 'declared'])
        .default('anything'),
    )
    .addOption(new Option('-f, --format <format>', 'how to print the answer').choices(['text', 'json']).default('text'))
    .addHelpText('after', containsExitCodes)
    .action(async (a: string, b: string, flags: ContainsFlags) => {
      if (a === '-' && b === '-') throw new UsageError('Only one of the two schemas can be read from standard input.');
      const { containsCommand } = await import('./contains.ts');
      const { format, dialect, sender } = flags;
      finish(await containsCommand({ a, b, format, options: { dialect, sender }, text: stdoutText(terminals, 'auto') }));
    });

  return program;
}

function stdoutText(terminals: Terminals, color: ColorChoice | false): TextOptions {
  return textOptionsFor(terminals.stdout, { detail: 'normal', color: color === false ? 'never' : color });
}

interface CompareLine {
  readonly old: string | undefined;
  readonly next: string | undefined;
  readonly flags: ComparisonFlags;
  readonly terminals: Terminals;
  readonly style: FailureStyle;
}

async function compareFromFlags({ old, next, flags, terminals, style }: CompareLine): Promise<Outcome> {
  if (old === undefined)
    throw new UsageError(
      'Two documents are needed, the old one and the new one.',
      'Type `api-diff old.yaml new.yaml`; `api-diff --help` says more.',
    );
  refuseMistypedCommand(old);
  if (next === undefined) {
    throw new UsageError(
      `The new document is missing: only \`${old}\` was given.`,
      `Type \`api-diff ${old} new.yaml\`; the old document comes first.`,
    );
  }
  if (old === '-' && next === '-') {
    throw new UsageError('Only one of the two documents can be read from standard input.', 'Put the other one into a file.');
  }
  const outputs = parseOutputs(flags.format ?? [], flags.output);
  for (const output of outputs) refuseOverwriting(output, flags.output, [old, next]);
  const outcome = await compareCommand({ old, new: next, ...comparisonOf({ flags, outputs, screen: terminals.stdout, style }) });
  return await written(outcome);
}

/** Writes the files of an outcome; what is left of it is printed. */
async function written(outcome: Outcome): Promise<Outcome> {
  for (const { file, text } of outcome.files ?? []) await writeWhole(file, text);
  return outcome;
}

function refuseOverwriting({ format, file }: Output, output: string | undefined, operands: readonly string[]): void {
  if (file === null || !operands.some((operand) => operand !== '-' && resolve(operand) === resolve(file))) return;
  const flag = file === output ? `--output ${file}` : `--format ${format}=${file}`;
  throw new UsageError(`\`${flag}\` would overwrite a document that is compared.`, 'Give it another name.');
}

/** A word that is nearly a command and no file is taken for the command. */
function refuseMistypedCommand(word: string): void {
  if (existsSync(word)) return;
  const meant = suggestions(word, ['rules', 'explain', 'check', 'contains', 'help', 'version']);
  const likeliest = meant[0];
  if (likeliest === undefined || /[./:\\]/.test(word)) return;
  const command = likeliest === 'help' || likeliest === 'version' ? `--${likeliest}` : likeliest;
  throw new UsageError(`There is no file and no command \`${word}\`.`, `Did you mean \`api-diff ${command}\`?`);
}

/** Commander's own words: `error: unknown option '--fial-on'` and, on the next line, `(Did you mean --fail-on?)`. */
function usageErrorOf(error: CommanderError): UsageError {
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`.replace(/[^.?!]$/, '$&.');
  return new UsageError(sentence, suggestion?.replace(/^\(|\)$/g, '') ?? '`api-diff --help` lists what there is.');
}

/** What the words say of colours; known before they are parsed, because parsing them may be what fails. */
function colorIn(words: readonly string[]): ColorChoice {
  let choice: ColorChoice = 'auto';
  for (const [index, word] of words.entries()) {
    const value = word === '--color' ? words[index + 1] : word.startsWith('--color=') ? word.slice('--color='.length) : undefined;
    if (word === '--no-color') choice = 'never';
    else if (value === 'always' || value === 'never' || value === 'auto') choice = value;
  }
  return choice;
}
