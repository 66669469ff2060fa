import type { Json } from '../model/json.ts';
import type { Blocks } from './block-yaml/blocks.ts';
import { readCommonYaml } from './block-yaml/common-yaml.ts';
import { InputError } from './input-error.ts';
import type { Limits } from './limits.ts';
import { exactValue } from './exact-json.ts';
import { createJsonPlaces } from './locate-json.ts';
import { startsOf } from './places.ts';
import type { Locator } from './places.ts';
import { readJson } from './read-json.ts';
import type { SourceText } from './source-text.ts';

/** A text as a value; where what it holds stands is looked for when first asked. */
export interface ParsedText {
  readonly syntax: 'json' | 'yaml';
  readonly value: Json;
  /** What offsets count in: the text, perhaps with other line breaks; lines and columns are the same. */
  readonly text: string;
  readonly locator: () => Locator;
  /** What the next text that is read may have in common with this one. */
  readonly blocks?: Blocks | undefined;
  /** The values that were taken from the earlier text, without those inside them. */
  readonly shared?: ReadonlySet<Json> | undefined;
}

/** How a text is parsed. */
export interface ParseOptions {
  readonly limits: Limits;
  /** An earlier version of the text: what both have in common is read once. */
  readonly earlier?: Blocks | undefined;
}

/**
 * Reads a text as JSON or as YAML of the usual kind, whichever it is by its content; undefined where `parseText` has to
 * be asked, which knows all of YAML and is loaded only then. Throws `empty-file`, `invalid-json` and the limits' errors.
 */
export function parseCommonText(source: SourceText, { limits, earlier }: ParseOptions): ParsedText | undefined {
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
  if (first !== '{' && first !== '[') {
    const common = readCommonYaml(source.text, limits, earlier);
    return common === undefined ? undefined : { syntax: 'yaml', ...common };
  }
  const value = tryJson(source.text);
  // The extension decides whose fault is reported.
  if (value === undefined && !source.file.toLowerCase().endsWith('.json')) return undefined;
  const places = memoised(() => createJsonPlaces(source.text));
  // `JSON.parse` rounds large integers and knows no limits.
  const exact = value === undefined ? undefined : exactValue(value, { text: source.text, places, maxDepth: limits.maxDepth });
  return { syntax: 'json', value: exact ?? readJson(source, limits), text: source.text, locator: () => startsOf(places()) };
}

function tryJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function memoised<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
