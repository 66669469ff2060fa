import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { dayOf, isDay } from '../../classify/waivers/day.ts';
import type { Waiving } from '../../classify/waivers/waiver.ts';

/** What commander reads of waivers. `--no-waivers` makes `waivers` false. */
export interface WaivingFlags {
  readonly waivers?: string | boolean;
  readonly today?: string;
  readonly allowInDocumentIgnore?: boolean;
}

/** Which waivers count, before their file is read. */
export interface WaivingRequest extends Omit<Waiving, 'waivers'> {
  /** The file that was named; undefined: the one that is found; null: none. */
  readonly file: string | undefined | null;
}

/** Adds the options that say which waivers count. */
export function withWaivingOptions(command: Command): Command {
  return command
    .addOption(waiversOption())
    .option('--no-waivers', 'let no waiver of a file count')
    .option('--allow-in-document-ignore', 'let x-api-diff-ignore in the documents waive changes')
    .addOption(todayOption());
}

/** Where the waivers are. */
export function waiversOption(): Option {
  return new Option('--waivers <file>', 'the waivers; .api-diff/waivers.yaml here or further up when left out');
}

/** What is held to be today, so that a run can be repeated. */
export function todayOption(meaning = 'the day that waivers are held against'): Option {
  return new Option('--today <date>', `${meaning}; the current one in UTC when left out`).argParser(day);
}

function day(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError('It is a day such as 2027-02-28.');
}

/** What the flags of a command line say of waivers. */
export function waivingOf({ waivers, today, allowInDocumentIgnore }: WaivingFlags): WaivingRequest {
  return {
    file: waivers === false ? null : typeof waivers === 'string' ? waivers : undefined,
    today: today ?? dayOf(new Date()),
    inDocumentIgnore: allowInDocumentIgnore === true ? 'allow' : 'forbid',
  };
}
