import type { Header, Response } from '../../../model/api.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { below } from '../context.ts';
import { constantFor } from '../derive/constant.ts';
import { conversionOf } from '../derive/schema.ts';
import { addressee, missingSentence } from '../derive/sentences.ts';
import { pascalCase } from '../names.ts';
import type { TakenField } from '../plan.ts';
import { SAME } from '../plan.ts';
import { responseBodyHint } from './body-hints.ts';
import { bodyPlan } from './body.ts';
import type { OperationSides } from './named-parameters.ts';
import type { ResponsePlan, StatusPlan } from './plan.ts';

/** Status by status: what the sender may answer as one that the receiver knows. */
export function responsePlan(sides: OperationSides, context: AdapterContext): ResponsePlan {
  const { sender, receiver, direction } = sides;
  return { direction, statuses: sender.responses.map((response) => statusPlan(response, receiver.responses, sides, context)) };
}

function statusPlan(response: Response, known: readonly Response[], sides: OperationSides, context: AdapterContext): StatusPlan {
  const { direction, spot: around } = sides;
  const spot: Spot = {
    place: `${around.place}.${response.status}`,
    hint: `${around.hint}${responseBodyHint(response, sides.sender)}`,
    noun: 'the body',
  };
  const kept = covering(known, response.status);
  const partner = kept ?? onlySuccess(response, sides);
  const { version, verb } = addressee(direction);
  if (partner === undefined) {
    const gap = context.gap(spot, `The ${version} version does not know the status \`${response.status}\`: say what to ${verb}.`);
    return { status: response.status, to: undefined, gap, drops: [], headers: [], body: { kind: 'same' } };
  }
  return {
    status: response.status,
    to: kept === undefined ? partner.status : undefined,
    gap: undefined,
    drops: [],
    headers: headerFields(response.headers, partner.headers, spot, direction, context),
    body: bodyPlan({ sent: response.content, taken: partner.content, isMissed: false, direction, spot }, context),
  };
}

/** The response of a status, else that of its range, else the default one (OpenAPI 3.1, section 4.8.16). */
function covering(responses: readonly Response[], status: string): Response | undefined {
  const range = `${status.slice(0, 1)}XX`;
  return (
    responses.find((response) => response.status === status) ??
    responses.find((response) => response.status === range) ??
    responses.find((response) => response.status === 'default')
  );
}

/** Where both sides answer one success and call it by different numbers, the one is the other. */
function onlySuccess(response: Response, { sender, receiver }: OperationSides): Response | undefined {
  const successes = ({ responses }: { readonly responses: readonly Response[] }): readonly Response[] =>
    responses.filter(({ status }) => status.startsWith('2'));
  const [only, second] = successes(receiver);
  if (successes(sender).length !== 1 || successes(sender)[0] !== response || second !== undefined) return undefined;
  return only !== undefined && /^\d{3}$/.test(only.status) && !sender.responses.some(({ status }) => status === only.status)
    ? only
    : undefined;
}

function headerFields(
  sent: readonly Header[],
  taken: readonly Header[],
  spot: Spot,
  direction: OperationSides['direction'],
  context: AdapterContext,
): readonly TakenField[] {
  return taken.flatMap<TakenField>((header) => {
    const name = header.name.toLowerCase();
    const here = below({ ...spot, place: `${spot.place}.headers` }, name, pascalCase(name));
    const from = sent.find((one) => one.name.toLowerCase() === name);
    if (from?.required.value === true || (from !== undefined && !header.required.value)) {
      if (from.schema === undefined || header.schema === undefined) return [];
      const value = conversionOf({ source: [from.schema.address], target: [header.schema.address], direction, spot: here }, context);
      return value.kind === 'same'
        ? []
        : [{ kind: 'taken', to: name, from: [name], value, missing: from.required.value ? undefined : { kind: 'left out' } }];
    }
    if (!header.required.value) return [];
    const constant =
      header.schema === undefined ? undefined : constantFor({ target: [header.schema.address], source: undefined, direction }, context);
    const gap = context.gap(here, missingSentence(here.noun, direction, from === undefined ? 'unknown' : 'optional'));
    return [
      { kind: 'taken', to: name, from: from === undefined ? undefined : [name], value: SAME, missing: constant ?? { kind: 'decide', gap } },
    ];
  });
}
