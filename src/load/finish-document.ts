import { addressOf } from '../model/pointer.ts';
import { checkOpenApi } from './check-openapi.ts';
import { checkReferences } from './check-references.ts';
import { createDocument } from './create-document.ts';
import type { LoadedDocument } from './create-document.ts';
import { InputError } from './input-error.ts';
import type { LoadedFile } from './loaded-file.ts';
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
  return { ...document, notes: faults.map(({ address, message }) => ({ address, message })) };
}
