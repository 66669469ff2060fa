import type { Policy } from '../../classify/policy/policy.ts';
import { isPresetName } from '../../classify/policy/preset-names.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { presetNamed } from '../preset.ts';
import { findConfig } from './find-config.ts';
import type { LoadedConfig } from './read-config.ts';

/** What the command line and the configuration come to together: flags win over it, and it wins over what holds by default. */
export interface Settings {
  /** As if the configuration had been typed. */
  readonly flags: ComparisonFlags;
  readonly policy: Policy;
  readonly renames: readonly StatedRename[] | undefined;
  readonly config: LoadedConfig | undefined;
}

/** What a command line says, and which of it was typed. */
export interface TypedFlags {
  readonly flags: ComparisonFlags;
  /** The names of the flags that were typed; the others have what holds by default. */
  readonly given: ReadonlySet<string>;
}

/** Reads the configuration and puts the flags over it; where there is none, nothing that reads one is loaded. Throws `InputError` and `UsageError`. */
export async function settingsOf(typed: TypedFlags): Promise<Settings> {
  const { flags } = typed;
  const found = flags.config === false ? undefined : (flags.config ?? (await findConfig(process.cwd())));
  if (found === undefined && isPresetName(flags.preset)) {
    return { flags, policy: presetNamed(flags.preset), renames: undefined, config: undefined };
  }
  const { configuredSettings } = await import('./configured-settings.ts');
  return await configuredSettings(typed);
}
