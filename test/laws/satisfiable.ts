import type { SpecificationVersion } from '../../src/model/api.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { addressOf } from '../../src/model/pointer.ts';
import type { Address } from '../../src/model/pointer.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { visitObjects } from '../support/openapi-objects.ts';

/** Whether every schema of a document accepts some value. Schemas that contradict themselves are beyond some laws. */
export function acceptsSomethingEverywhere(root: JsonObject, specification: SpecificationVersion): boolean {
  const store = createStore();
  const judge = createJudge(store);
  const reader = createSchemaReader({ document: documentOf(root), specification, store, side: 'old' });
  const addresses: Address[] = [];
  visitObjects(root, specification, (kind, _, pointer) => {
    if (kind === 'schema') addresses.push(addressOf('', pointer));
  });
  return addresses.every((address) => judge.contained(reader.node([address]), store.nothing).answer === 'refuted');
}
