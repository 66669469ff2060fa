import type { Limits } from './limits.ts';
import { createLocator } from './outline.ts';
import { parseCommonText } from './parse-common-text.ts';
import type { ParsedText } from './parse-common-text.ts';
import { readYaml } from './read-yaml.ts';
import type { SourceText } from './source-text.ts';

/**
 * Reads a text as JSON or YAML, whichever it is by its content; the extension only decides whose fault is reported.
 * Throws `empty-file`, `invalid-json`, `invalid-yaml` and the limits' errors.
 */
export function parseText(source: SourceText, limits: Limits): ParsedText {
  return parseCommonText(source, { limits }) ?? parseAnyYaml(source, limits);
}

/** Reads a text as YAML, of whatever kind. Throws `invalid-yaml`, `empty-file` and the limits' errors. */
export function parseAnyYaml(source: SourceText, limits: Limits): ParsedText {
  const { value, outline } = readYaml(source, limits);
  return { syntax: 'yaml', value, text: source.text, locator: () => createLocator(outline) };
}
