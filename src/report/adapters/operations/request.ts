import type { View } from '../../../normalise/view.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { below } from '../context.ts';
import { constantFor } from '../derive/constant.ts';
import { isMadeOf } from '../derive/gathered.ts';
import { addressee, missingSentence } from '../derive/sentences.ts';
import { travels } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import { SAME } from '../plan.ts';
import type { TakenField } from '../plan.ts';
import { REQUEST_BODY } from './body-hints.ts';
import { bodyPlan } from './body.ts';
import { bodyMoves } from './body-moves.ts';
import type { BodyMoves } from './body-moves.ts';
import type { OperationSides } from './named-parameters.ts';
import { partPlans, valueOf } from './parameters.ts';
import type { BodyPlan, RequestPlan } from './plan.ts';

/** How the request of an operation is converted: its parameters, its body, and what moved between them. */
export function requestPlan(sides: OperationSides, context: AdapterContext): RequestPlan {
  const moves = bodyMoves(sides, context);
  const parts = partPlans(sides, moves, context);
  const { spot, direction, sender, receiver } = sides;
  const here: Spot = { place: `${spot.place}.body`, hint: `${spot.hint}${REQUEST_BODY}`, noun: 'the body' };
  const isMissed = receiver.body?.required.value === true && sender.body?.required.value !== true;
  const [sent, taken] = [sender.body?.content ?? [], receiver.body?.content ?? []];
  const plan = bodyPlan({ sent, taken, isMissed, direction, spot: here }, context);
  return { direction, ...parts, body: withMoves(plan, moves, { ...sides, spot: here }, context) };
}

function withMoves(plan: BodyPlan, { into, outOf }: BodyMoves, sides: OperationSides, context: AdapterContext): BodyPlan {
  const { direction, sender, receiver, spot } = sides;
  const [first] = into;
  if (plan.kind === 'dropped') return outOf.length === 0 ? plan : { kind: 'dropped', left: leftOf(outOf, direction) };
  const target = receiver.body?.content.flatMap(({ schema }) => schema ?? [])[0];
  if (first === undefined || target === undefined) return plan;
  const isSent = sender.body !== undefined && sender.body.content.length > 0;
  // What is left to a decision as a whole is decided as a whole.
  if (isSent && plan.kind === 'converted' && plan.value.kind === 'decide') return plan;
  const moved = into.map((move): TakenField => {
    const { parameter, property, rename, view } = move;
    const here = below(spot, property.name, pascalCase(property.name));
    const from = { name: parameter.name, schema: schemaOf(parameter) };
    const value = valueOf(from, { name: property.name, schema: property.schema }, { rename, spot: here, direction }, context);
    const gap = context.gap(here, missingSentence(here.noun, direction, 'optional'));
    const constant = constantFor({ target: property.schema, source: from.schema, direction }, context);
    const whenMissing = view.required.has(property.name) ? (constant ?? { kind: 'decide' as const, gap }) : { kind: 'left out' as const };
    const isGiven = parameter.parameter.required.value || parameter.part === 'path';
    return { kind: 'taken', to: property.name, from: [parameter.part, parameter.name], value, missing: isGiven ? undefined : whenMissing };
  });
  const others = isSent ? [] : demanded(first.view, moved, spot, direction, context);
  const { version, verb } = addressee(direction);
  const gap = context.gap(spot, `The ${version} version requires a body: say what to ${verb}.`);
  const isWhole = isMadeOf(moved, first.view, direction);
  const kept: TakenField | undefined = isSent
    ? {
        kind: 'taken',
        to: 'body',
        from: ['body'],
        value: plan.kind === 'converted' ? plan.value : SAME,
        missing: sender.body.required.value ? undefined : isWhole ? { kind: 'left out' } : { kind: 'decide', gap },
      }
    : undefined;
  return {
    kind: 'gathered',
    field: { kind: 'gathered', to: 'body', kept, fields: [...moved, ...others], isOptional: receiver.body?.required.value !== true },
    target: [target.address],
    mediaType: plan.kind === 'converted' ? plan.mediaType : undefined,
  };
}

function schemaOf({ parameter: { schema } }: BodyMoves['into'][number]['parameter']): readonly string[] | undefined {
  return schema === undefined ? undefined : [schema.address];
}

/** What else a body has to have that is made of parameters alone. */
function demanded(
  view: View,
  made: readonly TakenField[],
  spot: Spot,
  direction: OperationSides['direction'],
  context: AdapterContext,
): readonly TakenField[] {
  return [...view.properties.values()].flatMap(({ name, schema, access }): readonly TakenField[] => {
    if (!view.required.has(name) || !travels(access, direction) || made.some(({ to }) => to === name)) return [];
    const here = below(spot, name, pascalCase(name));
    const gap = context.gap(here, missingSentence(here.noun, direction, 'unknown'));
    const missing = constantFor({ target: schema, source: undefined, direction }, context) ?? { kind: 'decide', gap };
    return [{ kind: 'taken', to: name, from: undefined, value: SAME, missing }];
  });
}

function leftOf(outOf: BodyMoves['outOf'], direction: OperationSides['direction']): readonly string[] {
  const moved = new Set(outOf.map(({ property }) => property.name));
  return [...(outOf[0]?.view.properties.values() ?? [])]
    .filter(({ name, access }) => !moved.has(name) && travels(access, direction))
    .map(({ name }) => name);
}
