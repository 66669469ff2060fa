import { isArray } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { InputError } from './input-error.ts';
import type { Limits } from './limits.ts';
import type { Outline } from './outline.ts';
import { readJson } from './read-json.ts';
import type { ReadText } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import type { SourceText } from './source-text.ts';

/** A text as a value; its outline is made when first asked for. */
export interface ParsedText {
  readonly value: Json;
  readonly outline: () => Outline;
}

/**
 * Reads a text as JSON or YAML, whichever it is by its content; the extension only decides whose fault
 * is reported. Throws `empty-file`, `invalid-json`, `invalid-yaml` and the limits' errors.
 */
export function parseText(source: SourceText, limits: Limits): ParsedText {
  const first = /\S/.exec(source.text)?.[0];
  if (first === undefined)
    throw new InputError({
      code: 'empty-file',
      file: source.file,
      message: 'the file is empty',
      hint: 'Give a file that holds an OpenAPI document.',
    });
  if (first === '<') {
    throw new InputError({
      code: 'not-an-openapi-document',
      position: { file: source.file, line: 1, column: 1 },
      message: 'the file looks like HTML or XML, not JSON or YAML',
      hint: 'Ask for the API description itself, not for a page about it.',
    });
  }
  if (first !== '{' && first !== '[') return parsed(readYaml(source, limits));
  const value = tryJson(source.text);
  if (value !== undefined) return parsedJson(source, limits, value);
  if (source.file.toLowerCase().endsWith('.json')) return parsed(readJson(source, limits));
  return parsed(readYaml(source, limits));
}

function parsed({ value, outline }: ReadText): ParsedText {
  return { value, outline: () => outline };
}

function tryJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `JSON.parse` rounds large integers and knows no limits; where either matters the text is read again, exactly. */
function parsedJson(source: SourceText, limits: Limits, value: Json): ParsedText {
  if (needsExactReading(value, limits.maxDepth)) return parsed(readJson(source, limits));
  let outline: Outline | undefined;
  return { value, outline: () => (outline ??= readJson(source, limits).outline) };
}

function needsExactReading(value: Json, levelsLeft: number): boolean {
  if (typeof value === 'number') return !Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value));
  if (typeof value !== 'object' || value === null) return false;
  if (levelsLeft === 0) return true;
  if (isArray(value)) return value.some((item) => needsExactReading(item, levelsLeft - 1));
  const object = value as JsonObject;
  for (const name in object) if (needsExactReading(object[name] as Json, levelsLeft - 1)) return true;
  return false;
}
