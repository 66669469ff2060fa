import { isArray, isObject, own, put } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
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

/** The JSON type of what `placed` puts a value into; undefined where it needs nothing or can do nothing. */
export function holderOf({ kind }: Step): number | undefined {
  switch (kind) {
    case 'property':
    case 'other property':
      return TYPE.object;
    case 'item':
    case 'item at':
      return TYPE.array;
    case 'moved':
    case 'pattern property':
    case 'branch':
      return undefined;
  }
}

/** A value with another one put where a step leads; undefined where the step names no place of this value. */
export function placed(step: Step, holder: Json, below: Json): Json | undefined {
  switch (step.kind) {
    case 'property':
      return isObject(holder) ? withMember(holder, step.name, below) : undefined;
    // Whether the name is one of the others is seen when the whole is asked about.
    case 'other property':
      return isObject(holder) && own(holder, SOME_NAME) === undefined ? withMember(holder, SOME_NAME, below) : undefined;
    case 'item':
      return isArray(holder) ? [below, ...holder.slice(1)] : undefined;
    case 'item at':
      if (!isArray(holder) || holder.length < step.index) return undefined;
      return [...holder.slice(0, step.index), below, ...holder.slice(step.index + 1)];
    case 'branch':
      return below;
    case 'moved':
    case 'pattern property':
      return undefined;
  }
}

/** What a property is called of which nothing is known but that it has no schema of its own. */
const SOME_NAME = 'abc';

function withMember(holder: JsonObject, member: string, value: Json): Json {
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(holder)) put(copy, name, own(holder, name) as Json);
  put(copy, member, value);
  return copy;
}
