import type { Json } from '../model/json.ts';
import { detectSpecification } from '../model/specification.ts';
import type { Limits } from './limits.ts';
import { parseText } from './parse-text.ts';
import type { ParsedText } from './parse-text.ts';
import { findReferences } from './references.ts';
import type { FileReferences } from './references.ts';
import type { SourceText } from './source-text.ts';

/** One file of a document as read. */
export interface LoadedFile {
  /** Its name in addresses: relative to the root file's directory, `''` for the root file itself. */
  readonly key: string;
  /** Its absolute URL, against which its references are resolved (RFC 3986, section 5.1.3). */
  readonly url: string;
  /** What people call it. */
  readonly name: string;
  readonly value: Json;
  /** Absent where the value did not come from a text. */
  readonly text?: { readonly source: SourceText; readonly parsed: ParsedText };
  readonly references: FileReferences;
}

/** Who a file is, before it is read. */
export type FileIdentity = Pick<LoadedFile, 'key' | 'url' | 'name'>;

/** Whether `$id` and `$anchor` are keywords in a document with this root: from OpenAPI 3.1 on. */
export function dialectOf(root: Json): 'openapi-schema' | 'json-schema' {
  const specification = detectSpecification(root);
  return specification === '3.1' || specification === '3.2' ? 'json-schema' : 'openapi-schema';
}

/** Reads the text of a file. `root` is the root file's value when this is another file. */
export function fileFromText(identity: FileIdentity, text: string, options: { readonly limits: Limits; readonly root?: Json }): LoadedFile {
  const source = { file: identity.name, text };
  const parsed = parseText(source, options.limits);
  const references = findReferences(parsed.value, dialectOf(options.root ?? parsed.value));
  return { ...identity, value: parsed.value, text: { source, parsed }, references };
}

/** Takes a value that is plain JSON already for the root file. */
export function fileFromValue(identity: FileIdentity, value: Json): LoadedFile {
  return { ...identity, value, references: findReferences(value, dialectOf(value)) };
}
