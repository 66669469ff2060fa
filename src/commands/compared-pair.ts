import type { CompareOptions, Comparison } from '../classify/compare.ts';
import { compareWithApis } from '../classify/compare.ts';
import type { ComparedReport } from '../classify/report.ts';
import type { Waiving } from '../classify/waivers/waiver.ts';
import type { LoadedPair } from '../load/load-pair.ts';
import { loadPair } from '../load/load-pair.ts';
import { timeLimit } from '../load/time-limit.ts';
import { compareLoaded } from './compare/comparison.ts';
import type { PairSettings } from './pair-settings.ts';
import { toolVersion } from './version.ts';

/** Two documents by what they are called. */
export interface PairNames {
  readonly old: string;
  readonly new: string;
}

/** The report on two documents, for whatever is made from it. Throws an `InputError`. */
export async function comparedPair(names: PairNames, settings: PairSettings, waiving?: Waiving): Promise<ComparedReport> {
  const pair = await loadPair(names, settings.load);
  return await compareLoaded(pair, { ...optionsOf(settings), validate: false, waiving });
}

/** The same with all that the report was made from, for what is written from more than a report. Throws an `InputError`. */
export async function comparedApis(
  names: PairNames,
  settings: PairSettings,
  waiving?: Waiving,
): Promise<{ readonly pair: LoadedPair; readonly comparison: Comparison }> {
  const pair = await loadPair(names, settings.load);
  return { pair, comparison: compareWithApis(pair.old, pair.new, { ...optionsOf(settings), toolVersion, waiving }) };
}

/** No gate asks, and nobody looks up lines. */
function optionsOf({ policy, renames, load }: PairSettings): Omit<CompareOptions, 'toolVersion'> {
  return { failOn: 'never', positions: false, policy, renames, watch: timeLimit(load.limits) };
}
