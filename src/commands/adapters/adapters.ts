import { adaptersOf } from '../../report/adapters/adapters.ts';
import { comparedApis } from '../compared-pair.ts';
import type { Outcome } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { pairSettingsOf } from '../pair-settings.ts';
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
  const { comparison } = await comparedApis(documents, await pairSettingsOf(flags));
  const adapters = adaptersOf(comparison.apis, comparison.difference);
  const files = await filesInto(directory, adapters.files, { replace });
  return { stdout: adapterSummary(adapters, directory), stderr: '', files, exitCode: 0 };
}
