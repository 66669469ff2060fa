import type { Operation, Parameter, ParameterLocation } from '../../../model/api.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { constantFor } from '../derive/constant.ts';
import { conversionOf } from '../derive/schema.ts';
import type { Meeting } from '../derive/scalar.ts';
import { doubtSentence, missingSentence } from '../derive/sentences.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, Field, Missing } from '../plan.ts';
import { SAME } from '../plan.ts';
import { isCertain } from '../renames.ts';
import type { Rename } from '../../../diff/rename.ts';
import { PARTS } from './plan.ts';
import type { Part, PartPlan } from './plan.ts';

/** A parameter with the name under which adapters hold it: header names have no case (RFC 9110, section 5.1). */
export interface NamedParameter {
  readonly part: Part;
  readonly name: string;
  readonly parameter: Parameter;
}

/** The parameters of an operation; a whole query as one parameter (3.2) is none of them. */
export function namedParameters({ parameters }: Operation): readonly NamedParameter[] {
  return parameters.flatMap((parameter) => {
    const part = PART_OF[parameter.in];
    return part === undefined ? [] : [{ part, name: part === 'headers' ? parameter.name.toLowerCase() : parameter.name, parameter }];
  });
}

const PART_OF: Readonly<Record<ParameterLocation, Part | undefined>> = {
  path: 'path',
  query: 'query',
  header: 'headers',
  cookie: 'cookies',
  querystring: undefined,
};

/** What both sides of an operation are called, sender first. */
export interface OperationSides {
  readonly sender: Operation;
  readonly receiver: Operation;
  readonly direction: Meeting['direction'];
  readonly spot: Spot;
}

/** Parameter by parameter: kept, renamed, moved to another place, put in. */
export function partPlans(
  sides: OperationSides,
  context: AdapterContext,
): { readonly parts: readonly PartPlan[]; readonly ignored: readonly string[] } {
  const [sent, taken] = [namedParameters(sides.sender), namedParameters(sides.receiver)];
  const places = pathPlaces(sides);
  const used = new Set<NamedParameter>();
  const fields = new Map<Part, Field[]>(PARTS.map((part) => [part, []]));
  for (const wanted of taken) {
    const origin = originOf(wanted, sent, taken, places, sides, context);
    if (origin !== undefined) used.add(origin.from);
    const field = fieldOf(wanted, origin, sides, context);
    if (field !== undefined) fields.get(wanted.part)?.push(field);
  }
  const ignored = sent
    .filter((one) => one.part !== 'path' && !used.has(one) && !isTarget(one, taken))
    .map(({ parameter }) => `${parameter.in} parameter ${parameter.name}`);
  const parts = PARTS.flatMap((part) => {
    const made = fields.get(part) ?? [];
    const moved = sent.filter((one) => one.part === part && used.has(one) && !isTarget(one, taken));
    const kept = new Set(made.filter(({ from }) => from?.[0] === part).map(({ from }) => from?.[1]));
    const drops = moved.map(({ name }) => name).filter((name) => !kept.has(name));
    return made.length + drops.length === 0 ? [] : [{ part, drops, fields: made }];
  });
  return { parts, ignored };
}

function isTarget({ part, name }: NamedParameter, taken: readonly NamedParameter[]): boolean {
  return taken.some((one) => one.part === part && one.name === name);
}

interface Origin {
  readonly from: NamedParameter;
  readonly rename: Rename | undefined;
}

function originOf(
  wanted: NamedParameter,
  sent: readonly NamedParameter[],
  taken: readonly NamedParameter[],
  places: ReadonlyMap<string, string>,
  { direction }: OperationSides,
  { renames }: AdapterContext,
): Origin | undefined {
  const sameName = wanted.part === 'path' ? (places.get(wanted.name) ?? wanted.name) : wanted.name;
  const kept = sent.find((one) => one.part === wanted.part && one.name === sameName);
  if (kept !== undefined) return { from: kept, rename: undefined };
  for (const from of sent) {
    if (isTarget(from, taken)) continue;
    const [old, next] = direction === 'request' ? [from, wanted] : [wanted, from];
    const rename = renames.ofParameters(old.parameter.address, next.parameter.address);
    if (rename !== undefined) return { from, rename };
  }
  return undefined;
}

/** Names of path parameters by their place: what stands where in the template, counted from its end. */
function pathPlaces({ sender, receiver }: OperationSides): ReadonlyMap<string, string> {
  const [from, to] = [templateNames(sender.path), templateNames(receiver.path)];
  if (from.length !== to.length) return new Map();
  return new Map(to.map((name, index) => [name, from[index] ?? name]));
}

function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
}

function fieldOf(
  wanted: NamedParameter,
  origin: Origin | undefined,
  { direction, spot }: OperationSides,
  context: AdapterContext,
): Field | undefined {
  const { name, part, parameter } = wanted;
  const here: Spot = { place: `${spot.place}.${part}.${name}`, hint: `${spot.hint}${pascalCase(name)}`, noun: `\`${name}\`` };
  const isRequired = parameter.required.value || part === 'path';
  const from = origin?.from;
  const target = parameter.schema;
  const missing = (why: 'optional' | 'unknown'): Missing => {
    if (!isRequired) return { kind: 'left out' };
    const source = from?.parameter.schema;
    const constant =
      target === undefined
        ? undefined
        : constantFor({ target: [target.address], source: source === undefined ? undefined : [source.address], direction }, context);
    return constant ?? { kind: 'decide', gap: context.gap(here, missingSentence(here.noun, direction, why)) };
  };
  if (from === undefined) return isRequired ? { to: name, from: undefined, value: SAME, missing: missing('unknown') } : undefined;
  const isGiven = from.parameter.required.value || from.part === 'path';
  const whenMissing = isGiven ? undefined : missing('optional');
  const value = valueOf(from.parameter, parameter, origin?.rename, here, { direction, context });
  const isKept =
    from.part === part && from.name === name && value.kind === 'same' && whenMissing?.kind !== 'constant' && whenMissing?.kind !== 'decide';
  return isKept ? undefined : { to: name, from: [from.part, from.name], value, missing: whenMissing };
}

function valueOf(
  from: Parameter,
  to: Parameter,
  rename: Rename | undefined,
  spot: Spot,
  { direction, context }: { readonly direction: Meeting['direction']; readonly context: AdapterContext },
): Conversion {
  if (rename !== undefined && !isCertain(rename))
    return { kind: 'decide', gap: context.gap(spot, doubtSentence(from.name, to.name, direction)) };
  if (from.schema === undefined || to.schema === undefined) return SAME;
  return conversionOf({ source: [from.schema.address], target: [to.schema.address], direction, spot }, context);
}
