import type { Config, ConfigKey, ConfigName } from '../../config/keys.ts';
import { configKeys, configNames } from '../../config/keys.ts';
import { branchNamedBy } from '../../load/git/branch.ts';
import { limitFlags } from '../../load/limits.ts';
import type { LimitName } from '../../load/limits.ts';
import { canonical, entries, isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Pointer } from '../../model/pointer.ts';
import { visible } from '../../report/visible.ts';
import type { TextOptions } from '../../report/text/style.ts';
import type { ConfigText } from './config-text.ts';
import type { TypedFlags } from './settings.ts';

/** Where a value comes from. */
export type ValueOrigin =
  | { readonly kind: 'default' }
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly column: number };

/** One value that holds. */
export interface PrintedValue {
  /** As a path: `rules.maximum-lowered`, `overrides[0]`. */
  readonly key: string;
  /** Null where nothing holds. */
  readonly value: Json;
  readonly origin: ValueOrigin;
}

/** What is known when values are printed. */
export interface PrintedSettings {
  readonly typed: TypedFlags;
  readonly text: ConfigText | undefined;
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Every value that holds, in the order of the table, with where it comes from. */
export function printedValues(settings: PrintedSettings): readonly PrintedValue[] {
  return configNames.filter((name) => name !== '$schema').flatMap((name) => valuesOf(name, settings));
}

function valuesOf(name: ConfigName, { typed, text, config, environment }: PrintedSettings): readonly PrintedValue[] {
  const key: ConfigKey = configKeys[name];
  const written = config[name] as Json | undefined;
  const flagged = flagValue(name, typed);
  if (flagged !== undefined && key.flag !== undefined && !isObject(flagged)) {
    return [{ key: name, value: flagged, origin: { kind: 'flag', flag: key.flag } }];
  }
  const named = name === 'base' ? branchNamedBy(environment) : undefined;
  if (named !== undefined) return [{ key: name, value: named.branch, origin: { kind: 'environment', variable: named.variable } }];
  if (isObject(key.default)) {
    return entries(key.default).map(([part, fallback]): PrintedValue => {
      const typedPart = isObject(flagged) ? flagged[part] : undefined;
      const writtenPart = isObject(written) ? written[part] : undefined;
      const path = `${name}.${part}`;
      if (typedPart !== undefined) return { key: path, value: typedPart, origin: { kind: 'flag', flag: key.flag ?? '' } };
      if (writtenPart !== undefined) return { key: path, value: writtenPart, origin: placeOf(text, `/${name}/${part}`) };
      return { key: path, value: fallback, origin: { kind: 'default' } };
    });
  }
  if (written === undefined) return [{ key: name, value: key.default ?? null, origin: { kind: 'default' } }];
  return leavesOf(name, written, text);
}

/** Objects and lists of objects entry by entry, so that each has its own place. */
function leavesOf(name: string, value: Json, text: ConfigText | undefined): readonly PrintedValue[] {
  if (isObject(value)) {
    return entries(value).map(([part, item]) => ({
      key: `${name}.${part}`,
      value: item,
      origin: placeOf(text, append(`/${name}`, part)),
    }));
  }
  if (isArray(value) && value.some(isObject)) {
    return value.map((item, index) => ({ key: `${name}[${index}]`, value: item, origin: placeOf(text, append(`/${name}`, index)) }));
  }
  return [{ key: name, value, origin: placeOf(text, `/${name}`) }];
}

function placeOf(text: ConfigText | undefined, pointer: Pointer): ValueOrigin {
  return text === undefined ? { kind: 'default' } : { kind: 'file', ...text.positionOf(pointer) };
}

/** What was typed, in the words of the configuration. */
function flagValue(name: ConfigName, { flags, given }: TypedFlags): Json | undefined {
  if (name === 'limits') {
    const typed = flags.limit ?? {};
    const names = (Object.keys(limitFlags) as readonly LimitName[]).filter((limit) => typed[limitFlags[limit].limit] !== undefined);
    return names.length === 0
      ? undefined
      : Object.fromEntries(names.map((limit) => [limit, (typed[limitFlags[limit].limit] ?? 0) / limitFlags[limit].unit]));
  }
  if (name === 'inDocumentIgnore') return given.has('allowInDocumentIgnore') ? 'allow' : undefined;
  return given.has(name) ? ((flags as unknown as Readonly<Record<string, Json>>)[name] ?? undefined) : undefined;
}

/** The values as lines: key, value, origin. */
export function printedText(values: readonly PrintedValue[], { characters, palette }: Pick<TextOptions, 'characters' | 'palette'>): string {
  const rows = values.map(({ key, value, origin }) => ({
    key: visible(key, characters),
    value: visible(value === null ? '-' : typeof value === 'string' ? value : canonical(value), characters),
    origin: visible(originText(origin), characters),
    isUsual: origin.kind === 'default',
  }));
  const keyWidth = Math.max(...rows.map(({ key }) => key.length));
  // A long value pushes only its own origin to the right.
  const valueWidth = Math.max(...rows.map(({ value }) => value.length).filter((length) => length <= 36), 1);
  return rows
    .map(({ key, value, origin, isUsual }) => {
      const line = `${key.padEnd(keyWidth)}  ${value.padEnd(valueWidth)}  `;
      return isUsual ? palette.dim(`${line}${origin}`) : `${line}${palette.code(origin)}`;
    })
    .map((line) => `${line}\n`)
    .join('');
}

function originText(origin: ValueOrigin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'flag':
      return origin.flag;
    case 'environment':
      return `environment (${origin.variable})`;
    case 'file':
      return `${origin.file}:${origin.line}`;
    default:
      return origin satisfies never;
  }
}
