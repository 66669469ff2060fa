import type { OperationPlan } from './operations/plan.ts';
import type { Conversion, FunctionPlan } from './plan.ts';

/** Something that one side says and the other never hears: where, and a sentence. */
export interface Loss {
  readonly place: string;
  readonly sentence: string;
}

/** What a conversion itself loses, without what is inside it. */
export function lossesOf(conversion: Conversion): readonly Loss[] {
  if (conversion.kind === 'unwrapped')
    return conversion.lost.map((name) => ({ place: `${conversion.property}/${name}`, sentence: leftOut(name) }));
  return conversion.kind === 'call' ? lossesOfFunction(conversion.plan) : [];
}

function lossesOfFunction({ name, direction, body }: FunctionPlan): readonly Loss[] {
  if (body.kind === 'union') return [];
  const lost = (names: readonly string[], sentence: (name: string) => string): readonly Loss[] =>
    names.map((property) => ({ place: `${name}.${property}`, sentence: sentence(property) }));
  // Nobody misses in a response what the old version never had.
  if (direction === 'response') return lost(body.absent, (property) => `\`${property}\` is never there: the new version does not have it.`);
  return [
    ...lost([...body.drops, ...body.left], leftOut),
    ...lost(body.ignored, (property) => `\`${property}\` is passed on, and the new version does not know it.`),
  ];
}

function lossesOfBody(name: string, left: readonly string[] | undefined): readonly Loss[] {
  if (left === undefined) return [{ place: `${name}.body`, sentence: 'The body is left out: the new version takes none.' }];
  return left.map((property) => ({ place: `${name}.body.${property}`, sentence: leftOut(property) }));
}

function leftOut(property: string): string {
  return `\`${property}\` is left out: the new version does not take it.`;
}

/** What of a request is lost beside what its conversions lose: parameters, and a body that nobody takes. */
export function lossesOfRequest({ name, request }: OperationPlan): readonly Loss[] {
  const { direction, ignored, body } = request;
  if (direction === 'response') return [];
  return [
    ...ignored.map((parameter) => ({
      place: `${name}.${parameter}`,
      sentence: `The ${parameter} is passed on, and the new version does not know it.`,
    })),
    ...(body.kind === 'dropped' ? lossesOfBody(name, body.left) : []),
  ];
}
