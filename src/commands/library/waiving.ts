import { dayOf, isDay } from '../../classify/waivers/day.ts';
import { readWaivers } from '../../classify/waivers/read-waivers.ts';
import type { Waiving } from '../../classify/waivers/waiver.ts';
import { plainValue } from '../../load/plain-value.ts';
import { UsageError } from '../failure.ts';
import { loadWaiving } from '../waive/waivers-file.ts';
import { WAIVERS_LIMITS } from '../waive/waivers-limits.ts';

/** A waiver as a waivers file holds it: a `fingerprint`, or a `rule` with `operation` or `place`, and below it why and until when. */
export interface WaiverEntry {
  readonly fingerprint?: string | undefined;
  readonly rule?: string | undefined;
  readonly operation?: string | undefined;
  readonly place?: string | undefined;
  readonly reason: string;
  /** The last day on which it holds (UTC), `2027-02-28`. */
  readonly expires: string;
  readonly by?: string | undefined;
  readonly link?: string | undefined;
}

/** What the library may be told of waivers; without any, none counts. */
export interface WaivingOptions {
  /** A waivers file, or what would stand in its list. None is looked for. */
  readonly waivers?: string | readonly WaiverEntry[] | undefined;
  /** The day that expiry is held against; the current one in UTC by default. */
  readonly today?: string | undefined;
  /** Whether `x-api-diff-ignore` in the documents counts; false by default. */
  readonly allowInDocumentIgnore?: boolean | undefined;
}

/** The waivers that the library is given. Throws an `InputError` for waivers that are not as they have to be, a `UsageError` for a day that is none. */
export async function waivingOf({ waivers, today = dayOf(new Date()), allowInDocumentIgnore }: WaivingOptions): Promise<Waiving> {
  if (!isDay(today)) throw new UsageError(`today is ${JSON.stringify(today)}`, 'It is a day such as 2027-02-28.');
  const inDocumentIgnore = allowInDocumentIgnore === true ? 'allow' : 'forbid';
  if (typeof waivers === 'string') return await loadWaiving({ file: waivers, today, inDocumentIgnore });
  return {
    waivers: waivers === undefined ? [] : readWaivers({ value: plainValue({ waivers }, { limits: WAIVERS_LIMITS, source: 'waivers' }) }),
    today,
    inDocumentIgnore,
  };
}
