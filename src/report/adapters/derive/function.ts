import type { AdapterContext } from '../context.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, FunctionPlan, ObjectPlan, UnionPlan } from '../plan.ts';
import type { Meeting } from './scalar.ts';

/** What derives the conversion of something inside; handed down, because objects and lists contain each other. */
export type Derive = (meeting: Meeting, context: AdapterContext) => Conversion;

/**
 * A conversion with a name, each pair of schemas once: a component that is met in many places, or in itself, has
 * one function. `plan` is told the spot inside the function.
 */
export function functionConversion(meeting: Meeting, context: AdapterContext, plan: (here: Meeting) => ObjectPlan | UnionPlan): Conversion {
  const { source, target, direction, spot } = meeting;
  const key = `${direction} ${source.join(' ')}\n${target.join(' ')}`;
  const known = context.functions.get(key);
  if (known !== undefined) return { kind: 'call', plan: known };
  const { sender, receiver } = context.parties(direction);
  const component = sender.view(source).component ?? receiver.view(target).component;
  const title = component ?? spot.hint;
  const verb = direction === 'request' ? 'upgrade' : 'downgrade';
  // A component that becomes several things is told apart by where it stands.
  const name = context.functionNames.take(`${verb}${pascalCase(title)}`, `${verb}${pascalCase(spot.hint)}`);
  const made: FunctionPlan = {
    name,
    direction,
    source,
    target,
    title,
    isOpen: true,
    body: { kind: 'object', drops: [], moved: [], left: [], arrives: [], ignored: [], absent: [], fields: [] },
  };
  context.functions.set(key, made);
  const noun = component === undefined ? spot.noun : `\`${component}\``;
  made.body = plan({ source, target, direction, spot: { place: name, hint: pascalCase(title), noun } });
  made.isOpen = false;
  return { kind: 'call', plan: made };
}
