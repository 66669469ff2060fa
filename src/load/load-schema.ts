import { isObject } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import { decodeText } from './decode-text.ts';
import { InputError } from './input-error.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { LoadOptions } from './load-document.ts';
import { readSource, urlOf } from './load-document.ts';
import { parseText } from './parse-text.ts';

/**
 * Reads one schema from a path, an http(s) or file URL, or `-` for standard input, as JSON or YAML. Files
 * that it refers to are not read. Throws `InputError`, also for what is neither an object nor a boolean.
 */
export async function loadSchema(source: string, options: Pick<LoadOptions, 'limits' | 'stdin'> = {}): Promise<JsonObject | boolean> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const bytes = await readSource(source, urlOf(source), { stdin: options.stdin, maxBytes: limits.maxBytes });
  const { value } = parseText({ file: source, text: decodeText(bytes, source) }, limits);
  if (isObject(value) || typeof value === 'boolean') return value;
  throw new InputError({
    code: 'invalid-value',
    file: source,
    message: 'a schema is an object, `true` or `false`',
    hint: 'Give a file that holds one schema.',
  });
}
