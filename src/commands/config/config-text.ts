import type { ConfigFault } from '../../config/validate.ts';
import { faultsOf } from '../../config/validate.ts';
import type { Shape } from '../../config/shape.ts';
import { decodeText } from '../../load/decode-text.ts';
import { InputError } from '../../load/input-error.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { ParsedText } from '../../load/parse-common-text.ts';
import { parseText } from '../../load/parse-text.ts';
import { createPositions } from '../../load/source-text.ts';
import type { SourceText } from '../../load/source-text.ts';
import type { Position } from '../../model/document.ts';
import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import type { Pointer } from '../../model/pointer.ts';
import { suggestions } from '../suggest.ts';

/** Written by hand, so anything near these bounds is no configuration. */
export const CONFIG_LIMITS = { ...DEFAULT_LIMITS, maxBytes: 1024 * 1024, maxDepth: 30, maxAliasedValues: 10_000 };

/** A text of a configuration or of a preset file with its places. */
export interface ConfigText {
  /** What people call the file. */
  readonly file: string;
  readonly value: Json;
  readonly positionOf: (pointer: Pointer) => Position;
}

/** Parses YAML or JSON; a text of nothing but comments says nothing. Of a package file its one key. Throws an `InputError`. */
export function parseConfig(source: SourceText, key?: string): ConfigText {
  const parsed = parsedOrEmpty(source);
  if (parsed === undefined) return { file: source.file, value: {}, positionOf: () => ({ file: source.file, line: 1, column: 1 }) };
  const positionOf = createPositions(source);
  const base: readonly string[] = key === undefined ? [] : [key];
  let locate: ReturnType<ParsedText['locator']> | undefined;
  return {
    file: source.file,
    value: key === undefined ? parsed.value : (own(parsed.value, key) ?? {}),
    positionOf: (pointer) => positionOf((locate ??= parsed.locator())([...base, ...tokensOf(pointer)])),
  };
}

/** Decodes and parses. Throws an `InputError`. */
export function parseConfigBytes(bytes: Uint8Array, file: string): ConfigText {
  return parseConfig({ file, text: decodeText(bytes, file) });
}

/** Refuses what its shape does not let through. Throws an `InputError` for the first fault, which says how many more there are. */
export function refuseFaults(text: ConfigText, shape: Shape): void {
  const faults = faultsOf(text.value, shape);
  const [first, ...others] = faults;
  if (first !== undefined) throw configError(text, first, others.length);
}

/** The error for a fault at its place. */
export function configError({ positionOf }: ConfigText, fault: ConfigFault, others = 0): InputError {
  const hints = [hintOf(fault), others > 0 ? `There is more: \`api-diff config --check\` lists all ${others + 1} mistakes.` : ''];
  const hint = hints.filter((one) => one !== '').join(' ');
  return new InputError({
    code: 'invalid-config',
    message: fault.message,
    hint: hint === '' ? undefined : hint,
    position: positionOf(fault.pointer),
  });
}

/** What to write instead, as a sentence; empty where nobody knows. */
export function hintOf({ instead, mistyped }: ConfigFault): string {
  if (instead !== undefined) return `Write \`${instead}\`.`;
  if (mistyped === undefined) return '';
  const [likeliest] = suggestions(mistyped.word, mistyped.among);
  if (likeliest !== undefined) return `Did you mean \`${likeliest}\`?`;
  return mistyped.among.length > 30 ? '`api-diff rules` lists them.' : `There are ${mistyped.among.join(', ')}.`;
}

function parsedOrEmpty(source: SourceText): ParsedText | undefined {
  try {
    return parseText(source, CONFIG_LIMITS);
  } catch (error) {
    if (error instanceof InputError && error.code === 'empty-file') return undefined;
    throw error;
  }
}
