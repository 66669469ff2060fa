import type { Policy } from '../classify/policy/policy.ts';
import type { StatedRename } from '../diff/renames/stated.ts';
import type { LoadOptions } from '../load/load-document.ts';
import { settingsOf } from './config/settings.ts';
import type { PairFlags } from './pair-flags.ts';
import { loadOptionsOf } from './pair-flags.ts';

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
export async function pairSettingsOf(typed: PairFlags): Promise<PairSettings> {
  const given = new Set(Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  const { flags, policy, renames } = await settingsOf({ flags: { ...noGate, ...typed, preset: typed.preset ?? 'recommended' }, given });
  const { waivers } = flags;
  return { policy, renames, load: loadOptionsOf(flags), waivers: typeof waivers === 'string' ? waivers : undefined };
}
