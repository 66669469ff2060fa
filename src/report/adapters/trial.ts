import { evaluate } from '../../schema/evaluate.ts';
import type { UnionMember, View } from '../../normalise/view.ts';
import type { AdapterContext, Party } from './context.ts';
import type { Meeting } from './derive/scalar.ts';
import { togetherSentence } from './derive/sentences.ts';
import { isPureUnion } from './meaning.ts';
import type { Conversion } from './plan.ts';
import { run } from './run.ts';

const SAMPLES = 20;

/** Whether a conversion leaves out what others put in: it can be tried together with them only. */
function isIncomplete(conversion: Conversion): boolean {
  if (conversion.kind === 'nullable') return isIncomplete(conversion.of);
  return conversion.kind === 'call' && conversion.plan.body.kind === 'object' && conversion.plan.body.arrives.length > 0;
}

/**
 * Whether a schema asks something of a value as a whole. Where it asks of each property, item and alternative for
 * itself, what is right for each of them is right together.
 */
function asksOfTheWhole(view: View, party: Party): boolean {
  const { not, conditions, opaque, unions, dependentRequired, dependentSchemas, patternProperties } = view;
  const rest = view.additionalProperties?.value;
  return (
    [not, conditions, opaque].some((list) => list.length > 0) ||
    [dependentRequired, dependentSchemas, patternProperties].some((map) => map.size > 0) ||
    [view.minProperties, view.maxProperties, view.propertyNames, view.unevaluatedProperties].some((facet) => facet !== undefined) ||
    (view.properties.size > 0 && rest !== undefined && rest !== 'closed') ||
    unions.some(({ keyword, members }) => (keyword === 'oneOf' || !isPureUnion(view)) && !areOfDifferentTypes(members, party))
  );
}

function areOfDifferentTypes(members: readonly UnionMember[], party: Party): boolean {
  let seen = 0;
  return members.every(({ schema }) => {
    const mask = party.view(schema).types.value;
    const isNew = (seen & mask) === 0;
    seen |= mask;
    return isNew;
  });
}

/** Whether some sampled value becomes one that the receiver refuses. */
export function isRefuted(conversion: Conversion, { source, target, direction }: Meeting, context: AdapterContext): boolean {
  const { receiver } = context.parties(direction);
  if (isIncomplete(conversion) || !asksOfTheWhole(receiver.view(target), receiver)) return false;
  const taken = receiver.node(target);
  return context.samples(source, direction, SAMPLES).some((sample) => {
    const result = run(conversion, sample);
    return result.kind === 'value' && evaluate(taken, result.value) === false;
  });
}

/**
 * Tries every function on sampled values, innermost first: what is right property by property may be wrong as a
 * whole, as where a `oneOf` has another branch that takes it too. What is refuted is left to a decision, where it
 * stands and not in each body that holds it.
 */
export function tryFunctions(context: AdapterContext): void {
  for (const plan of [...context.functions.values()].reverse()) {
    const { source, target, direction, title, name } = plan;
    const spot = { place: name, hint: title, noun: `\`${title}\`` };
    const conversion: Conversion = {
      kind: 'nullable',
      whenNull: { kind: 'decide', gap: context.gap(spot, '') },
      of: { kind: 'call', plan },
    };
    if (!isRefuted(conversion, { source, target, direction, spot }, context)) continue;
    const gap = context.gap(spot, togetherSentence(spot.noun, direction));
    plan.body = { kind: 'union', branches: [], otherwise: { kind: 'decide', gap } };
  }
}
