import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Step } from './pair.ts';

/** The values that hold, one step down, a value of `below`: how the judge is asked about one place of a payload. */
export function focus(store: Store, step: Step, below: SchemaNode): SchemaNode {
  switch (step.kind) {
    case 'property':
      return store.all([store.types(TYPE.object), store.required(step.name), store.properties([[step.name, below]])]);
    case 'item':
      return store.all([store.types(TYPE.array), store.containsAtLeast(below, 1)]);
    case 'item at':
      return store.all([
        store.types(TYPE.array),
        store.limit('minItems', step.index + 1),
        store.items([...Array<SchemaNode>(step.index).fill(store.anything), below], store.anything),
      ]);
    case 'other property':
      return store.all([store.types(TYPE.object), store.not(store.properties([], [], store.not(below)))]);
    case 'pattern property':
      return store.all([store.types(TYPE.object), store.not(store.properties([], [[step.pattern, store.not(below)]]))]);
    case 'moved':
      return store.nothing;
    case 'branch':
      return below;
  }
}
