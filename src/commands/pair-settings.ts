import type { Policy } from '../classify/policy/policy.ts';
import { isPresetName } from '../classify/policy/preset-names.ts';
import type { StatedRename } from '../diff/renames/stated.ts';
import type { LoadOptions } from '../load/load-document.ts';
import type { ComparisonFlags } from './compare/comparison-flags.ts';
import { findConfig } from './config/find-config.ts';
import type { PairFlags } from './pair-flags.ts';
import { loadOptionsOf } from './pair-flags.ts';
import { presetNamed } from './preset.ts';

/** How two documents are read and rated, by the flags and, below them, the configuration. */
export interface PairSettings {
  readonly policy: Policy;
  readonly renames: readonly StatedRename[] | undefined;
  readonly load: LoadOptions;
  /** The waivers file that the configuration names. */
  readonly waivers: string | undefined;
}

/** What a gate asks for besides, and nothing else does. */
const noGate = { failOn: 'never', groupBy: 'cause', color: 'auto' } as const;

/** What the flags and the configuration come to: a guide or a changelog follows the same policy as the gate. Throws `InputError` and `UsageError`. */
export async function pairSettingsOf(flags: PairFlags): Promise<PairSettings> {
  const { preset = 'recommended' } = flags;
  const found = flags.config === false ? undefined : (flags.config ?? (await findConfig(process.cwd())));
  if (found === undefined && isPresetName(preset)) {
    return { policy: presetNamed(preset), renames: undefined, load: loadOptionsOf(flags), waivers: undefined };
  }
  const { configuredSettings } = await import('./config/configured-settings.ts');
  const given = new Set(Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  const typed: ComparisonFlags = { ...noGate, ...flags, preset };
  const settings = await configuredSettings({ flags: typed, given });
  const { waivers } = settings.flags;
  return {
    policy: settings.policy,
    renames: settings.renames,
    load: loadOptionsOf(settings.flags),
    waivers: typeof waivers === 'string' ? waivers : undefined,
  };
}
