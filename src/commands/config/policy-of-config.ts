import { pathToFileURL } from 'node:url';
import { isPresetName, presetNames } from '../../classify/policy/preset-names.ts';
import { presets } from '../../classify/policy/presets.ts';
import { mergedRows } from '../../classify/policy/overrides.ts';
import type { Policy, PolicyOverride, PolicyRow, PolicyRowByDirection } from '../../classify/policy/policy.ts';
import { extensionTest } from '../../classify/policy/scope.ts';
import { stabilityExtensions } from '../../classify/lifecycle/stability.ts';
import type { Config, PresetFile } from '../../config/keys.ts';
import { presetShape } from '../../config/keys.ts';
import { listOf } from '../../config/shape.ts';
import { readRoot } from '../../load/load-document.ts';
import type { RootText } from '../../load/load-document.ts';
import { InputError } from '../../load/input-error.ts';
import type { Position } from '../../model/document.ts';
import { append } from '../../model/pointer.ts';
import type { Pointer } from '../../model/pointer.ts';
import type { RuleId } from '../../rules/table.ts';
import { presetNamed } from '../preset.ts';
import type { ConfigText } from './config-text.ts';
import { CONFIG_LIMITS, configError, parseConfig, parseConfigBytes, refuseFaults } from './config-text.ts';
import type { LoadedConfig } from './read-config.ts';

type Rules = NonNullable<Config['rules']>;
type Override = NonNullable<Config['overrides']>[number];

/** Where a preset is named: the text that names it, and the files around that. */
interface Naming {
  readonly text: ConfigText;
  readonly pointer: Pointer;
  readonly root: Pick<RootText, 'url' | 'origin'>;
  /** The preset files that led here. */
  readonly way: readonly string[];
}

/** A preset by its name or the path of its file from the working directory, as `--preset` has it. Throws `UsageError` and `InputError`. */
export async function presetOfFlag(word: string): Promise<Policy> {
  if (isPresetName(word) || !looksLikePath(word)) return presetNamed(word);
  const root = await readRoot(word, { limits: CONFIG_LIMITS });
  return await policyOfPreset(parseConfig({ file: root.source, text: root.text }), root, [root.url]);
}

/** The policy that a configuration describes, over the preset of the flag where there is one. Throws an `InputError`. */
export async function policyOfConfig({ text, config, root }: LoadedConfig, flagged: Policy | undefined): Promise<Policy> {
  const base = flagged ?? (await presetOf(config.preset ?? 'recommended', { text, pointer: '/preset', root, way: [] }));
  const { rules = {}, overrides = [], ignore = {}, lifecycle } = config;
  return {
    ...base,
    rows: mergedRows(base, rowsOf(rules, text, '/rules')),
    overrides: [
      ...(base.overrides ?? []),
      ...ignored(ignore, text),
      ...overrides.map((override, index) => overrideOf(override, text, append('/overrides', index))),
    ],
    stabilityExtensions: [...listOf(lifecycle?.aliases?.stability), ...stabilityExtensions],
    configured: { file: text.file, rules: Object.keys(rules).length, overrides: overrides.length },
  };
}

async function presetOf(word: string, naming: Naming): Promise<Policy> {
  const { text, pointer, root, way } = naming;
  if (isPresetName(word)) return presets[word];
  if (!looksLikePath(word)) {
    throw configError(text, {
      pointer,
      message: `there is no preset \`${word}\`; the path of a preset file begins with \`./\``,
      mistyped: { word, among: presetNames },
    });
  }
  const url = urlFrom(word, root.url);
  if (way.includes(url)) throw configError(text, { pointer, message: `\`${word}\` begins with itself` });
  const origin = await root.origin();
  const name = origin.nameOf(url) ?? besides(text.file, word);
  const bytes = await origin.read(url, { name, maxBytes: CONFIG_LIMITS.maxBytes }).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    const what = error.code === 'outside-root' ? 'leads out of the repository' : 'cannot be read';
    throw configError(text, { pointer, message: `the preset file \`${word}\` ${what}; its path counts from ${text.file}` });
  });
  return await policyOfPreset(parseConfigBytes(bytes, name), { url, origin: root.origin }, [...way, url]);
}

async function policyOfPreset(text: ConfigText, root: Naming['root'], way: readonly string[]): Promise<Policy> {
  refuseFaults(text, presetShape);
  const preset = text.value as PresetFile;
  const base = await presetOf(preset.extends ?? 'recommended', { text, pointer: '/extends', root, way });
  const name = preset.name ?? text.file;
  return {
    ...base,
    name,
    title: name,
    summary: preset.summary ?? `${text.file}, over ${base.name}.`,
    rows: mergedRows(base, rowsOf(preset.rules ?? {}, text, '/rules')),
    overrides: [
      ...(base.overrides ?? []),
      ...(preset.overrides ?? []).map((override, index) => overrideOf(override, text, append('/overrides', index))),
    ],
  };
}

function looksLikePath(word: string): boolean {
  return /[\\/]/.test(word) || /\.(?:ya?ml|json)$/i.test(word);
}

/** A path of a configuration as a URL beside it. */
function urlFrom(path: string, base: string): string {
  const slashed = path.replaceAll('\\', '/');
  // As a path and not as a reference: `#` and `?` are characters of names.
  return slashed.startsWith('/')
    ? pathToFileURL(slashed).href
    : new URL(slashed.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F'), base).href;
}

function besides(file: string, path: string): string {
  const directory = file.replace(/[^/\\]*$/, '');
  return `${directory}${path.replace(/^\.\//, '')}`;
}

function rowsOf(
  rules: Rules,
  text: ConfigText,
  pointer: Pointer,
  because?: string,
): Readonly<Partial<Record<RuleId, PolicyRowByDirection>>> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([rule, setting]) => {
      if (setting === undefined) return [];
      const by = placeText(text.positionOf(append(pointer, rule)));
      const row = (severity: PolicyRow['severity'] | undefined): PolicyRow | undefined =>
        severity === undefined ? undefined : { severity, because: because ?? `The configuration rates this rule as ${severity}.`, by };
      const directions = typeof setting === 'string' ? { request: setting, response: setting } : setting;
      const [request, response] = [row(directions.request), row(directions.response)];
      return [[rule, { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) }] as const];
    }),
  );
}

function overrideOf({ where, rules = {}, atMost, ignore, because }: Override, text: ConfigText, pointer: Pointer): PolicyOverride {
  return {
    where: {
      paths: tested(where.path),
      methods: tested(where.method),
      tags: tested(where.tag),
      operationIds: tested(where.operationId),
      extensions: tested(where.extension)?.map(extensionTest),
      stability: tested(where.stability),
    },
    rows: rowsOf(rules, text, append(pointer, 'rules'), because),
    atMost,
    ignore,
    because: because ?? null,
    by: placeText(text.positionOf(pointer)),
  };
}

function ignored({ paths, tags, operationIds, extensions }: NonNullable<Config['ignore']>, text: ConfigText): readonly PolicyOverride[] {
  const scopes = [
    { paths: tested(paths) },
    { tags: tested(tags) },
    { operationIds: tested(operationIds) },
    { extensions: tested(extensions)?.map(extensionTest) },
  ];
  return scopes
    .filter((scope) => Object.values(scope).some((tests) => tests !== undefined))
    .map((where) => ({ where, rows: {}, ignore: true, because: null, by: placeText(text.positionOf('/ignore')) }));
}

/** An absent test lets everything through, an empty one nothing. */
function tested<Item>(value: Item | readonly Item[] | undefined): readonly Item[] | undefined {
  return value === undefined ? undefined : listOf(value);
}

function placeText({ file, line }: Position): string {
  return `${file}:${line}`;
}
