import type { Policy } from '../classify/policy/policy.ts';
import { isPresetName, presetNames } from '../classify/policy/preset-names.ts';
import { presets } from '../classify/policy/presets.ts';
import { visible } from '../report/visible.ts';
import { UsageError } from './failure.ts';
import { suggestions } from './suggest.ts';

/** The policy that `--preset` names. Throws a `UsageError` with what was probably meant. */
export function presetNamed(name: string): Policy {
  if (isPresetName(name)) return presets[name];
  const meant = suggestions(name, presetNames);
  const list = `The presets are ${presetNames.join(', ')}.`;
  throw new UsageError(
    `There is no preset \`${visible(name)}\`.`,
    meant.length === 0 ? list : `Did you mean ${meant.map((preset) => `\`${preset}\``).join(' or ')}? ${list}`,
  );
}
