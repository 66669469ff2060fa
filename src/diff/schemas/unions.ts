import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { Facet } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Discriminator, Union, UnionMember, View } from '../../normalise/view.ts';
import { NAMELESS, shapeName } from '../../rules/aspects/branch-name.ts';
import { factsOfPresence } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import type { FindingContext, Findings } from './findings.ts';
import { likeness, memberLabel, pairMembers, unionPairs } from './members.ts';
import type { PairedMembers } from './members.ts';
import { BOTH_DIRECTIONS } from './pair.ts';

/** The branches of two unions. */
export interface UnionShape {
  readonly old: readonly UnionMember[];
  readonly new: readonly UnionMember[];
  /** Whether one side is no union and counts as one branch. */
  readonly isOfOneSide?: boolean;
  /** The names that each of the branches declares, because all are made of one schema. */
  readonly everywhere?: ReadonlySet<string>;
  /** The schema that has the union on one side and is part of what stands on the other. */
  readonly holder?: Address | undefined;
}

/** What may come in the place of two schemas, as branches. */
export function heirShape(a: View, b: View): UnionShape {
  return { old: a.heirs, new: b.heirs, everywhere: new Set([...a.properties.keys(), ...b.properties.keys()]) };
}

/** Compares the branches of two unions: paired ones inside, the others as branches that came or went. */
export function memberFindings(shape: UnionShape, places: PairPlaces, context: FindingContext): Findings {
  const { kept, removed, added } = lineUp(shape, context);
  return {
    facts: [
      ...removed.flatMap((member) => memberPresence(member, 'old', { old: member.address, new: shape.holder ?? places.new }, context)),
      ...added.flatMap((member) => memberPresence(member, 'new', { old: shape.holder ?? places.old, new: member.address }, context)),
    ],
    inside: kept.map(({ old: before, new: after }) => ({
      step: {
        kind: 'branch',
        label: memberLabel(after) || memberLabel(before),
        isOfOneSide: shape.isOfOneSide === true,
        selections: { old: before.selection, new: after.selection },
      },
      old: before.schema,
      new: after.schema,
      directions: BOTH_DIRECTIONS,
    })),
  };
}

function lineUp(shape: UnionShape, { readers, sameText }: FindingContext): PairedMembers {
  const { old, new: next } = readers;
  return pairMembers(shape.old, shape.new, {
    sameText: (x, y) => sameText(x.address, y.address),
    sameSchema: (x, y) => old.meaning(x.schema) === next.meaning(y.schema),
    likeness: (x, y) => {
      const [before, after] = [old.view(x.schema), next.view(y.schema)];
      // A union that has one branch left says what that branch says.
      const isMadeOf = before.parts.includes(next.behind(y.schema)[0] ?? '') || after.parts.includes(old.behind(x.schema)[0] ?? '');
      return shape.isOfOneSide === true && isMadeOf ? 2 : likeness(before, after, shape.everywhere);
    },
  });
}

/**
 * Two views whose discriminators know under which name the other document has the components that they choose: without a
 * mapping the name is what is sent, and what is sent no longer is told of an alternative that is still there.
 */
export function withNamesElsewhere(a: View, b: View, context: FindingContext): readonly [View, View] {
  if (a.discriminator === undefined || b.discriminator === undefined) return [a, b];
  const shapes: readonly UnionShape[] = [
    heirShape(a, b),
    ...unionPairs(a, b).map((pair) => ({ old: pair.old.members, new: pair.new.members })),
  ];
  const renamed = shapes
    .flatMap((shape) => lineUp(shape, context).kept)
    .flatMap(({ old: { component: before }, new: { component: after } }) =>
      before === undefined || after === undefined || before === after ? [] : [[before, after] as const],
    );
  if (renamed.length === 0) return [a, b];
  return [calling(a, a.discriminator, new Map(renamed)), calling(b, b.discriminator, new Map(renamed.map(([from, to]) => [to, from])))];
}

function calling(view: View, discriminator: Facet<Discriminator>, calledElsewhere: ReadonlyMap<string, string>): View {
  return { ...view, discriminator: { ...discriminator, value: { ...discriminator.value, calledElsewhere } } };
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
  // What may come in the place of a base is as good as a choice that names it.
  if (oldUnion !== undefined && b.heirs.length > 0) return { ...heirShape(a, b), old: oldUnion.members };
  if (newUnion !== undefined && a.heirs.length > 0) return { ...heirShape(a, b), new: newUnion.members };
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
