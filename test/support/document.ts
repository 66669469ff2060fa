import type { Document } from '../../src/model/document.ts';
import { isArray, own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { splitAddress, tokensOf } from '../../src/model/pointer.ts';

/**
 * A document over plain values, without files: `root` is the root file, `others` are further files by
 * name, all in one directory. Every address that exists is located at line 1, with the address as file.
 */
export function documentOf(root: Json, others: ReadonlyMap<string, Json> = new Map()): Document {
  const at: Document['at'] = (address) => {
    const { file, pointer } = splitAddress(address);
    let value = file === '' ? root : others.get(file);
    for (const token of tokensOf(pointer)) value = isArray(value) ? value[Number(token)] : own(value, token);
    return value;
  };
  return {
    source: 'inline',
    root,
    at,
    files: ['', ...others.keys()],
    resolve: (reference, from) => {
      const hash = reference.indexOf('#');
      const file = hash < 0 ? reference : reference.slice(0, hash);
      const pointer = hash < 0 ? '' : decodeURIComponent(reference.slice(hash + 1));
      const address = `${file === '' ? splitAddress(from).file : file}#${pointer}`;
      return (pointer === '' || pointer.startsWith('/')) && at(address) !== undefined ? address : undefined;
    },
    locate: (address) => (at(address) === undefined ? undefined : { file: address, line: 1, column: 1 }),
  };
}
