import type { Parameter, WireForm } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Fact } from '../fact.ts';
import type { Written } from './written-out.ts';

/** What one call sends by one name, as both documents have it. */
interface WrittenPair {
  readonly old: Written;
  readonly new: Written;
}

/** That a document describes by one object what the other describes one by one; the object that has the members. */
export interface Grouping {
  readonly fact: Fact;
  readonly object: Parameter;
}

/**
 * Both sides of what is sent by one name as parameters that can be compared. A member of an object has no form of its own, so
 * that it is written as the parameter beside it is, and people describe the two in other places.
 */
export function alike({ old, new: next }: WrittenPair): { readonly old: Parameter; readonly new: Parameter } {
  return { old: asParameter(old, next), new: asParameter(next, old) };
}

function asParameter({ parameter, member }: Written, partner: Written): Parameter {
  if (member === undefined) return parameter;
  const { description, example, required, wire } = partner.parameter;
  return {
    ...parameter,
    wire: partner.member === undefined ? memberWire(parameter.wire, wire) : parameter.wire,
    required: { ...parameter.required, value: isNeeded(member.needed, partner, required.value) },
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  };
}

function memberWire({ allowReserved, allowEmptyValue }: WireForm, partner: WireForm): WireForm {
  return { ...partner, allowReserved, allowEmptyValue };
}

/** What is needed with others is more than what may always be left out, and less than what may never be. */
function isNeeded(needed: 'always' | 'never' | 'with others', { member }: Written, isPartnerRequired: boolean): boolean {
  if (needed !== 'with others') return needed === 'always';
  return member === undefined ? !isPartnerRequired : member.needed !== 'always';
}

/** What became of the objects whose members are kept: written out, put together, or called otherwise. */
export function groupingsOf(kept: readonly WrittenPair[]): readonly Grouping[] {
  const objects = (side: 'old' | 'new'): ReadonlySet<Parameter> =>
    new Set(kept.flatMap((pair) => (pair[side].member === undefined ? [] : [pair[side].member.object])));
  return [
    ...[...objects('old')].flatMap((object) => {
      const partners = kept.filter((pair) => pair.old.member?.object === object).map((pair) => pair.new);
      return groupingOf(object, partners, 'old');
    }),
    ...[...objects('new')].flatMap((object) => {
      const partners = kept.filter((pair) => pair.new.member?.object === object).map((pair) => pair.old);
      return groupingOf(object, partners, 'new');
    }),
  ];
}

function groupingOf(object: Parameter, partners: readonly Written[], side: 'old' | 'new'): readonly Grouping[] {
  const singles = partners.flatMap(({ parameter, member }) => (member === undefined ? [parameter] : []));
  const [first] = singles;
  if (first === undefined) return side === 'new' ? renamed(object, partners) : [];
  const own = { address: object.address, value: object.name };
  const others = { address: first.address, value: singles.map(({ name }) => name) };
  const fact: Fact = {
    face: ruleOf(side === 'old' ? 'parameters-spread' : 'parameters-gathered').face,
    loss: {},
    lost: {},
    ...(side === 'old' ? { old: own, new: others } : { old: others, new: own }),
  };
  return [{ object, fact }];
}

/** An object that goes by another name in the document, which is not sent. */
function renamed(object: Parameter, partners: readonly Written[]): readonly Grouping[] {
  const before = partners.map(({ member }) => member?.object).find((one) => one !== undefined && one.name !== object.name);
  if (before === undefined) return [];
  const side = ({ address, name }: Parameter): { readonly address: string; readonly value: Json } => ({ address, value: name });
  const face = ruleOf('parameter-name-changed').face;
  return [{ object, fact: { face, loss: {}, lost: {}, old: side(before), new: side(object) } }];
}
