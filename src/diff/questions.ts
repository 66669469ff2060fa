import type { SchemaReader } from '../normalise/schema/reader.ts';
import type { Questions } from '../rules/aspect.ts';
import type { Judge } from '../schema/judge/judge.ts';
import type { Store } from '../schema/store.ts';

/** What aspects may ask about schemas of `a` beside schemas of `b`. */
export function questionsOf(
  a: SchemaReader,
  b: SchemaReader,
  { store, judge }: { readonly store: Store; readonly judge: Judge },
): Questions {
  return {
    store,
    contained: judge.contained,
    nodeOfA: a.node,
    nodeOfB: b.node,
    viewOfB: b.view,
    same: (one, other) => a.meaning(one) === b.meaning(other),
  };
}
