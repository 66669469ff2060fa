/** The names of the policies that come with the program, in the order of their table: known without loading their rows. */
export const presetNames = [
  'recommended',
  'strict',
  'wire',
  'sdk',
  'zalando',
  'google',
  'azure',
  'github',
  'stripe',
  'kubernetes',
  'ms-graph',
] as const;

/** The name of a policy that comes with the program. */
export type PresetName = (typeof presetNames)[number];

/** Whether a text, such as a word of a command line or of a configuration, is the name of a preset. */
export function isPresetName(text: string): text is PresetName {
  return (presetNames as readonly string[]).includes(text);
}
