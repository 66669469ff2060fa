import { own } from '../model/json.ts';
import type { Pointer } from '../model/pointer.ts';
import type { LoadedFile } from './loaded-file.ts';

/** Where a reference leads: a resource's URL and the fragment in it, percent-decoded. */
export interface Target {
  readonly url: string;
  readonly fragment: string;
  /** The file and place that the URL names, when it was read. */
  readonly resource: Resource | undefined;
}

/** A file, or a schema in a file that has an `$id` of its own. */
export interface Resource {
  readonly file: string;
  readonly pointer: Pointer;
}

/** All that the files of one document can be referred to by. */
export interface Resources {
  /** The target of a `$ref` at or below a pointer; undefined when the reference is no URI reference. */
  readonly target: (reference: string, from: Resource) => Target | undefined;
}

/** The resources of some files; `$id` and `$self` count besides the URLs that the files were read from. */
export function createResources(files: ReadonlyMap<string, LoadedFile>): Resources {
  const byUrl = new Map<string, Resource>();
  const embedded: (Resource & { readonly url: string })[] = [];
  for (const file of files.values()) byUrl.set(file.url, { file: file.key, pointer: '' });

  const root = files.get('');
  const self = own(root?.value, '$self');
  // Relative references still go by the place the file was read from: what they name was copied along with it.
  if (root !== undefined && typeof self === 'string') register(self, root.url, { file: '', pointer: '' });

  for (const file of files.values()) {
    for (const { id, pointer } of file.references.resources) {
      const url = register(id, baseOf({ file: file.key, pointer }), { file: file.key, pointer });
      if (url !== undefined) embedded.push({ url, file: file.key, pointer });
    }
  }

  function register(id: string, base: string, resource: Resource): string | undefined {
    const url = resolveUrl(id, base)?.url;
    if (url !== undefined && !byUrl.has(url)) byUrl.set(url, resource);
    return url;
  }

  /** Parents come before their children, so the last resource around a place is the innermost. */
  function baseOf(from: Resource): string {
    const around = embedded.findLast(({ file, pointer }) => file === from.file && isWithin(from.pointer, pointer));
    return around?.url ?? files.get(from.file)?.url ?? '';
  }

  return {
    target: (reference, from) => {
      if (reference.startsWith('#') && embedded.length === 0) {
        return { url: files.get(from.file)?.url ?? '', fragment: decode(reference.slice(1)), resource: { file: from.file, pointer: '' } };
      }
      const target = resolveUrl(reference, baseOf(from));
      return target === undefined ? undefined : { ...target, resource: byUrl.get(target.url) };
    },
  };
}

function resolveUrl(reference: string, base: string): { readonly url: string; readonly fragment: string } | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  const fragment = decode(url.hash.slice(1));
  url.hash = '';
  return { url: url.href, fragment };
}

/** A malformed escape stands for itself. */
function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function isWithin(pointer: Pointer, ancestor: Pointer): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
