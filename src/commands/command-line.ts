import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { FailOn } from '../classify/report.ts';
import type { TextOptions } from '../report/text/style.ts';
import type { Format } from './compare.ts';
import { compareCommand } from './compare.ts';
import type { FailureStyle } from './failure.ts';
import { failure, UsageError } from './failure.ts';
import type { Outcome } from './outcome.ts';
import { done } from './outcome.ts';
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

/** What commander reads for `api-diff <old> <new>`. `--no-color` makes `color` false. */
interface CompareFlags {
  readonly format: Format;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: ColorChoice | false;
  readonly validate?: boolean;
  readonly allowRemoteRefs?: boolean;
  readonly allowDanglingRefs?: boolean;
  readonly refRoot?: string;
}

const examples = `
Examples:
  api-diff old.yaml new.yaml                     what changed, what breaks, which version
  api-diff old.yaml new.yaml -f json -o out.json the same for machines, written to a file
  api-diff explain property-became-required      what a rule means, with an example

Exit codes:
  0  nothing at or above the gate (--fail-on)
  1  the gate failed
  2  no verdict: bad usage, unreadable input, or a bug of ours`;

/** Obeys a command line (without `node` and the script) and says what to print; never throws. */
export async function runCommandLine(words: readonly string[], terminals: Terminals): Promise<Outcome> {
  let outcome: Outcome = done('');
  const style: FailureStyle = {
    format: asksForJson(words) ? 'json' : 'text',
    text: textOptionsFor(terminals.stderr, { detail: 'normal', color: colorIn(words) }),
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
  const program = new Command('api-diff')
    .description('What changed between two OpenAPI documents, what breaks clients, and which version it deserves.')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined, getOutHelpWidth: () => terminals.stdout.columns ?? 80 })
    .enablePositionalOptions()
    .version(toolVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .argument('[old]', 'the document that clients know: a path, a URL, or - for standard input')
    .argument('[new]', 'the document that is to replace it')
    .addOption(new Option('-f, --format <format>', 'how to print the report').choices(['text', 'json']).default('text'))
    .option('-o, --output <file>', 'write the report to a file, whole or not at all')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['breaking', 'warning', 'any', 'never'])
        .default('breaking'),
    )
    .addOption(new Option('-q, --quiet', 'print the verdict alone').conflicts('verbose'))
    .option('-v, --verbose', 'print everything, however long')
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .option('--validate', 'check both documents against OpenAPI; faults become notes')
    .option('--allow-remote-refs', 'follow a $ref to another host')
    .option('--allow-dangling-refs', 'go on when a $ref leads nowhere')
    .option('--ref-root <directory>', 'let a $ref reach any file in this directory')
    .option('--debug', 'add the stack trace when api-diff itself fails')
    .addHelpText('after', examples)
    .action(async (old: string | undefined, next: string | undefined, flags: CompareFlags) => {
      finish(await compareFromFlags({ old, next, flags, terminals, style }));
    });

  program
    .command('rules')
    .description('list what is compared and how bad each change is')
    .addOption(new Option('-f, --format <format>', 'how to print the list').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(colorOption())
    .option('--no-color', 'the same as --color never')
    .action(async (flags: { readonly format: RulesFormat; readonly color: ColorChoice | false }) => {
      const { rulesCommand } = await import('./rules.ts');
      finish(rulesCommand({ format: flags.format, text: stdoutText(terminals, flags.color) }));
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

  return program;
}

function colorOption(): Option {
  return new Option('--color <when>', 'colours and emphasis').choices(['auto', 'always', 'never']).default('auto');
}

function stdoutText(terminals: Terminals, color: ColorChoice | false): TextOptions {
  return textOptionsFor(terminals.stdout, { detail: 'normal', color: color === false ? 'never' : color });
}

interface CompareLine {
  readonly old: string | undefined;
  readonly next: string | undefined;
  readonly flags: CompareFlags;
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
  const { output } = flags;
  if (output !== undefined && [old, next].some((operand) => operand !== '-' && resolve(operand) === resolve(output))) {
    throw new UsageError(`\`--output ${output}\` would overwrite a document that is compared.`, 'Give it another name.');
  }
  // A file is no terminal: it has the usual width and no colours of its own.
  const place = output === undefined ? terminals.stdout : withoutScreen(terminals.stdout);
  const outcome = await compareCommand({
    old,
    new: next,
    format: flags.format,
    failOn: flags.failOn,
    validate: flags.validate === true,
    load: { allowRemoteRefs: flags.allowRemoteRefs, allowDanglingRefs: flags.allowDanglingRefs, referenceRoot: flags.refRoot },
    text: textOptionsFor(place, {
      detail: flags.quiet === true ? 'quiet' : flags.verbose === true ? 'verbose' : 'normal',
      color: flags.color === false ? 'never' : flags.color,
    }),
    failure: style,
  });
  if (output === undefined) return outcome;
  // An old report must not be taken for the result of this run, so the file says it too when there is no verdict.
  await writeWhole(output, outcome.stdout === '' ? outcome.stderr : outcome.stdout);
  return { ...outcome, stdout: '' };
}

function withoutScreen({ environment, platform }: Terminal): Terminal {
  return { environment, platform, isTerminal: false };
}

/** A word that is nearly a command and no file is taken for the command. */
function refuseMistypedCommand(word: string): void {
  if (existsSync(word)) return;
  const meant = suggestions(word, ['rules', 'explain', 'help', 'version']);
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

/** Whether the words ask for JSON; known before they are parsed, because parsing them may be what fails. */
function asksForJson(words: readonly string[]): boolean {
  return words.some(
    (word, index) => /^(?:-f=?json|--format=json)$/.test(word) || (word === 'json' && /^(?:-f|--format)$/.test(words[index - 1] ?? '')),
  );
}

/** What the words say of colours; known before they are parsed for the same reason. */
function colorIn(words: readonly string[]): ColorChoice {
  let choice: ColorChoice = 'auto';
  for (const [index, word] of words.entries()) {
    const value = word === '--color' ? words[index + 1] : word.startsWith('--color=') ? word.slice('--color='.length) : undefined;
    if (word === '--no-color') choice = 'never';
    else if (value === 'always' || value === 'never' || value === 'auto') choice = value;
  }
  return choice;
}
