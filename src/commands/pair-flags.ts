import type { Command } from 'commander';
import type { LoadOptions } from '../load/load-document.ts';
import type { Limits } from '../load/limits.ts';
import { presetOption } from './compare/comparison-flags.ts';
import type { ConfigFlags } from './config/config-flags.ts';
import { withConfigOptions } from './config/config-flags.ts';
import { limitOption } from './limit-option.ts';

/** What commander reads for whatever is made from a comparison and is no report. */
export interface PairFlags extends ConfigFlags {
  /** Undefined: what the configuration says, or `recommended`. */
  readonly preset?: string;
  readonly allowRemoteRefs?: boolean;
  readonly allowDanglingRefs?: boolean;
  readonly refRoot?: string;
  readonly limit?: Partial<Limits>;
}

/** Adds the options that say how two documents are read and rated. */
export function withPairOptions(command: Command): Command {
  return withConfigOptions(command)
    .addOption(presetOption().default(undefined))
    .option('--allow-remote-refs', 'follow a $ref to another host')
    .option('--allow-dangling-refs', 'go on when a $ref leads nowhere')
    .option('--ref-root <directory>', 'let a $ref reach any file in this directory')
    .addOption(limitOption())
    .option('--debug', 'add the stack trace when api-diff itself fails');
}

/** How the flags say that documents are read. */
export function loadOptionsOf(flags: PairFlags): LoadOptions {
  return {
    allowRemoteRefs: flags.allowRemoteRefs,
    allowDanglingRefs: flags.allowDanglingRefs,
    referenceRoot: flags.refRoot,
    limits: flags.limit,
  };
}
