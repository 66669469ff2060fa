import { relative } from 'node:path';
import { listOf } from '../../config/shape.ts';
import { limitFlags } from '../../load/limits.ts';
import type { LimitName, Limits } from '../../load/limits.ts';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { policyOfConfig, presetOfFlag } from './policy-of-config.ts';
import type { LoadedConfig } from './read-config.ts';
import { readConfig } from './read-config.ts';
import type { Settings, TypedFlags } from './settings.ts';

/** Reads the configuration and puts the flags over it. Throws `InputError` and `UsageError`. */
export async function configuredSettings({ flags, given }: TypedFlags): Promise<Settings> {
  const config = await readConfig(flags.config);
  const flagged = given.has('preset') ? await presetOfFlag(flags.preset) : undefined;
  if (config === undefined) return { flags, policy: flagged ?? (await presetOfFlag(flags.preset)), renames: undefined, config };
  const configured = await flagsOf(config);
  const typed = Object.fromEntries(Object.entries(flags).filter(([name]) => given.has(name)));
  return {
    flags: { ...flags, ...configured, ...typed, limit: { ...configured.limit, ...flags.limit } },
    policy: await policyOfConfig(config, flagged),
    renames: config.config.renames,
    config,
  };
}

/** The configuration as flags. */
async function flagsOf({ config, resolvePath }: LoadedConfig): Promise<Partial<ComparisonFlags>> {
  const { failOn, maxBreaking, groupBy, validate, verify, allowRemoteRefs, allowDanglingRefs, base } = config;
  const here = async (path: string, pointer: string): Promise<string> => relative(process.cwd(), await resolvePath(path, pointer)) || '.';
  return defined({
    failOn,
    maxBreaking,
    groupBy,
    validate,
    verify,
    allowRemoteRefs,
    allowDanglingRefs,
    base,
    refRoot: config.refRoot === undefined ? undefined : await here(config.refRoot, '/refRoot'),
    waivers: config.waivers === undefined ? undefined : await here(config.waivers, '/waivers'),
    allowInDocumentIgnore: config.inDocumentIgnore === undefined ? undefined : config.inDocumentIgnore === 'allow',
    limit: config.limits === undefined ? undefined : limitsOf(config.limits),
    format:
      config.format === undefined
        ? undefined
        : await Promise.all(
            listOf(config.format).map(async (word, index) => {
              const at = word.indexOf('=');
              const pointer = typeof config.format === 'string' ? '/format' : `/format/${index}`;
              return at < 0 || word.endsWith('=-') ? word : `${word.slice(0, at)}=${await here(word.slice(at + 1), pointer)}`;
            }),
          ),
  });
}

function limitsOf(limits: Readonly<Partial<Record<LimitName, number | undefined>>>): Partial<Limits> {
  return Object.fromEntries(
    (Object.keys(limitFlags) as readonly LimitName[]).flatMap((name) => {
      const value = limits[name];
      return value === undefined ? [] : [[limitFlags[name].limit, value * limitFlags[name].unit]];
    }),
  );
}

/** The same without what is undefined, which would hide what holds otherwise. */
function defined(flags: { readonly [Name in keyof ComparisonFlags]?: ComparisonFlags[Name] | undefined }): Partial<ComparisonFlags> {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}
