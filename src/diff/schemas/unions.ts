import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Union, UnionMember, View } from '../../normalise/view.ts';
import { NAMELESS, shapeName } from '../../rules/aspects/branch-name.ts';
import { factsOfPresence } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import type { FindingContext, Findings } from './findings.ts';
import { likeness, memberLabel, pairMembers } from './members.ts';
import { BOTH_DIRECTIONS } from './pair.ts';

/** The branches of two unions. */
export interface UnionShape {
  readonly old: readonly UnionMember[];
  readonly new: readonly UnionMember[];
  /** Whether one side is no union and counts as one branch. */
  readonly isOfOneSide?: boolean;
  /** The schema that has the union on one side and is part of what stands on the other. */
  readonly holder?: Address | undefined;
}

/** Compares the branches of two unions: paired ones inside, the others as branches that came or went. */
export function memberFindings(shape: UnionShape, places: PairPlaces, context: FindingContext): Findings {
  const { old, new: next } = context.readers;
  const { kept, removed, added } = pairMembers(shape.old, shape.new, {
    sameText: (x, y) => context.sameText(x.address, y.address),
    sameSchema: (x, y) => old.meaning(x.schema) === next.meaning(y.schema),
    likeness: (x, y) => {
      const [before, after] = [old.view(x.schema), next.view(y.schema)];
      // A union that has one branch left says what that branch says.
      const isMadeOf = before.parts.includes(next.behind(y.schema)[0] ?? '') || after.parts.includes(old.behind(x.schema)[0] ?? '');
      return shape.isOfOneSide === true && isMadeOf ? 2 : likeness(before, after);
    },
  });
  return {
    facts: [
      ...removed.flatMap((member) => memberPresence(member, 'old', { old: member.address, new: shape.holder ?? places.new }, context)),
      ...added.flatMap((member) => memberPresence(member, 'new', { old: shape.holder ?? places.old, new: member.address }, context)),
    ],
    inside: kept.map(({ old: before, new: after }) => ({
      step: { kind: 'branch', label: memberLabel(after) || memberLabel(before), isOfOneSide: shape.isOfOneSide === true },
      old: before.schema,
      new: after.schema,
      directions: BOTH_DIRECTIONS,
    })),
  };
}

function memberPresence(member: UnionMember, side: 'old' | 'new', places: PairPlaces, { readers }: FindingContext): readonly Fact[] {
  const reader = readers[side];
  const label = memberLabel(member);
  const shape = label === '' ? shapeName(reader.view(member.schema)) : NAMELESS;
  return factsOfPresence('union member', member, side, places).map((fact) => ({
    ...fact,
    subject: { kind: 'alternative', name: shape === NAMELESS ? label : shape },
    occurs: { side, values: reader.node(member.schema) },
    loss: { ...fact.loss, ...(fact.loss.name === undefined && label !== '' ? { name: label } : {}) },
    lost: { [side === 'old' ? 'request' : 'response']: reader.node(member.schema) },
  }));
}

/**
 * Where one side is nothing but a union and the other is none, the other counts as a union of one:
 * `string` against `string or integer` gained a branch.
 */
export function unionShape(a: View, b: View): UnionShape | undefined {
  const oldUnion = pureUnion(a);
  const newUnion = pureUnion(b);
  if (oldUnion !== undefined && newUnion === undefined && b.unions.length === 0 && !saysNothing(b))
    return { old: oldUnion.members, new: [wholeMember(b)], isOfOneSide: true, holder: holderIn(b, oldUnion) };
  if (newUnion !== undefined && oldUnion === undefined && a.unions.length === 0 && !saysNothing(a))
    return { old: [wholeMember(a)], new: newUnion.members, isOfOneSide: true, holder: holderIn(a, newUnion) };
  return undefined;
}

function holderIn(view: View, { address }: Union): Address | undefined {
  const holder = parentOf(address);
  return view.parts.includes(holder) ? holder : undefined;
}

function pureUnion(view: View): Union | undefined {
  return view.unions.length === 1 && saysNothing(view) ? view.unions[0] : undefined;
}

/** Whether a view has no types, values and properties of its own. */
function saysNothing(view: View): boolean {
  return (
    (view.types.value | TYPE.null) === ALL_TYPES && view.values === undefined && view.properties.size === 0 && view.required.size === 0
  );
}

function wholeMember(view: View): UnionMember {
  const address = view.places[0] ?? '';
  return {
    address,
    schema: view.places,
    ...(view.component === undefined ? {} : { component: view.component }),
    ...(view.title === undefined ? {} : { title: view.title.value }),
  };
}
