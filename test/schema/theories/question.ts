import { schemaDocument } from '../../../src/classify/schema-document.ts';
import type { Schema } from '../../../src/classify/contains.ts';
import type { Json } from '../../../src/model/json.ts';
import { createSchemaReader } from '../../../src/normalise/schema/reader.ts';
import { evaluate } from '../../../src/schema/evaluate.ts';
import { createJudge } from '../../../src/schema/judge/judge.ts';
import type { SchemaNode, Verdict } from '../../../src/schema/node.ts';
import { createStore } from '../../../src/schema/store.ts';

/** A question whose answer is known: `a` is within `b`, or some value of `a` is refused by `b`. */
export interface Question {
  readonly says: string;
  readonly a: Schema;
  readonly b: Schema;
  readonly answer: 'contained' | 'refuted';
  /** The value that shows it, where no other will do. */
  readonly witness?: Json;
}

/** What the judge answers with the look at the structure, and what the search answers alone; witnesses are evaluated again. */
export function answersTo({ a, b }: Question): readonly Verdict[] {
  return [createJudge, withoutInclusion].map((create) => {
    const store = createStore();
    const node = (schema: Schema, side: 'old' | 'new'): SchemaNode =>
      createSchemaReader({ document: schemaDocument(schema, side), specification: '3.1', store, side }).node(['#']);
    const [p, q] = [node(a, 'old'), node(b, 'new')];
    const verdict = create(store).contained(p, q);
    if (verdict.answer !== 'refuted') return verdict;
    const shown = evaluate(p, verdict.witness) === true && evaluate(q, verdict.witness) === false;
    return shown ? verdict : { answer: 'unknown', reason: 'witness refused', detail: 'the witness shows nothing' };
  });
}

const withoutInclusion: typeof createJudge = (store) => createJudge(store, undefined, () => false);
