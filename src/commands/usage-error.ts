import type { CommanderError } from 'commander';
import { sentenceList } from '../model/sentence-list.ts';
import { UsageError } from './failure.ts';
import { suggestions } from './suggest.ts';

/** What commander says of an option: its flags, the value that it was given, and what the value has to be. */
const INVALID_VALUE = /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '([^]*)' is invalid\. ([^]*)$/;

/** What it says of an argument that is one of a few words. */
const INVALID_ARGUMENT = /^command-argument value '([^]*)' is invalid for argument '(.*)'\. ([^]*)$/;

const CHOICES = 'Allowed choices are ';

/**
 * A fault of a command line as commander finds it, said in our words; `command` is the name of the command that was
 * typed, if one was.
 */
export function usageErrorOf(error: CommanderError, command: string | undefined): UsageError {
  const [said = '', suggestion] = error.message.replace(/^error: /, '').split(/\n(?=\(Did you mean)/);
  const help = `\`api-diff ${command === undefined ? '' : `${command} `}--help\` lists what there is.`;
  const value = INVALID_VALUE.exec(said);
  if (value !== null) return invalid(`${value[1] ?? ''} ${quoted(value[2] ?? '')}`, { typed: value[2] ?? '', says: value[3] ?? '', help });
  const argument = INVALID_ARGUMENT.exec(said);
  if (argument !== null) return invalid(quoted(argument[1] ?? ''), { typed: argument[1] ?? '', says: argument[3] ?? '', help });
  const bare = /^option '(?:-\w, )?(--[\w-]+ [^']*)' argument missing/.exec(said);
  if (bare !== null) return new UsageError(`\`${bare[1] ?? ''}\` stands without its value.`, help);
  const missing = /^(?:missing required argument|required option) '([^']*)'/.exec(said);
  if (missing !== null) {
    const name = missing[1] ?? '';
    return new UsageError(name.startsWith('-') ? `\`${name}\` is missing.` : `The ${nameOf(name)} is missing.`, help);
  }
  const sentence = withCode(`${said.charAt(0).toUpperCase()}${said.slice(1)}`).replace(/[^.?!]$/, '$&.');
  const meant = /Did you mean (?:one of )?([^?]*)\?/.exec(suggestion ?? '')?.[1];
  return new UsageError(
    sentence,
    meant === undefined
      ? help
      : `Did you mean ${meant
          .split(', ')
          .map((name) => `\`${name}\``)
          .join(' or ')}?`,
  );
}

function invalid(
  written: string,
  { typed, says, help }: { readonly typed: string; readonly says: string; readonly help: string },
): UsageError {
  if (!says.startsWith(CHOICES)) return new UsageError(`\`${written}\` is invalid. ${says}`, help);
  const choices = says.slice(CHOICES.length).replace(/\.$/, '').split(', ');
  const likely = suggestions(typed, choices)[0];
  const hint = likely === undefined ? help : `Did you mean \`${likely}\`?`;
  return new UsageError(`\`${written}\` is invalid; it may be ${sentenceList(choices, 'or')}.`, hint);
}

/** `fingerprints...` is several of them. */
function nameOf(argument: string): string {
  return argument.replace(/s?\.\.\.$/, '');
}

function withCode(text: string): string {
  return text.replaceAll(/'([^']*)'/g, '`$1`');
}

/** A value without letters could not be seen. */
function quoted(value: string): string {
  return value.trim() === '' ? JSON.stringify(value) : value;
}
