import type { SpecificationVersion } from '../../src/model/api.ts';
import { append } from '../../src/model/pointer.ts';
import type { Json } from '../../src/model/json.ts';
import type { View } from '../../src/normalise/view.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import type { SchemaReader } from '../../src/normalise/schema/reader.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import type { Store } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';

/** A document whose only content is component schemas, the one under test called `it`. */
export interface Case {
  readonly specification?: SpecificationVersion;
  readonly schema: Json;
  readonly others?: Readonly<Record<string, Json>>;
  readonly side?: 'old' | 'new';
  readonly store?: Store;
}

/** The address of a component of a case. */
export function addressIn({ specification = '3.1' }: Pick<Case, 'specification'>, name = 'it'): string {
  return append(specification === '2.0' ? '#/definitions' : '#/components/schemas', name);
}

/** A reader over the document of a case. */
export function readerOf({ specification = '3.1', schema, others = {}, side = 'old', store = createStore() }: Case): SchemaReader {
  const schemas: Json = { it: schema, ...others };
  const document = documentOf(specification === '2.0' ? { definitions: schemas } : { components: { schemas } });
  return createSchemaReader({ document, specification, store, side });
}

/** The node of the schema under test. */
export function nodeOf(subject: Case): SchemaNode {
  return readerOf(subject).node([addressIn(subject)]);
}

/** The view of the schema under test. */
export function viewOf(subject: Case): View {
  return readerOf(subject).view([addressIn(subject)]);
}

/** The reasons why something of the schema was left out. */
export function reasonsOf(subject: Case): readonly string[] {
  const reader = readerOf(subject);
  reader.node([addressIn(subject)]);
  return reader.skipped().map(({ address, reason }) => `${address.slice(addressIn(subject).length)}: ${reason}`);
}
