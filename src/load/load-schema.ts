import { existsSync } from 'node:fs';
import type { SpecificationVersion } from '../model/api.ts';
import { entries, isObject, own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { append, tokensOf } from '../model/pointer.ts';
import { detectSpecification } from '../model/specification.ts';
import { decodeText } from './decode-text.ts';
import { InputError } from './input-error.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { LoadOptions } from './load-document.ts';
import { readSource, urlOf } from './load-document.ts';
import { parseText } from './parse-text.ts';

/** A schema and, where it stands in an OpenAPI document, which version of the specification that follows. */
export interface LoadedSchema {
  readonly schema: JsonObject | boolean;
  readonly specification?: SpecificationVersion;
}

/** Where OpenAPI documents keep the schemas that have a name. */
const holders: readonly (readonly string[])[] = [['components', 'schemas'], ['definitions']];

/**
 * Reads one schema from a path, an http(s) or file URL, or `-` for standard input, as JSON or YAML; with a JSON
 * Pointer behind `#`, the one that stands there, whose references lead into the same file. Other files are not read.
 * Throws `InputError`, also for what is neither an object nor a boolean, and for a whole OpenAPI document.
 */
export async function loadSchema(source: string, options: Pick<LoadOptions, 'limits' | 'stdin'> = {}): Promise<LoadedSchema> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { file, pointer } = existsSync(source) ? { file: source, pointer: undefined } : parted(source);
  const bytes = await readSource(file, urlOf(file), { stdin: options.stdin, maxBytes: limits.maxBytes });
  const { value } = parseText({ file, text: decodeText(bytes, file) }, limits);
  const specification = detectSpecification(value);
  if (pointer === undefined || pointer === '') {
    if (specification !== undefined) throw wholeDocument(file, value);
    return { schema: schemaOf(value, file) };
  }
  const schema = schemaAt(value, pointer);
  if (schema === undefined) throw nothingThere(file, pointer, value);
  schemaOf(schema, source);
  // The whole file stays around the reference, so that references within it lead where they led.
  const around = isObject(value) && specification === undefined ? value : partsOf(value);
  return { schema: { ...around, $ref: `#${pointer}` }, ...(specification === undefined ? {} : { specification }) };
}

function parted(source: string): { readonly file: string; readonly pointer: string | undefined } {
  const at = source.indexOf('#');
  return at < 0 ? { file: source, pointer: undefined } : { file: source.slice(0, at), pointer: source.slice(at + 1) };
}

function schemaAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = pointer.startsWith('/') ? root : undefined;
  for (const token of value === undefined ? [] : tokensOf(pointer)) {
    value = Array.isArray(value) ? (value as readonly Json[])[Number(token)] : own(value, token);
  }
  return value;
}

/** What references of an OpenAPI document's schemas lead into. */
function partsOf(root: Json): JsonObject {
  const parts = ['components', 'definitions', 'paths', 'parameters', 'responses', 'webhooks'];
  return Object.fromEntries(
    parts.flatMap((name) => {
      const part = own(root, name);
      return part === undefined ? [] : [[name, part]];
    }),
  );
}

function schemaOf(value: Json, source: string): JsonObject | boolean {
  if (isObject(value) || typeof value === 'boolean') return value;
  throw new InputError({
    code: 'invalid-value',
    file: source,
    message: 'a schema is an object, `true` or `false`',
    hint: 'Give a file that holds one schema.',
  });
}

/** The pointers of the schemas that have a name. */
function namedSchemas(root: Json): readonly string[] {
  return holders.flatMap((way) => {
    const map = way.reduce<Json | undefined>((value, name) => own(value, name), root);
    return entries(map).map(([name]) => append('', ...way, name));
  });
}

function wholeDocument(file: string, root: Json): InputError {
  const example = namedSchemas(root)[0] ?? '/components/schemas/Name';
  return new InputError({
    code: 'invalid-value',
    file,
    message: 'this is an OpenAPI document, not a schema',
    hint: `Name a schema in it: \`${file}#${example}\`.`,
  });
}

function nothingThere(file: string, pointer: string, root: Json): InputError {
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  const meant = namedSchemas(root).find((known) => known.slice(known.lastIndexOf('/') + 1).toLowerCase() === last.toLowerCase());
  return new InputError({
    code: 'unresolved-reference',
    file,
    message: `there is no schema at \`#${pointer}\``,
    hint: meant === undefined ? 'It is a JSON Pointer, like `#/components/schemas/Name`.' : `Did you mean \`${file}#${meant}\`?`,
  });
}
