import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addBaseline } from './baseline/command.ts';
import { addAdapters } from './adapters/command.ts';
import { addBump } from './bump/command.ts';
import { addChangelog } from './changelog/command.ts';
import { addCheck } from './check/command.ts';
import { addCompare } from './compare/command.ts';
import { addCompletion } from './completion/command.ts';
import { addConfig } from './config/command.ts';
import { addContains } from './contains/command.ts';
import { addExplain } from './explain/command.ts';
import type { FailureStyle } from './failure.ts';
import { failure, UsageError } from './failure.ts';
import type { Outcome } from './outcome.ts';
import { done } from './outcome.ts';
import { formatIn, reporterOf } from './outputs.ts';
import { addLog } from './log/command.ts';
import { addGuide } from './guide/command.ts';
import { addGitDiffDriver } from './git-diff-driver/command.ts';
import { addInit } from './init/command.ts';
import { addRules } from './rules/command.ts';
import type { Session, Terminals } from './session.ts';
import { suggestions } from './suggest.ts';
import type { ColorChoice } from './terminal.ts';
import { textOptionsFor } from './terminal.ts';
import { usageErrorOf } from './usage-error.ts';
import { toolVersion } from './version.ts';
import { addWaive } from './waive/command.ts';

/** The commands that have a name, in the order of `--help`; each is in the folder of its name. */
const commands: Readonly<Record<string, (program: Command, session: Session) => void>> = {
  check: addCheck,
  waive: addWaive,
  baseline: addBaseline,
  guide: addGuide,
  changelog: addChangelog,
  bump: addBump,
  log: addLog,
  rules: addRules,
  explain: addExplain,
  config: addConfig,
  contains: addContains,
  adapters: addAdapters,
  init: addInit,
  'git-diff-driver': addGitDiffDriver,
  completion: addCompletion,
};

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
  const session: Session = {
    terminals,
    style,
    finish: (result) => {
      outcome = result;
    },
  };
  const program = createProgram(session, words, (text) => {
    printed += text;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? done(printed) : failure(faultOf(error, words), style);
    return failure(error, style);
  }
}

function createProgram(session: Session, words: readonly string[], print: (text: string) => void): Command {
  const program = new Command('api-diff')
    .description('What changed between two OpenAPI documents, what breaks clients, and which version it deserves.')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => undefined, getOutHelpWidth: () => session.terminals.stdout.columns ?? 80 })
    .enablePositionalOptions()
    .version(toolVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false);
  addCompare(program, session, (word) => {
    const mistyped = mistypedCommand(word);
    if (mistyped !== undefined) throw mistyped;
  });
  if (mayNameCommand(words)) for (const add of Object.values(commands)) add(program, session);
  return program;
}

/** Whether the commands have to be known to obey a line. Two documents are what most lines name, and describing every command costs time. */
function mayNameCommand(words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => Object.hasOwn(commands, word) || /^-(?:-help$|[^-]*h)/.test(word));
}

/** A word that is nearly a command and no file is taken for the command; undefined where it is not. */
function mistypedCommand(word: string): UsageError | undefined {
  if (existsSync(word)) return undefined;
  const names = Object.keys(commands);
  const likeliest = suggestions(word, [...names, 'help', 'version'])[0];
  if (likeliest === undefined || /[./:\\]/.test(word)) return undefined;
  const command = names.includes(likeliest) ? likeliest : `--${likeliest}`;
  return new UsageError(`There is no file and no command \`${word}\`.`, `Did you mean \`api-diff ${command}\`?`);
}

/** What is wrong with a line; more words than two documents are may be a command that is none. */
function faultOf(error: CommanderError, words: readonly string[]): UsageError {
  const command = words.find((word) => Object.hasOwn(commands, word));
  const named = words.filter((word) => !word.startsWith('-'));
  if (command !== undefined || error.code !== 'commander.excessArguments') return usageErrorOf(error, command);
  const [first = ''] = named;
  if (NAMES_OF_COMPARING.includes(first) && !existsSync(first)) {
    return new UsageError(`Comparing needs no command: \`${first}\` is none.`, 'Type `api-diff old.yaml new.yaml`.');
  }
  return (
    mistypedCommand(first) ??
    new UsageError(
      'Two documents are compared, and more were named.',
      'Type `api-diff old.yaml new.yaml`; `api-diff check` compares several, each with what it was.',
    )
  );
}

/** What people type who know other programs. */
const NAMES_OF_COMPARING: readonly string[] = ['compare', 'diff', 'breaking'];

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
