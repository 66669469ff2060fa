import { entries, isObject, own } from '../model/json.ts';
import type { Document } from '../model/document.ts';
import { addressOf, append, tokensOf } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import { valueAt } from './create-document.ts';
import type { LoadedFile } from './loaded-file.ts';
import { nearestName } from './nearest-name.ts';
import type { Resources } from './resources.ts';

/** A `$ref` that leads nowhere, or only back to itself. The address is that of the `$ref` keyword. */
export interface ReferenceFault {
  readonly code: 'unresolved-reference' | 'self-reference';
  readonly address: Address;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Checks each `$ref` of a document's files, in their order; the same target is looked at once. */
export function checkReferences(
  document: Document,
  files: ReadonlyMap<string, LoadedFile>,
  resources: Resources,
): readonly ReferenceFault[] {
  const settled = new Set<Address>();
  const faults: ReferenceFault[] = [];
  if ([...files.values()].every(isSound)) return faults;
  settled.clear();

  for (const file of files.values()) {
    const sound = new Set<string>();
    for (const { reference, pointer } of file.references.references) {
      if (sound.has(reference)) continue;
      const from = addressOf(file.key, pointer);
      const target = document.resolve(reference, from);
      if (target === undefined) {
        const fault = unresolved(reference, { file: file.key, pointer });
        if (fault !== undefined) faults.push({ ...fault, address: append(from, '$ref') });
      } else if (!settled.has(target) && leadsInCircle(target)) {
        faults.push({
          code: 'self-reference',
          address: append(from, '$ref'),
          message: `\`$ref: ${reference}\` leads only back to itself`,
          hint: 'Put a schema at one end of the chain.',
        });
      } else if (file.references.resources.length === 0) {
        // Without an `$id` a reference means the same wherever it stands in the file.
        sound.add(reference);
      }
    }
  }
  return faults;

  /** Most files: without names a reference means the same wherever it stands, and no place has to be known. */
  function isSound({ key, references }: LoadedFile): boolean {
    if (references.named) return false;
    for (const reference of references.distinct) {
      const target = document.resolve(reference, addressOf(key, ''));
      if (target === undefined || (!settled.has(target) && leadsInCircle(target))) return false;
    }
    return true;
  }

  /** Follows a chain of bare references. All that it passes is settled, whichever way it ends. */
  function leadsInCircle(first: Address): boolean {
    const passed = new Set<Address>();
    for (let address: Address | undefined = first; address !== undefined && !settled.has(address);) {
      if (passed.has(address)) return true;
      passed.add(address);
      const reference: unknown = own(document.at(address), '$ref');
      address = typeof reference === 'string' ? document.resolve(reference, address) : undefined;
    }
    for (const address of passed) settled.add(address);
    return false;
  }

  function unresolved(
    reference: string,
    from: { readonly file: string; readonly pointer: string },
  ): Omit<ReferenceFault, 'address'> | undefined {
    const code = 'unresolved-reference';
    const target = resources.target(reference, from);
    const file = target?.resource === undefined ? undefined : files.get(target.resource.file);
    if (target?.resource === undefined || file === undefined) {
      return { code, message: `\`$ref: ${reference}\` leads to a file that was not read`, hint: 'Load the document from its path.' };
    }
    const { fragment } = target;
    if (!fragment.startsWith('/')) {
      if (file.references.anchors.has(fragment)) return undefined;
      const hint = fragment.includes('/')
        ? `Did you mean \`#/${fragment}\`?`
        : suggestion(
            fragment,
            [...file.references.anchors].map((name) => `#${name}`),
          );
      return { code, message: `\`$ref: ${reference}\` leads nowhere: there is no anchor \`${fragment}\``, hint };
    }
    const missing = firstMissing(file, target.resource.pointer + fragment);
    const where = missing.parent === '' ? 'the top of the file' : `\`${missing.parent}\``;
    return {
      code,
      message: `\`$ref: ${reference}\` leads nowhere: ${where} has no \`${missing.name}\``,
      hint: suggestion(missing.name, missing.siblings),
    };
  }
}

function suggestion(name: string, candidates: readonly string[]): string | undefined {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}

function firstMissing(
  file: LoadedFile,
  pointer: string,
): { readonly parent: string; readonly name: string; readonly siblings: readonly string[] } {
  let parent = '';
  for (const name of tokensOf(pointer)) {
    const next = append(parent, name);
    const value = valueAt(file.value, parent);
    if (valueAt(file.value, next) === undefined) {
      return { parent, name, siblings: isObject(value) ? entries(value).map(([sibling]) => sibling) : [] };
    }
    parent = next;
  }
  return { parent, name: '', siblings: [] };
}
