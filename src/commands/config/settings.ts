import { relative } from 'node:path';
import type { Policy } from '../../classify/policy/policy.ts';
import { listOf } from '../../config/shape.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import { limitFlags } from '../../load/limits.ts';
import type { LimitName, Limits } from '../../load/limits.ts';
import type { ComparisonFlags } from '../compare/comparison-flags.ts';
import { policyOfConfig, presetOfFlag } from './policy-of-config.ts';
import type { LoadedConfig } from './read-config.ts';
import { readConfig } from './read-config.ts';

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

/** Reads the configuration and puts the flags over it. Throws `InputError` and `UsageError`. */
export async function settingsOf({ flags, given }: TypedFlags): Promise<Settings> {
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
