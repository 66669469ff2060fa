import type { Json } from '../../../model/json.ts';
import type { SchemaSet, UnionMember, View } from '../../../normalise/view.ts';
import { likeness, memberLabel, pairMembers } from '../../../diff/schemas/members.ts';
import { TYPE } from '../../../schema/node.ts';
import type { AdapterContext, Party } from '../context.ts';
import { isSame } from '../inside.ts';
import { bitsOf, meantTypes } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import type { Branch, Conversion, Test, UnionPlan, ValueType } from '../plan.ts';
import { SAME } from '../plan.ts';
import type { Derive } from './function.ts';
import type { Meeting } from './scalar.ts';
import { alternativesSentence } from './sentences.ts';

/**
 * Alternative by alternative: each becomes its counterpart. Those that stay as they are need no test; for the
 * others there has to be one that no other alternative meets, or the whole is left to a decision.
 */
export function unionPlan(meeting: Meeting, context: AdapterContext, derive: Derive): UnionPlan {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const members = membersOf(sender, source);
  const { kept } = pairMembers(members, membersOf(receiver, target), {
    sameSchema: (a, b) => sender.meaning(a.schema) === receiver.meaning(b.schema),
    likeness: (a, b) => likeness(sender.view(a.schema), receiver.view(b.schema)),
  });
  const partners = new Map(kept.map((pair) => [pair.old, pair.new]));
  const undecided: Conversion = { kind: 'decide', gap: context.gap(spot, alternativesSentence(spot.noun, direction)) };
  const branches: Branch[] = [];
  for (const [index, member] of members.entries()) {
    if (isOnlyNull(member, sender, context)) continue;
    const partner = partners.get(member);
    const label = memberLabel(member);
    const here = { ...spot, place: `${spot.place}.${label || index + 1}`, hint: `${spot.hint}${pascalCase(label || String(index + 1))}` };
    const value =
      partner === undefined
        ? aloneConversion(member)
        : derive({ source: member.schema, target: partner.schema, direction, spot: here }, context);
    if (isSame(value)) continue;
    const test = testOf(member, members, sender, sender.view(source));
    if (test === undefined) return { kind: 'union', branches: [], otherwise: containedWhole() ? SAME : undecided };
    branches.push({ test, value, source: member.schema });
  }
  return { kind: 'union', branches, otherwise: SAME };

  function aloneConversion(member: UnionMember): Conversion {
    const passes = context.judge.contained(sender.node(member.schema), receiver.node(target)).answer === 'contained';
    return passes ? SAME : undecided;
  }

  function containedWhole(): boolean {
    return context.judge.contained(sender.node(source), receiver.node(target)).answer === 'contained';
  }
}

function isOnlyNull({ schema }: UnionMember, sender: Party, { judge, store }: AdapterContext): boolean {
  const { types, values, unions } = sender.view(schema);
  if ((types.value & ~TYPE.null) !== 0 && values === undefined && unions.length === 0) return false;
  return judge.contained(sender.node(schema), store.types(TYPE.null)).answer === 'contained';
}

/** The alternatives; what is no union is one. */
function membersOf(party: Party, places: SchemaSet): readonly UnionMember[] {
  const view = party.view(places);
  const [union] = view.unions;
  if (union !== undefined) return union.members;
  return [{ address: places[0] ?? '', schema: places, ...(view.component === undefined ? {} : { component: view.component }) }];
}

/** What only this alternative meets. */
function testOf(member: UnionMember, members: readonly UnionMember[], sender: Party, whole: View): Test | undefined {
  const others = members.filter((other) => other !== member);
  const view = sender.view(member.schema);
  const discriminator = whole.discriminator?.value.propertyName;
  if (discriminator !== undefined && member.tag !== undefined && !others.some(({ tag }) => tag === undefined || tag === member.tag)) {
    return { kind: 'tag', property: discriminator, values: [member.tag] };
  }
  const mask = meantTypes(view);
  const [bit, second] = bitsOf(mask);
  const isOwn = !others.some((other) => (withNumbers(meantTypes(sender.view(other.schema))) & withNumbers(mask)) !== 0);
  const type = bit === undefined ? undefined : VALUE_TYPES.get(bit);
  if (isOwn && second === undefined && type !== undefined) return { kind: 'type', type };
  if (mask !== TYPE.object) return undefined;
  return (
    tagTest(
      view,
      others.map(({ schema }) => sender.view(schema)),
      sender,
    ) ??
    propertyTest(
      view,
      others.map(({ schema }) => sender.view(schema)),
    )
  );
}

/** A required property whose listed values no other alternative has. */
function tagTest(view: View, others: readonly View[], sender: Party): Test | undefined {
  const valuesOf = (of: View, name: string): readonly Json[] | undefined => {
    const property = of.properties.get(name);
    return property === undefined ? undefined : sender.view(property.schema).values?.value;
  };
  for (const name of view.required.keys()) {
    const values = valuesOf(view, name);
    if (values === undefined || !values.every((value) => typeof value === 'string')) continue;
    const isTelling = others.every((other) => lacks(other, name) || isDisjoint(valuesOf(other, name), values));
    if (isTelling) return { kind: 'tag', property: name, values };
  }
  return undefined;
}

function isDisjoint(others: readonly Json[] | undefined, values: readonly Json[]): boolean {
  return others?.every((value) => !values.includes(value)) === true;
}

/** A required property that no other alternative has. */
function propertyTest(view: View, others: readonly View[]): Test | undefined {
  const telling = [...view.required.keys()].find((name) => others.every((other) => lacks(other, name)));
  return telling === undefined ? undefined : { kind: 'has', property: telling };
}

/** Whether who keeps to a schema never sends a property of that name. */
function lacks(view: View, name: string): boolean {
  return view.unions.length === 0 && !view.properties.has(name) && !view.required.has(name) && !isMap(view);
}

function isMap({ additionalProperties }: View): boolean {
  return additionalProperties !== undefined && additionalProperties.value !== 'closed';
}

function withNumbers(mask: number): number {
  return (mask & TYPE.integer) === 0 ? mask : mask | TYPE.number;
}

const VALUE_TYPES = new Map<number, ValueType>([
  [TYPE.boolean, 'boolean'],
  [TYPE.number, 'number'],
  [TYPE.integer, 'number'],
  [TYPE.string, 'string'],
  [TYPE.array, 'array'],
  [TYPE.object, 'object'],
]);
