import { timeLimit } from '../../load/time-limit.ts';
import { loadPair } from '../../load/load-pair.ts';
import { compareWithApis } from '../../classify/compare.ts';
import { adaptersOf } from '../../report/adapters/adapters.ts';
import type { Outcome } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { pairSettingsOf } from '../pair-settings.ts';
import { toolVersion } from '../version.ts';
import { adapterSummary } from './summary.ts';
import { filesInto } from './files-into.ts';

/** `api-diff adapters <old> <new> -o <directory>` with everything decided. */
export interface AdaptersRequest {
  readonly old: string;
  readonly new: string;
  readonly directory: string;
  /** Whether what somebody else wrote may be replaced. */
  readonly replace: boolean;
  readonly flags: PairFlags;
}

/** Writes the adapters between two documents. Throws `InputError` and `UsageError`. */
export async function adaptersCommand({ directory, replace, flags, ...documents }: AdaptersRequest): Promise<Outcome> {
  const { policy, renames, load } = await pairSettingsOf(flags);
  const pair = await loadPair(documents, load);
  const { apis, difference } = compareWithApis(pair.old, pair.new, {
    failOn: 'never',
    toolVersion,
    positions: false,
    policy,
    renames,
    watch: timeLimit(load.limits),
  });
  const adapters = adaptersOf(apis, difference);
  const files = await filesInto(directory, adapters.files, { replace });
  return { stdout: adapterSummary(adapters, directory), stderr: '', files, exitCode: 0 };
}
