import type { Parameter } from '../../../model/api.ts';
import { onTheWire, wireKey } from '../../../diff/contract/members-on-the-wire.ts';
import type { Rename } from '../../../diff/rename.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { constantFor } from '../derive/constant.ts';
import { conversionOf } from '../derive/schema.ts';
import type { Meeting } from '../derive/scalar.ts';
import { doubtSentence, missingSentence } from '../derive/sentences.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, Missing, TakenField } from '../plan.ts';
import { SAME } from '../plan.ts';
import { isCertain } from '../renames.ts';
import type { BodyMoves } from './body-moves.ts';
import { namedParameters } from './named-parameters.ts';
import type { NamedParameter, OperationSides } from './named-parameters.ts';
import { PARTS } from './plan.ts';
import type { Part, PartPlan } from './plan.ts';

/** Parameter by parameter: kept, renamed, moved to another place or out of the body, put in. */
export function partPlans(
  sides: OperationSides,
  moves: BodyMoves,
  context: AdapterContext,
): { readonly parts: readonly PartPlan[]; readonly ignored: readonly string[] } {
  const [sent, taken] = [namedParameters(sides.sender), namedParameters(sides.receiver)];
  const isTarget = ({ part, name }: NamedParameter): boolean => taken.some((one) => one.part === part && one.name === name);
  const isInBody = (one: NamedParameter): boolean => moves.into.some(({ parameter }) => parameter.parameter === one.parameter);
  const used = new Set<NamedParameter>(sent.filter(isInBody));
  const fields = new Map<Part, TakenField[]>(PARTS.map((part) => [part, []]));
  for (const wanted of taken) {
    const origin = originOf(wanted, { sent: sent.filter((one) => !isInBody(one)), isTarget, moves, sides }, context);
    if (origin?.sent !== undefined) used.add(origin.sent);
    const field = fieldOf(wanted, origin, sides, context);
    if (field !== undefined) fields.get(wanted.part)?.push(field);
  }
  const ignored = sent
    .filter((one) => one.part !== 'path' && !used.has(one) && !isTarget(one))
    .flatMap(({ parameter }) => unknownOf(parameter, sides, context))
    .map(({ in: place, name }) => `${place} parameter ${name}`);
  const parts = PARTS.flatMap((part) => {
    const made = fields.get(part) ?? [];
    const moved = sent.filter((one) => one.part === part && used.has(one) && !isTarget(one));
    const kept = new Set(made.filter(({ from }) => from?.[0] === part).map(({ from }) => from?.[1]));
    const drops = moved.map(({ name }) => name).filter((name) => !kept.has(name));
    return made.length + drops.length === 0 ? [] : [{ part, drops, fields: made }];
  });
  return { parts, ignored };
}

/** A parameter that nobody takes, or those of its members that nobody does where each is sent by its own name. */
function unknownOf(parameter: Parameter, { sender, receiver, direction }: OperationSides, context: AdapterContext): readonly Parameter[] {
  const parties = context.parties(direction);
  const written = onTheWire(sender, receiver, { old: parties.sender.view, new: parties.receiver.view });
  const members = written.old.filter(({ member }) => member?.object === parameter);
  if (members.length === 0) return [parameter];
  const known = new Set(written.new.map((one) => wireKey(one.parameter)));
  return members.flatMap((one) => (known.has(wireKey(one.parameter)) ? [] : [one.parameter]));
}

/** Where a parameter comes from. */
interface Origin {
  readonly path: readonly [Part | 'body', string];
  readonly schema: SchemaSet | undefined;
  readonly rename: Rename | undefined;
  /** Whether the sender always says it. */
  readonly isGiven: boolean;
  /** Undefined for what comes from the body. */
  readonly sent: NamedParameter | undefined;
}

interface Sources {
  readonly sent: readonly NamedParameter[];
  /** Whether the receiver has a parameter of that name in that place. */
  readonly isTarget: (parameter: NamedParameter) => boolean;
  readonly moves: BodyMoves;
  readonly sides: OperationSides;
}

function originOf(wanted: NamedParameter, { sent, isTarget, moves, sides }: Sources, { renames }: AdapterContext): Origin | undefined {
  const sameName = wanted.part === 'path' ? (pathPlaces(sides).get(wanted.name) ?? wanted.name) : wanted.name;
  const kept = sent.find((one) => one.part === wanted.part && one.name === sameName);
  if (kept !== undefined) return originIn(kept, undefined);
  for (const from of sent) {
    if (isTarget(from)) continue;
    const [old, next] = sides.direction === 'request' ? [from, wanted] : [wanted, from];
    const rename = renames.ofParameters(old.parameter.address, next.parameter.address);
    if (rename !== undefined) return originIn(from, rename);
  }
  const move = moves.outOf.find(({ parameter }) => parameter.parameter === wanted.parameter);
  if (move === undefined) return undefined;
  const { property, view, rename } = move;
  const isGiven = sides.sender.body?.required.value === true && view.required.has(property.name) && !view.nullable.value;
  return { path: ['body', property.name], schema: property.schema, rename, isGiven, sent: undefined };
}

function originIn(sent: NamedParameter, rename: Rename | undefined): Origin {
  const { part, name, parameter } = sent;
  const schema = parameter.schema === undefined ? undefined : [parameter.schema.address];
  return { path: [part, name], schema, rename, isGiven: parameter.required.value || part === 'path', sent };
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
): TakenField | undefined {
  const { name, part, parameter } = wanted;
  const here: Spot = { place: `${spot.place}.${part}.${name}`, hint: `${spot.hint}${pascalCase(name)}`, noun: `\`${name}\`` };
  const isRequired = parameter.required.value || part === 'path';
  const target = parameter.schema === undefined ? undefined : [parameter.schema.address];
  const missing = (why: 'optional' | 'unknown'): Missing => {
    if (!isRequired) return { kind: 'left out' };
    const constant = target === undefined ? undefined : constantFor({ target, source: origin?.schema, direction }, context);
    return constant ?? { kind: 'decide', gap: context.gap(here, missingSentence(here.noun, direction, why)) };
  };
  if (origin === undefined)
    return isRequired ? { kind: 'taken', to: name, from: undefined, value: SAME, missing: missing('unknown') } : undefined;
  const { path, schema, rename, isGiven } = origin;
  const whenMissing = isGiven ? undefined : missing('optional');
  const value = valueOf({ name: path[1], schema }, { name, schema: target }, { rename, spot: here, direction }, context);
  const isInPlace = path[0] === part && path[1] === name && value.kind === 'same';
  const isKept = isInPlace && whenMissing?.kind !== 'constant' && whenMissing?.kind !== 'decide';
  return isKept ? undefined : { kind: 'taken', to: name, from: path, value, missing: whenMissing };
}

/** One end of a parameter that is converted. */
interface End {
  readonly name: string;
  readonly schema: SchemaSet | undefined;
}

/** How the value of a parameter is converted; left to a decision where it may be another one. */
export function valueOf(
  from: End,
  to: End,
  { rename, spot, direction }: { readonly rename: Rename | undefined; readonly spot: Spot; readonly direction: Meeting['direction'] },
  context: AdapterContext,
): Conversion {
  if (rename !== undefined && !isCertain(rename))
    return { kind: 'decide', gap: context.gap(spot, doubtSentence(from.name, to.name, direction)) };
  if (from.schema === undefined || to.schema === undefined) return SAME;
  return conversionOf({ source: from.schema, target: to.schema, direction, spot }, context);
}
