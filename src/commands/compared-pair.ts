import type { ComparedReport } from '../classify/report.ts';
import type { Waiving } from '../classify/waivers/waiver.ts';
import { timeLimit } from '../load/time-limit.ts';
import { loadPair } from '../load/load-pair.ts';
import { compareLoaded } from './compare/comparison.ts';
import type { PairFlags } from './pair-flags.ts';
import { pairSettingsOf } from './pair-settings.ts';

/** The report on two documents, for whatever is made from it. Throws `InputError` and `UsageError`. */
export async function comparedPair(
  documents: { readonly old: string; readonly new: string },
  flags: PairFlags,
  waiving?: Waiving,
): Promise<ComparedReport> {
  const { policy, renames, load } = await pairSettingsOf(flags);
  const pair = await loadPair(documents, load);
  return await compareLoaded(pair, {
    failOn: 'never',
    positions: false,
    validate: false,
    policy,
    renames,
    waiving,
    watch: timeLimit(load.limits),
  });
}
