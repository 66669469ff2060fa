import type { Server, ServerVariable } from '../../model/api.ts';
import { isObject } from '../../model/json.ts';
import { defined, items, members, text, textItems, wrongType } from './fields.ts';
import type { Member, ObjectPlace } from './fields.ts';
import type { Reading } from './reading.ts';

/**
 * The `servers` of a 3.x document, path item or operation. Undefined where it names none: an empty array
 * says no more than no array (OpenAPI 3.1, section 4.8.1).
 */
export function readServers(reading: Reading, owner: ObjectPlace): readonly Server[] | undefined {
  const servers = items(reading, owner, 'servers')?.flatMap(({ address, value }) => {
    if (!isObject(value)) {
      reading.note(address, wrongType('a server', 'an object', value));
      return [];
    }
    return readServer(reading, { address, value }) ?? [];
  });
  return servers === undefined || servers.length === 0 ? undefined : servers;
}

/** The server of a 3.x document that names none: where the document itself was found. */
export function defaultServers(root: ObjectPlace): readonly Server[] {
  return [{ address: root.address, url: '/', variables: new Map() }];
}

function readServer(reading: Reading, place: ObjectPlace): Server | undefined {
  const url = text(reading, place, 'url');
  if (url === undefined) {
    reading.note(place.address, 'a server without a url');
    return undefined;
  }
  const variables = new Map<string, ServerVariable>();
  for (const member of members(reading, place, 'variables')) {
    const variable = readVariable(reading, member);
    if (variable !== undefined) variables.set(member.name, variable);
  }
  return { address: place.address, url, variables, ...defined({ description: text(reading, place, 'description') }) };
}

function readVariable(reading: Reading, { name, address, value }: Member): ServerVariable | undefined {
  if (!isObject(value)) {
    reading.note(address, wrongType(name, 'an object', value));
    return undefined;
  }
  const place = { address, value };
  const allowed = textItems(reading, place, 'enum')?.map((item) => item.value);
  const preset = text(reading, place, 'default');
  if (preset === undefined) reading.note(address, `the server variable ${name} has no default`);
  return { address, default: preset ?? allowed?.[0] ?? '', ...defined({ enum: allowed }) };
}
