import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dayOf, lastDay } from '../../classify/waivers/day.ts';
import type { Waiver } from '../../classify/waivers/waiver.ts';
import { visible } from '../../report/visible.ts';
import { UsageError } from '../failure.ts';
import { findWaiversFile, newWaiversFile, readWaiversText } from './waivers-file.ts';
import { waiversIn } from './waivers-text.ts';

/** What commander reads for what writes waivers. */
export interface WishFlags {
  readonly reason: string;
  readonly expires: string;
  readonly by?: string;
  readonly waivers?: string;
  readonly today?: string;
}

/** Why something may pass and until when, checked. */
export interface WaiverWish {
  readonly reason: string;
  /** The last day, `2027-02-28`. */
  readonly expires: string;
  readonly by: string | null;
  readonly today: string;
}

/** What the flags ask for. Throws a `UsageError` for a reason that says nothing and a day that is none or is over. */
export function wishOf({ reason, expires, by, today = dayOf(new Date()) }: WishFlags): WaiverWish {
  const day = lastDay(expires, today);
  if (!/[\p{L}\p{N}]/u.test(reason)) throw new UsageError('The reason says nothing.', 'Say in `--reason` why the change may pass.');
  if (day === undefined) {
    throw new UsageError(
      `\`--expires ${visible(expires)}\` is neither a day nor a number of days.`,
      'Write `--expires 2027-02-28` or `--expires 90d`.',
    );
  }
  if (day < today) throw new UsageError(`\`--expires ${day}\` is over already; today is ${today}.`, 'Name a day to come, or `90d`.');
  return { reason: oneLine(reason), expires: day, by: by === undefined || by.trim() === '' ? null : oneLine(by), today };
}

/** A text in one line, as a list of waivers has it; what a terminal would act on is made visible. */
export function oneLine(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' ').trim());
}

/** A waivers file that is about to be changed. */
export interface OpenWaivers {
  readonly file: string;
  /** Null where the file is not there yet. */
  readonly text: string | null;
  readonly waivers: readonly Waiver[];
}

/** Reads the waivers file that was named, the one that is found, or none where there is none yet. Throws an `InputError`. */
export async function openWaivers(named: string | undefined): Promise<OpenWaivers> {
  const found = named ?? findWaiversFile();
  if (found === null) return { file: newWaiversFile(), text: null, waivers: [] };
  const text = await readWaiversText(found).catch((error: unknown) => {
    if (named !== undefined && error instanceof Error && 'code' in error && error.code === 'file-not-found') return null;
    throw error;
  });
  return { file: found, text, waivers: text === null ? [] : waiversIn(found, text) };
}

/** Makes the directory of a waivers file that is new. */
export async function makeDirectoryOf(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
    throw new UsageError(
      `The directory of \`${visible(file)}\` could not be made: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
}
