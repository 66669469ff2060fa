import type { Api, Operation } from '../../src/model/api.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { documentOf } from '../support/document.ts';

/** The `Api` of a small document; `info` is filled in, so that tests say only what they are about. */
export function read(root: JsonObject, others?: ReadonlyMap<string, Json>): Api {
  return normalise(documentOf({ info: { title: 'Test', version: '1.0.0' }, ...root }, others), 'old');
}

/** The operation with a label, callbacks included. */
export function operationOf(api: Api, label: string): Operation {
  const all = api.operations.flatMap((operation) => [operation, ...operation.callbacks]);
  const found = all.find((operation) => operation.label === label);
  if (found === undefined) throw new Error(`no ${label} among ${all.map((operation) => operation.label).join(', ')}`);
  return found;
}

/** Notes as `address: message`. */
export function notesOf(api: Api): readonly string[] {
  return api.notes.map((note) => `${note.address}: ${note.message}`);
}
