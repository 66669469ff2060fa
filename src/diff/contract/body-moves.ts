import type { Body, Parameter } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { operationKey } from '../anchor.ts';
import { bodyPropertyLikelihood } from '../renames/body-properties.ts';
import type { ParameterEnd } from '../renames/body-properties.ts';
import { matchRenamed } from '../renames/match.ts';
import type { Renamed } from '../renames/match.ts';
import type { LeftPlaces } from '../schemas/left.ts';
import type { SchemaPair } from '../schemas/pair.ts';
import { bodiesOf } from './bodies.ts';
import { tellBodyMove } from './body-move-facts.ts';
import type { BodyMove, BodyProperty } from './body-move-facts.ts';
import type { ContractContext, LeftParameters, OperationPair } from './context.ts';

/** What is needed to look for moves between parameters and bodies. */
export interface BodyMoveContext extends ContractContext {
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
}

type Side = 'old' | 'new';

/**
 * Finds the parameters that became properties of the body of their call, or the other way round, tells each
 * as one finding, and takes it out of what is left of both. A body that other payloads share is left alone where
 * one of them does not share the move: what moved for one went for the others.
 */
export function tellBodyMoves(
  leftParameters: readonly LeftParameters[],
  left: LeftPlaces,
  context: BodyMoveContext,
): readonly LeftParameters[] {
  if (leftParameters.length === 0) return leftParameters;
  const bodies = bodiesBy(context);
  const found = leftParameters.flatMap((one) => [
    ...movesOf(one, 'old', left, bodies, context),
    ...movesOf(one, 'new', left, bodies, context),
  ]);
  const moves = found.filter((move) => isOfAll(move, found, bodies, context));
  for (const move of moves) tellBodyMove(move, left, context);
  const moved = new Set(moves.map(({ end }) => end.parameter));
  const isLeft = (parameter: Parameter): boolean => !moved.has(parameter);
  return leftParameters.map(({ pair, removed, added }) => ({ pair, removed: removed.filter(isLeft), added: added.filter(isLeft) }));
}

/** The schemas of request bodies by the call that sends them. */
function bodiesBy({ collector }: ContractContext): ReadonlyMap<string, ReadonlySet<SchemaPair>> {
  const bodies = new Map<string, Set<SchemaPair>>();
  for (const anchor of collector.anchors()) {
    if (!anchor.where.startsWith('request body ') || anchor.where.includes(' part ')) continue;
    bodies.set(anchor.operationKey, (bodies.get(anchor.operationKey) ?? new Set<SchemaPair>()).add(anchor.pair));
  }
  return bodies;
}

function movesOf(
  { pair, removed, added }: LeftParameters,
  side: Side,
  left: LeftPlaces,
  bodies: ReadonlyMap<string, ReadonlySet<SchemaPair>>,
  context: BodyMoveContext,
): readonly BodyMove[] {
  const parameters = (side === 'old' ? removed : added).map<ParameterEnd>((parameter) => ({ parameter, reader: context.readers[side] }));
  if (parameters.length === 0) return [];
  const properties = propertiesOf(pair, other(side), left, bodies, context);
  if (properties.length === 0) return [];
  return matched(parameters, properties, side, context).map((match) => ({ pair, side, ...match }));
}

/** The properties of the body that came (or went), also with the whole body; those of several media types once. */
function propertiesOf(
  pair: OperationPair,
  side: Side,
  left: LeftPlaces,
  bodies: ReadonlyMap<string, ReadonlySet<SchemaPair>>,
  { readers }: BodyMoveContext,
): readonly BodyProperty[] {
  const reader = readers[side];
  const sent = bodiesOf(pair);
  const whole = sent.old === undefined || sent.new === undefined ? sent[side] : undefined;
  if (whole !== undefined) return ofWholeBody(whole, reader);
  return [...(bodies.get(operationKey(pair.new)) ?? [])].flatMap((owner) => {
    const there = left.of(owner);
    return (there?.[side === 'old' ? 'removed' : 'added'] ?? []).map((property) => ({ property, reader, owner }));
  });
}

function ofWholeBody({ content }: Body, reader: SchemaReader): readonly BodyProperty[] {
  const schema = content.find((item) => item.schema !== undefined)?.schema;
  if (schema === undefined) return [];
  const view = reader.view([schema.address]);
  return [...view.properties.values()].map((property) => {
    const required = view.required.get(property.name);
    const known: PropertyInView = required === undefined ? property : { ...property, required };
    return { property: known, reader, owner: undefined };
  });
}

function matched(
  parameters: readonly ParameterEnd[],
  properties: readonly BodyProperty[],
  side: Side,
  { search }: ContractContext,
): readonly Pick<BodyMove, 'end' | 'property' | 'confidence' | 'because'>[] {
  type End = ParameterEnd | BodyProperty;
  const [gone, come]: readonly (readonly End[])[] = side === 'old' ? [parameters, properties] : [properties, parameters];
  const isParameter = (end: End): end is ParameterEnd => 'parameter' in end;
  const nameOf = (end: End): { readonly address: string; readonly name: string } => (isParameter(end) ? end.parameter : end.property);
  const stated = search.statements.pairs(gone ?? [], come ?? [], nameOf);
  const settled = new Set<End>(stated.flatMap(({ old, new: next }) => [old, next]));
  const isOpen = (end: End): boolean => !settled.has(end);
  const found = matchRenamed<End>((gone ?? []).filter(isOpen), (come ?? []).filter(isOpen), (a, b) => {
    if (isParameter(a) && !isParameter(b)) return bodyPropertyLikelihood(a, b);
    if (isParameter(b) && !isParameter(a)) return bodyPropertyLikelihood(b, a);
    return { confidence: 0, because: [] };
  });
  return [...stated, ...found].flatMap(({ old, new: next, confidence, because }: Renamed<End>) => {
    const [end, property] = isParameter(old) ? [old, next] : [next, old];
    return isParameter(end) && !isParameter(property) ? [{ end, property, confidence, because }] : [];
  });
}

/** Whether every payload that has the property is the body of a call where the same was found. */
function isOfAll(
  { property: { owner, property } }: BodyMove,
  found: readonly BodyMove[],
  bodies: ReadonlyMap<string, ReadonlySet<SchemaPair>>,
  { collector, schemas }: ContractContext,
): boolean {
  if (owner === undefined) return true;
  if (schemas.pairs().some(({ edges }) => edges.some((edge) => edge.pair === owner))) return false;
  const calls = new Set(found.filter((one) => one.property.property === property).map(({ pair }) => operationKey(pair.new)));
  return collector.anchors().every((anchor) => {
    return (
      anchor.pair !== owner ||
      (anchor.where.startsWith('request body ') && bodies.has(anchor.operationKey) && calls.has(anchor.operationKey))
    );
  });
}

function other(side: Side): Side {
  return side === 'old' ? 'new' : 'old';
}
