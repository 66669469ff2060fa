import { evaluate } from '../../../schema/evaluate.ts';
import { TYPE } from '../../../schema/node.ts';
import type { AdapterContext } from '../context.ts';
import { isPureUnion, meantTypes } from '../meaning.ts';
import { SAME } from '../plan.ts';
import type { Conversion } from '../plan.ts';
import { listConversion } from './list.ts';
import { envelopeConversion } from './envelope.ts';
import { functionConversion } from './function.ts';
import { objectPlan } from './object.ts';
import { scalarConversion, withoutNull } from './scalar.ts';
import type { Meeting } from './scalar.ts';
import { alternativesSentence, nullSentence } from './sentences.ts';
import { unionPlan } from './union.ts';

/** How the values of one schema become values of the other: whatever a direction needs, at one place. */
export function conversionOf(meeting: Meeting, context: AdapterContext): Conversion {
  const { sender, receiver } = context.parties(meeting.direction);
  if (isWrittenAlike(meeting, context)) return SAME;
  const behind = { ...meeting, source: sender.behind(meeting.source), target: receiver.behind(meeting.target) };
  const { source, target, spot, direction } = behind;
  if (sender.written(source) === receiver.written(target)) return SAME;
  const of = conversionOfValue(behind, context);
  const isNull = evaluate(sender.node(source), null) === true;
  const whenNull: Conversion =
    evaluate(receiver.node(target), null) === true ? SAME : { kind: 'decide', gap: context.gap(spot, nullSentence(spot.noun, direction)) };
  // A function that is being made may turn out to change something, so it keeps its test for null.
  return !isNull || (of.kind === 'same' && whenNull.kind === 'same') ? of : { kind: 'nullable', whenNull, of };
}

/** Whether both sides are the same text and refer to nothing that changed: most schemas are, and need not be read. */
function isWrittenAlike({ source, target, direction }: Meeting, { common }: AdapterContext): boolean {
  const [[from, second], [to, third]] = [source, target];
  if (from === undefined || to === undefined || second !== undefined || third !== undefined) return false;
  return common.isUnchanged(direction === 'request' ? { old: from, new: to } : { old: to, new: from });
}

function conversionOfValue(meeting: Meeting, context: AdapterContext): Conversion {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  if (isPureUnion(a) || (isPureUnion(b) && a.unions.length === 0)) {
    return functionConversion(meeting, context, (here) => unionPlan(here, context, conversionOf));
  }
  const [from, to] = [meantTypes(a), meantTypes(b)];
  if (a.unions.length > 0 || b.unions.length > 0) {
    const sent = withoutNull(sender.node(source), context.store);
    if (context.judge.contained(sent, receiver.node(target)).answer === 'contained') return SAME;
    return { kind: 'decide', gap: context.gap(spot, alternativesSentence(spot.noun, direction)) };
  }
  const enveloped = from === to && from !== TYPE.object ? undefined : envelopeConversion(meeting, context, conversionOf);
  if (enveloped !== undefined) return enveloped;
  if (from === TYPE.object && to === TYPE.object) return objectConversion(meeting, context);
  if (from === TYPE.array || to === TYPE.array) {
    const listed = listConversion(meeting, context, conversionOf);
    if (listed !== undefined) return listed;
  }
  return scalarConversion(meeting, context);
}

function objectConversion(meeting: Meeting, context: AdapterContext): Conversion {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const [members, others] = [a.additionalProperties, b.additionalProperties];
  if (a.properties.size > 0 || b.properties.size > 0) {
    return functionConversion(meeting, context, (here) => objectPlan(here, context, conversionOf));
  }
  if (members === undefined || members.value === 'closed' || others === undefined || others.value === 'closed') {
    return scalarConversion(meeting, context);
  }
  const of = conversionOf(
    { source: members.value, target: others.value, direction, spot: { ...spot, hint: `${spot.hint}Member` } },
    context,
  );
  return of.kind === 'same' ? scalarConversion(meeting, context) : { kind: 'members', of };
}
