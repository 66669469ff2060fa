import type { View } from '../../normalise/view.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode, TypeMask } from '../../schema/node.ts';
import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Loss, Questions } from '../aspect.ts';
import { typeOf } from '../../schema/store.ts';
import type { Store } from '../../schema/store.ts';
import { lossOf } from './loss.ts';

/** `number` and its part `integer`. */
export const NUMBERS: TypeMask = TYPE.number | TYPE.integer;

/** The types of a schema that says nothing about types, as a view has them: without null. */
export const UNSAID: TypeMask = ALL_TYPES & ~TYPE.null;

/**
 * Whether a constraint on some types can be compared at all: both sides allow the types, and neither
 * lists its values. A constraint that went away with its type, or that a list of values made idle, is
 * no change of its own.
 */
export function comparable(a: View, b: View, mask: TypeMask): boolean {
  return allows(a, mask) && allows(b, mask) && a.values === undefined && b.values === undefined;
}

/** Whether a view allows one of the types; a list of values says that as well as `type` does. */
export function allows(view: View, mask: TypeMask): boolean {
  return (view.types.value & mask) !== 0;
}

/** The types that a view lets through, null aside: those of its values where it lists them. */
export function reached(view: View): TypeMask {
  if (view.values === undefined) return view.types.value;
  return view.values.value.reduce<TypeMask>((mask, value) => mask | (typeOf(value) & ~TYPE.null), 0);
}

/** The objects that lack a property. */
export function objectsWithout(name: string, store: Store): SchemaNode {
  return store.all([store.types(TYPE.object), store.not(store.required(name))]);
}

/** What the judge is asked about one constraint, and what the documents say. */
export interface ConstraintPair {
  /** What `a` accepts by this constraint alone, and `b`. */
  readonly p: SchemaNode;
  readonly q: SchemaNode;
  /** The values that the constraint speaks of and that both sides would otherwise accept. */
  readonly within: SchemaNode;
  readonly name?: string;
  readonly before?: Facet<Json> | undefined;
  readonly after?: Facet<Json> | undefined;
}

/** What `q` refuses that `p` lets through, asked of the judge; `replaced` when it holds the other way as well. */
export function constraintLoss(pair: ConstraintPair, questions: Questions): readonly Loss[] {
  const { p, q, within } = pair;
  const { store, contained } = questions;
  return oneSidedLoss(pair, questions).map((loss) =>
    contained(store.all([within, q]), p).answer === 'contained' ? loss : { ...loss, replaced: true },
  );
}

/** The same for constraints whose two readings are two changes. */
export function oneSidedLoss({ p, q, within, name, before, after }: ConstraintPair, { store, contained }: Questions): readonly Loss[] {
  if (p === q || contained(store.all([within, p]), q).answer === 'contained') return [];
  return [lossOf({ name, before, after, lost: store.not(q) })];
}

/** A facet that holds schemas, told as JSON: `false` where nothing is allowed, else that a schema stands there. */
export function schemaFacet(facet: Facet<unknown> | undefined): Facet<Json> | undefined {
  if (facet === undefined) return undefined;
  return { address: facet.address, value: facet.value === 'closed' ? false : 'a schema' };
}
