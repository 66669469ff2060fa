import { evaluate } from '../../schema/evaluate.ts';
import type { AdapterContext } from './context.ts';
import type { Meeting } from './derive/scalar.ts';
import { togetherSentence } from './derive/sentences.ts';
import type { Conversion } from './plan.ts';
import { run } from './run.ts';

const SAMPLES = 20;

/** Whether a conversion leaves out what others put in: it can be tried together with them only. */
function isIncomplete(conversion: Conversion): boolean {
  if (conversion.kind === 'nullable') return isIncomplete(conversion.of);
  return conversion.kind === 'call' && conversion.plan.body.kind === 'object' && conversion.plan.body.arrives.length > 0;
}

/** Whether some sampled value becomes one that the receiver refuses. */
export function isRefuted(conversion: Conversion, { source, target, direction }: Meeting, context: AdapterContext): boolean {
  if (isIncomplete(conversion)) return false;
  const taken = context.parties(direction).receiver.node(target);
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
