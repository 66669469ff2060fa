import { createCollector } from '../../diff/collector.ts';
import { compareApis } from '../../diff/contract/api.ts';
import { createRenameSearch } from '../../diff/renames/search.ts';
import { createStatements } from '../../diff/renames/stated.ts';
import { createVocabulary } from '../../diff/renames/vocabulary.ts';
import type { SchemaPair } from '../../diff/schemas/pair.ts';
import type { Api, Direction, SchemaPlace } from '../../model/api.ts';
import { createSchemaReader } from '../../normalise/schema/reader.ts';
import { createJudge } from '../../schema/judge/judge.ts';
import { createStore } from '../../schema/store.ts';

/** The schemas that both documents give one payload. */
export interface Payload {
  readonly old: SchemaPlace;
  readonly new: SchemaPlace;
}

/** Which payload is meant: a report's operation label and `where`, with the direction it travels. */
export interface PayloadName {
  readonly operation: string;
  readonly where: string;
  readonly direction: Direction;
}

/** Finds payloads by the names that a report uses; several where a document uses a name twice, as callbacks may. */
export type FindPayloads = (name: PayloadName) => readonly Payload[];

/**
 * Lines up two APIs as the comparison does, and keeps of it only which schemas describe which payload: no
 * schema is looked into.
 */
export function findPayloadsIn(old: Api, next: Api): FindPayloads {
  const store = createStore();
  const judge = createJudge(store);
  const reader = (api: Api, side: 'old' | 'new') =>
    createSchemaReader({ document: api.document, specification: api.specification, store, side });
  const readers = { old: reader(old, 'old'), new: reader(next, 'new') };
  const questions = {
    there: { store, contained: judge.contained, nodeOfA: readers.old.node, nodeOfB: readers.new.node },
    back: { store, contained: judge.contained, nodeOfA: readers.new.node, nodeOfB: readers.old.node },
  };
  const pairs: SchemaPair[] = [];
  const pair = (before: SchemaPair['old'], after: SchemaPair['new'], medium: SchemaPair['medium'] = 'json'): SchemaPair => {
    const made: SchemaPair = { id: pairs.length, old: before, new: after, medium, facts: [], edges: [] };
    pairs.push(made);
    return made;
  };
  const collector = createCollector();
  const documents = { old: old.document, new: next.document };
  const search = createRenameSearch(createStatements(documents), createVocabulary());
  const schemas = { pair, settle: search.settle, pairs: () => pairs };
  compareApis(old, next, { collector, questions, search, unchanged: new Set(), cannotDiffer: () => false, schemas });
  schemas.settle();

  const byName = new Map<string, Payload[]>();
  for (const anchor of collector.anchors()) {
    const [before, after] = [placeOf(old, anchor.pair.old), placeOf(next, anchor.pair.new)];
    if (before === undefined || after === undefined) continue;
    const key = keyOf(anchor);
    byName.set(key, [...(byName.get(key) ?? []), { old: before, new: after }]);
  }
  return (name) => byName.get(keyOf(name)) ?? [];
}

function placeOf(api: Api, addresses: SchemaPair['old']): SchemaPlace | undefined {
  const [address] = addresses;
  const schema = address === undefined ? undefined : api.document.at(address);
  return address === undefined || schema === undefined ? undefined : { address, schema };
}

function keyOf({ operation, where, direction }: PayloadName): string {
  return `${direction}\n${operation}\n${where}`;
}
