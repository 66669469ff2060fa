import type { Json } from '../model/json.ts';
import { detectSpecification } from '../model/specification.ts';
import type { Limits } from './limits.ts';
import { parseCommonText } from './parse-common-text.ts';
import type { ParsedText } from './parse-common-text.ts';
import { findReferences, placedReferences } from './references.ts';
import type { FileReferences, ReferenceDialect } from './references.ts';
import { referencesInJson } from './references-in-json.ts';

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
  readonly text?: ParsedText;
  readonly references: FileReferences;
}

/** Who a file is, before it is read. */
export type FileIdentity = Pick<LoadedFile, 'key' | 'url' | 'name'>;

/** Whether `$id` and `$anchor` are keywords in a document with this root: from OpenAPI 3.1 on. */
export function dialectOf(root: Json): ReferenceDialect {
  const specification = detectSpecification(root);
  return specification === '3.1' || specification === '3.2' ? 'json-schema' : 'openapi-schema';
}

/**
 * Parses the text of a file. `root` is the root file's value when this is another file, `earlier` an earlier version of
 * the file. Throws the errors of `parseText`.
 */
export async function fileFromText(
  identity: FileIdentity,
  text: string,
  { limits, root, earlier }: { readonly limits: Limits; readonly root?: Json; readonly earlier?: LoadedFile | undefined },
): Promise<LoadedFile> {
  const source = { file: identity.name, text };
  const parsed =
    parseCommonText(source, { limits, earlier: earlier?.text?.blocks }) ?? (await import('./parse-text.ts')).parseAnyYaml(source, limits);
  return fileFromParsed(identity, parsed, root ?? parsed.value, earlier);
}

/** Takes a text that was parsed for a file of the document with that root. */
export function fileFromParsed(identity: FileIdentity, parsed: ParsedText, root: Json, earlier?: LoadedFile): LoadedFile {
  return { ...identity, value: parsed.value, text: parsed, references: referencesOf(parsed, dialectOf(root), earlier) };
}

function referencesOf(parsed: ParsedText, dialect: ReferenceDialect, earlier: LoadedFile | undefined): FileReferences {
  const distinct = parsed.syntax === 'json' ? referencesInJson(parsed.text) : undefined;
  if (distinct !== undefined) return placedReferences({ distinct, named: false }, parsed.value, dialect);
  const isComparable = earlier !== undefined && parsed.shared !== undefined && dialectOf(earlier.value) === dialect;
  return findReferences(parsed.value, dialect, isComparable ? { references: earlier.references, shared: parsed.shared } : undefined);
}

/** Takes a value that is plain JSON already for the root file. */
export function fileFromValue(identity: FileIdentity, value: Json): LoadedFile {
  return { ...identity, value, references: findReferences(value, dialectOf(value)) };
}
