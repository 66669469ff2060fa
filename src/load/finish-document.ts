import { addressOf } from '../model/pointer.ts';
import { checkOpenApi } from './check-openapi.ts';
import { checkReferences } from './check-references.ts';
import { createDocument } from './create-document.ts';
import type { DocumentNote, LoadedDocument } from './create-document.ts';
import { InputError } from './input-error.ts';
import type { LoadedFile } from './loaded-file.ts';
import { repeatedNames } from './repeated-names.ts';
import { createResources } from './resources.ts';

/** Makes sure that a root file is an OpenAPI document of a version that is read. Throws `InputError`. */
export function checkRoot(root: LoadedFile): void {
  const files = new Map([['', root]]);
  checkOpenApi(root.value, root.name, (pointer) => createDocument(root.name, files, createResources(files)).locate(addressOf('', pointer)));
}

/** Makes a document of all its files, the root's key being `''`. Throws `InputError` for a `$ref` that leads nowhere, unless allowed. */
export function finishDocument(
  files: ReadonlyMap<string, LoadedFile>,
  options: { readonly allowDanglingRefs?: boolean | undefined },
): LoadedDocument {
  const source = files.get('')?.name ?? '';
  const resources = createResources(files);
  const document = createDocument(source, files, resources);
  const faults = checkReferences(document, files, resources);
  const fatal = faults.find(({ code }) => code === 'self-reference' || options.allowDanglingRefs !== true);
  if (fatal !== undefined) {
    const hint =
      fatal.code === 'self-reference'
        ? fatal.hint
        : `${fatal.hint ?? 'Add what is missing.'} To compare all the same: --allow-dangling-refs.`;
    throw new InputError({ code: fatal.code, message: fatal.message, hint, file: source, position: document.locate(fatal.address) });
  }
  const { small, large } = jsonTexts(files);
  const notes = [...faults.map(({ address, message }) => ({ address, message })), ...small.flatMap(repeatedIn)];
  return { ...document, notes, notesOfLargeFiles: () => large.flatMap(repeatedIn) };
}

/** Longer texts are looked through for repeated names only where somebody asks for faults (`--validate`). In UTF-16 units. */
const LONGEST_LOOKED_THROUGH = 1_000_000;

function jsonTexts(files: ReadonlyMap<string, LoadedFile>): {
  readonly small: readonly LoadedFile[];
  readonly large: readonly LoadedFile[];
} {
  const texts = [...files.values()].filter(({ text }) => text?.syntax === 'json');
  const isLarge = ({ text }: LoadedFile): boolean => (text?.text.length ?? 0) > LONGEST_LOOKED_THROUGH;
  return { small: texts.filter((file) => !isLarge(file)), large: texts.filter(isLarge) };
}

function repeatedIn({ key, text, value }: LoadedFile): readonly DocumentNote[] {
  return text === undefined
    ? []
    : repeatedNames(text.text, value).map(({ pointer, message }) => ({ address: addressOf(key, pointer), message }));
}
