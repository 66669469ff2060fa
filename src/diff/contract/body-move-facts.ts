import type { Parameter } from '../../model/api.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { ruleOf } from '../../rules/table.ts';
import { factsOfPair } from '../fact.ts';
import type { Fact } from '../fact.ts';
import type { ParameterEnd, PropertyEnd } from '../renames/body-properties.ts';
import type { LeftPlaces } from '../schemas/left.ts';
import type { SchemaPair } from '../schemas/pair.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { mediumOf } from './medium.ts';

/** A property of a body with where it is told otherwise: nowhere, where the whole body came or went. */
export interface BodyProperty extends PropertyEnd {
  readonly owner: SchemaPair | undefined;
}

/** One thing that travels in another place of one call; `side` is that of the parameter. */
export interface BodyMove {
  readonly pair: OperationPair;
  readonly side: 'old' | 'new';
  readonly end: ParameterEnd;
  readonly property: BodyProperty;
  readonly confidence: number;
  readonly because: readonly string[];
}

/** One finding for both ends; what else changed about the value is found inside. */
export function tellBodyMove(
  { pair, side, end: { parameter }, property: { property, owner }, confidence, because }: BodyMove,
  left: LeftPlaces,
  context: ContractContext,
): void {
  const ends = {
    parameter: { address: parameter.address, value: `${parameter.in} parameter ${parameter.name}` },
    property: { address: property.address, value: `body property ${property.name}` },
  };
  const [before, after] = side === 'old' ? [ends.parameter, ends.property] : [ends.property, ends.parameter];
  const name = side === 'old' ? parameter.name : property.name;
  const fact: Omit<Fact, 'lost'> = {
    face: ruleOf('parameter-renamed').face,
    loss: { name },
    old: before,
    new: after,
    rename: { kind: 'parameter', from: before.value, to: after.value, confidence, because },
  };
  const subject = { kind: side === 'old' ? `${parameter.in} parameter` : 'body property', name };
  const site = siteOf(pair.new, 'request', `${parameter.in} parameter ${parameter.name}`);
  context.collector.facts(requiredFacts({ parameter, property, side }, context), subject, site);
  if (owner === undefined) context.collector.facts([{ ...fact, lost: {} }], subject, site);
  else left.takeOut(owner, side === 'old' ? 'new' : 'old', property, { ...fact, subject, loss: { name, directions: [site.direction] } });
  if (parameter.schema === undefined) return;
  const medium = mediumOf(parameter.wire, parameter.wire);
  const inside =
    side === 'old'
      ? context.schemas.pair([parameter.schema.address], property.schema, medium, 'another kind of place')
      : context.schemas.pair(property.schema, [parameter.schema.address], medium, 'another kind of place');
  context.collector.anchor({ ...site, pair: inside });
}

/** Whoever left it out has more to do than to send it elsewhere. */
function requiredFacts(
  { parameter, property, side }: { readonly parameter: Parameter; readonly property: PropertyInView; readonly side: 'old' | 'new' },
  { questions }: ContractContext,
): readonly Fact[] {
  // Its schema stands in the other document, and the walk over the schemas compares it.
  const { schema: _, ...alone } = parameter;
  const asParameter: Parameter = {
    ...alone,
    address: property.address,
    required: property.required === undefined ? { address: property.address, value: false } : { ...property.required, value: true },
  };
  const [old, next] = side === 'old' ? [alone, asParameter] : [asParameter, alone];
  const facts = factsOfPair('parameter', { old, new: next }, { old: old.address, new: next.address }, questions);
  return facts.filter(({ face }) => face.id === 'parameter-became-required' || face.id === 'parameter-became-optional');
}
