import type { Info, Tag } from '../../model/api.ts';
import { isObject, own } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { defined, items, objectField, text, wrongType } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import type { Reading } from './reading.ts';

/** The `info` object (OpenAPI 3.1, section 4.8.2). What is missing becomes `''` and is noted. */
export function readInfo(reading: Reading, root: ObjectPlace): Info {
  const info = objectField(reading, root, 'info');
  if (info === undefined) {
    reading.note(root.address, 'info is missing');
    return { address: root.address, title: '', version: '' };
  }
  return {
    address: info.address,
    title: text(reading, info, 'title') ?? missing(reading, info, 'title'),
    version: readVersion(reading, info),
    ...defined({ description: text(reading, info, 'description'), summary: text(reading, info, 'summary') }),
  };
}

/** An unquoted `1.10` in YAML is a number: a fault, and still the version that everybody reads there, in its digits. */
function readVersion(reading: Reading, info: ObjectPlace): string {
  const version = own(info.value, 'version');
  if (typeof version !== 'number') return text(reading, info, 'version') ?? missing(reading, info, 'version');
  reading.note(append(info.address, 'version'), wrongType('version', 'a string', version));
  return reading.document.digitsAt?.(append(info.address, 'version')) ?? String(version);
}

function missing(reading: Reading, info: ObjectPlace, name: string): string {
  if (own(info.value, name) === undefined) reading.note(info.address, `${name} is missing`);
  return '';
}

/** The tags declared at the top of the document, with 3.2's `parent` and `kind`. */
export function readTags(reading: Reading, root: ObjectPlace): readonly Tag[] {
  return (items(reading, root, 'tags') ?? []).flatMap(({ address, value }) => {
    if (!isObject(value)) {
      reading.note(address, wrongType('a tag', 'an object', value));
      return [];
    }
    const place = { address, value };
    const name = text(reading, place, 'name');
    if (name === undefined) {
      reading.note(address, 'a tag without a name');
      return [];
    }
    const description = text(reading, place, 'description');
    return [{ address, name, ...defined({ description, parent: text(reading, place, 'parent'), kind: text(reading, place, 'kind') }) }];
  });
}
