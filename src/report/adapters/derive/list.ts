import { TYPE } from '../../../schema/node.ts';
import type { AdapterContext } from '../context.ts';
import { meantTypes } from '../meaning.ts';
import type { Conversion } from '../plan.ts';
import { SAME } from '../plan.ts';
import type { Derive } from './function.ts';
import { checkedConversion, withoutNull } from './scalar.ts';
import type { Meeting } from './scalar.ts';
import { typeSentence } from './sentences.ts';

/** Converts arrays item by item, one value into a list of one, and back; undefined for what is neither. */
export function listConversion(meeting: Meeting, context: AdapterContext, derive: Derive): Conversion | undefined {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const [from, to] = [meantTypes(a), meantTypes(b)];
  if (a.prefixItems !== undefined || b.prefixItems !== undefined) return undefined;
  const item = { direction, spot: { ...spot, hint: `${spot.hint}Item`, noun: `each item of ${spot.noun}` } };
  if (from === TYPE.array && to === TYPE.array) {
    if (a.items === undefined || b.items === undefined) return undefined;
    const inner = derive({ ...item, source: a.items.value, target: b.items.value }, context);
    const of: Conversion = inner.kind === 'same' ? SAME : { kind: 'items', of: inner };
    const [sent, taken] = [withoutNull(sender.node(source), context.store), receiver.node(target)];
    const checked = checkedConversion({ sent, taken, view: b, of }, meeting, context);
    if (checked !== undefined) return checked;
    return of.kind === 'same' ? undefined : of;
  }
  const gap = context.gap(spot, typeSentence(spot.noun, from, to, direction));
  if (to === TYPE.array && b.items !== undefined && (b.minItems?.value ?? 0) <= 1) {
    const of = derive({ direction, spot, source, target: b.items.value }, context);
    return of.kind === 'decide' ? { kind: 'decide', gap } : { kind: 'to list', of };
  }
  if (from === TYPE.array && a.items !== undefined) {
    const of = derive({ ...item, source: a.items.value, target }, context);
    return of.kind === 'decide' ? { kind: 'decide', gap } : { kind: 'from list', of, gap };
  }
  return undefined;
}
