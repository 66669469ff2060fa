import type { Api, Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { createSchemaReader } from '../../../normalise/schema/reader.ts';
import type { SchemaReader } from '../../../normalise/schema/reader.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import { evaluate } from '../../../schema/evaluate.ts';
import { createJudge } from '../../../schema/judge/judge.ts';
import { createLenses } from '../../../schema/lens/lens.ts';
import type { SchemaNode } from '../../../schema/node.ts';
import { createStore } from '../../../schema/store.ts';

/** The names of the two documents of a comparison. */
export type Side = 'old' | 'new';

/** Both, old first. */
export const SIDES: readonly Side[] = ['old', 'new'];

/** Something of each side; undefined where a side has none. */
export interface Sides<Value> {
  readonly old: Value | undefined;
  readonly new: Value | undefined;
}

/** What samples are made with: the schemas of both documents, and who says that a value keeps to them. */
export interface Sampling {
  readonly readers: Readonly<Record<Side, SchemaReader>>;
  /** Whether the schemas of a place accept a value of one field or item, readOnly and writeOnly left aside. */
  readonly accepts: (side: Side, schema: SchemaSet, value: Json) => boolean;
  /** Whether a whole payload is what the document lets travel in a direction. */
  readonly travels: (side: Side, schema: SchemaSet, value: Json, direction: Direction) => boolean;
  /** A value that all the given schemas accept, found by the judge where nothing better is known; undefined where none was found. */
  readonly invented: (schemas: readonly { readonly side: Side; readonly schema: SchemaSet }[], direction: Direction) => Json | undefined;
}

/** Reads both documents into one store, so that a value can be asked to keep to both. Nothing is read before it is needed. */
export function createSampling(apis: { readonly old: Api; readonly new: Api }): Sampling {
  const store = createStore();
  const judge = createJudge(store, { steps: 4_000, milliseconds: 200 });
  const lenses = createLenses(store);
  const reader = (side: Side): SchemaReader =>
    createSchemaReader({ document: apis[side].document, specification: apis[side].specification, store, side });
  const readers = { old: reader('old'), new: reader('new') };
  const node = (side: Side, schema: SchemaSet): SchemaNode => readers[side].node(schema);
  return {
    readers,
    accepts: (side, schema, value) => evaluate(node(side, schema), value) !== false,
    travels: (side, schema, value, direction) => {
      const whole = node(side, schema);
      // Within what its sender sends, and accepted as written: one branch of a `oneOf` and no other.
      return (
        evaluate(lenses.travelling(whole, direction), value) === true && evaluate(lenses.exactSender(whole, direction), value) !== false
      );
    },
    invented: (schemas, direction) => {
      const verdict = judge.contained(
        store.all(schemas.map(({ side, schema }) => lenses.exactSender(node(side, schema), direction))),
        store.nothing,
      );
      return verdict.answer === 'refuted' ? verdict.witness : undefined;
    },
  };
}
