import type { Command } from 'commander';
import type { ComparedReport } from '../classify/report.ts';
import { loadPair } from '../load/load-pair.ts';
import { compareLoaded } from './compare/comparison.ts';
import { presetOption } from './compare/comparison-flags.ts';
import { presetNamed } from './preset.ts';

/** What commander reads for whatever is made from a comparison and is no report. */
export interface PairFlags {
  readonly preset: string;
  readonly allowRemoteRefs?: boolean;
  readonly allowDanglingRefs?: boolean;
  readonly refRoot?: string;
}

/** Adds the options that say how two documents are read and rated. */
export function withPairOptions(command: Command): Command {
  return command
    .addOption(presetOption())
    .option('--allow-remote-refs', 'follow a $ref to another host')
    .option('--allow-dangling-refs', 'go on when a $ref leads nowhere')
    .option('--ref-root <directory>', 'let a $ref reach any file in this directory')
    .option('--debug', 'add the stack trace when api-diff itself fails');
}

/** The report on two documents. Throws `InputError` and `UsageError`. */
export async function comparedPair(documents: { readonly old: string; readonly new: string }, flags: PairFlags): Promise<ComparedReport> {
  const policy = presetNamed(flags.preset);
  const pair = await loadPair(documents, {
    allowRemoteRefs: flags.allowRemoteRefs,
    allowDanglingRefs: flags.allowDanglingRefs,
    referenceRoot: flags.refRoot,
  });
  return await compareLoaded(pair, { failOn: 'never', positions: false, validate: false, policy });
}
