import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { evaluate } from '../../schema/evaluate.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import type { SchemaNode, Verdict } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { focus } from './focus.ts';
import type { Step } from './pair.ts';

/**
 * What is known of a fact at a place. Below a rename no single payload shows it, because the two sides name its
 * place otherwise; yet it may be sure that a value which the sender may put there is refused wherever the receiver
 * has it now.
 */
export type FactVerdict = Verdict | { readonly answer: 'refused in its place' };

/** The payloads at one place that hold a value: where the sender has it and where the receiver has it. */
export interface MovedValue {
  readonly sent: SchemaNode;
  readonly taken: SchemaNode;
}

/** A value at the place where it was found to show a fact. */
export function valueAt(store: Store, value: Json): MovedValue {
  const node = store.values([value]);
  return { sent: node, taken: node };
}

/** The payloads that hold a value one step above; a value that moved is looked for under each side's own names. */
export function oneStepAbove(store: Store, step: Step, { sent, taken }: MovedValue, direction: Direction): MovedValue {
  if (step.kind !== 'moved') return { sent: focus(store, step, sent), taken: focus(store, step, taken) };
  const [sentAt, takenAt] = direction === 'request' ? [step.from, step.to] : [step.to, step.from];
  const held = (names: readonly string[], node: SchemaNode): SchemaNode =>
    names.reduceRight((below, name) => focus(store, { kind: 'property', name }, below), node);
  return { sent: held(sentAt, sent), taken: held(takenAt, taken) };
}

/** Whether the sender may send a payload with the value in its place, and the receiver takes none that has it in the other. */
export function isRefusedInItsPlace(
  { sent, taken }: MovedValue,
  sides: { readonly sent: SchemaNode; readonly taken: SchemaNode },
  { store, judge }: { readonly store: Store; readonly judge: Judge },
): boolean {
  const sending = store.all([sides.sent, sent]);
  const example = judge.example(sending);
  if (example === undefined || evaluate(sending, example) !== true) return false;
  return judge.contained(store.all([sides.taken, taken]), store.nothing).answer === 'contained';
}
