import { isArray, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import type { Document, Note, Position } from '../model/document.ts';
import { addressOf, lastToken, parentOf, splitAddress, tokensOf } from '../model/pointer.ts';
import type { Address, Pointer } from '../model/pointer.ts';
import type { LoadedFile } from './loaded-file.ts';
import { refersToItselfAlone } from './references.ts';
import type { Resources } from './resources.ts';
import { createLines } from './source-text.ts';
import type { TextLines } from './source-text.ts';

/** A fault of a document that does not stop its comparison; a `Note` before it is known which side it is on. */
export type DocumentNote = Omit<Note, 'side'>;

/** A document together with what loading it found out. */
export interface LoadedDocument extends Document {
  /** Faults that were let pass: because the caller allowed them, or because they leave a document that can be compared. */
  readonly notes: readonly DocumentNote[];
  /** Faults that are looked for in large files only when somebody asks, because it takes a pass over their text. */
  readonly notesOfLargeFiles: () => readonly DocumentNote[];
  /** The keys of all files, the root's `''` first. */
  readonly files: readonly string[];
  /** Whether no reference names a file, not even its own. */
  readonly selfContained: boolean;
  /** One line of a file's text as it stands, to show a position in; undefined for values without a text. */
  readonly lineOf: (position: Position) => string | undefined;
}

/** Puts the files of a document behind the interface that the rest of the program reads. */
export function createDocument(
  source: string,
  files: ReadonlyMap<string, LoadedFile>,
  resources: Resources,
): Omit<LoadedDocument, 'notes' | 'notesOfLargeFiles'> {
  const locators = new Map<string, (pointer: Pointer) => Position>();

  // Addresses are asked for over and over, and each shares its way with its neighbours.
  const values = new Map<Address, Json | undefined>();

  function at(address: Address): Json | undefined {
    const known = values.get(address);
    if (known !== undefined || values.has(address)) return known;
    const parent = parentOf(address);
    const value = parent === address ? topValue(address) : child(at(parent), lastToken(address));
    values.set(address, value);
    return value;
  }

  function topValue(address: Address): Json | undefined {
    const { file, pointer } = splitAddress(address);
    return pointer === '' ? files.get(file)?.value : undefined;
  }

  function locatorOf(file: string): ((pointer: Pointer) => Position) | undefined {
    const known = locators.get(file);
    const text = files.get(file)?.text;
    if (known !== undefined || text === undefined) return known;
    const offsetOf = text.locator();
    const name = files.get(file)?.name ?? file;
    const locator = (pointer: Pointer): Position => ({ file: name, ...linesOf(file, text.text).placeOf(offsetOf(tokensOf(pointer))) });
    locators.set(file, locator);
    return locator;
  }

  const linesByFile = new Map<string, TextLines>();

  // A report may show a line for each of thousands of changes, so they are counted once.
  function linesOf(file: string, text: string): TextLines {
    const lines = linesByFile.get(file) ?? createLines(text);
    linesByFile.set(file, lines);
    return lines;
  }

  function locate(address: Address): Position | undefined {
    const { file, pointer } = splitAddress(address);
    return locatorOf(file)?.(pointer);
  }

  function lineOf({ file, line }: Position): string | undefined {
    const named = [...files.values()].find(({ name }) => name === file);
    return named?.text === undefined ? undefined : linesOf(named.key, named.text.text).textOf(line);
  }

  return {
    source,
    root: files.get('')?.value ?? null,
    files: [...files.keys()],
    selfContained: [...files.values()].every((file) => refersToItselfAlone(file.references)),
    at,
    resolve: (reference, from) => {
      const target = resources.target(reference, splitAddress(from));
      if (target?.resource === undefined || (target.fragment !== '' && !target.fragment.startsWith('/'))) return undefined;
      const address = addressOf(target.resource.file, target.resource.pointer + target.fragment);
      return at(address) === undefined ? undefined : address;
    },
    locate,
    digitsAt: (address) => {
      const [value, position] = [at(address), locate(address)];
      if (typeof value !== 'number' || position === undefined) return undefined;
      const [, digits] = /^[^:]*:\s*(\d+(?:\.\d+)*)/.exec(lineOf(position)?.slice(position.column - 1) ?? '') ?? [];
      return digits !== undefined && Number(digits) === value ? digits : undefined;
    },
    hasNames: (file) => files.get(file)?.references.named ?? false,
    lineOf,
  };
}

/** The value that a pointer names (RFC 6901, section 4). */
export function valueAt(root: Json | undefined, pointer: Pointer): Json | undefined {
  let value = root;
  for (const token of tokensOf(pointer)) value = child(value, token);
  return value;
}

function child(value: Json | undefined, token: string): Json | undefined {
  if (isArray(value)) return /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return own(value, token);
}
