import type { Property, View } from '../../../normalise/view.ts';
import type { AdapterContext } from '../context.ts';
import { below } from '../context.ts';
import { ownSources } from '../inside.ts';
import { travels } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import { SAME } from '../plan.ts';
import type { Field, ObjectPlan, TakenField } from '../plan.ts';
import { fieldOf, isKept, placeOf } from './field.ts';
import type { Derive } from './function.ts';
import { gatheredField, leftIn } from './gathered.ts';
import { originOf } from './origin.ts';
import type { Around } from './origin.ts';
import { relocationsBelow } from './relocations.ts';
import type { Meeting } from './scalar.ts';
import { missingSentence } from './sentences.ts';

/** Property by property: kept, renamed, moved to another depth, put in, taken out. */
export function objectPlan(meeting: Meeting, context: AdapterContext, derive: Derive): ObjectPlan {
  const { source, target, direction } = meeting;
  const { sender, receiver } = context.parties(direction);
  const relocations = relocationsBelow(meeting, context);
  const around: Around = { a: sender.view(source), b: receiver.view(target), meeting, context, derive, relocations };
  const absent: string[] = [];
  const arrives: string[] = [];
  const fields: Field[] = [];
  const used = new Set<string>();
  for (const property of around.b.properties.values()) {
    if (!travels(property.access, direction)) continue;
    const { name, address } = property;
    const origin = originOf(property, around);
    for (const from of origin?.path.slice(0, 1) ?? []) used.add(from);
    const inside = relocations.filter(({ to }) => to.length > 1 && to[0] === name);
    if (inside.length > 0) fields.push(gatheredField(property, { origin, inside }, placeOf(around), around));
    else if (origin === undefined && context.relocated.has(address)) arrives.push(name);
    else {
      if (origin === undefined && !around.b.required.has(name)) absent.push(name);
      const field = fieldOf(property, origin, placeOf(around), around);
      if (field !== undefined && !isKept(field)) fields.push(field);
    }
  }
  fields.push(...requiredOnly(around));
  return { kind: 'object', ...withoutCounterpart(used, fields, around), arrives, absent, fields };
}

/** What the receiver requires without saying what it is: a sender that does not have to send it never does, or may not. */
function requiredOnly({ a, b, meeting: { direction, spot }, context }: Around): readonly TakenField[] {
  return [...b.required.keys()]
    .filter((name) => !b.properties.has(name) && !a.required.has(name))
    .map((name) => {
      const here = below(spot, name, pascalCase(name));
      const isKnown = a.properties.has(name);
      const gap = context.gap(here, missingSentence(here.noun, direction, isKnown ? 'optional' : 'unknown'));
      return { kind: 'taken', to: name, from: isKnown ? [name] : undefined, value: SAME, missing: { kind: 'decide', gap } };
    });
}

/** What becomes of the properties of the sender that the receiver does not have in their place. */
function withoutCounterpart(
  used: ReadonlySet<string>,
  fields: readonly Field[],
  around: Around,
): Pick<ObjectPlan, 'drops' | 'moved' | 'left' | 'ignored'> {
  const { a, b, meeting, context, relocations } = around;
  const taken = new Set(ownSources(fields));
  const gone = [...a.properties.values()].filter(
    ({ name, access }) => travels(access, meeting.direction) && !b.properties.has(name) && !taken.has(name),
  );
  const isMoved = ({ name, address }: Property): boolean =>
    context.relocated.has(address) || relocations.some(({ from }) => from[0] === name);
  const moved = gone.filter(isMoved);
  const unknown = gone.filter((property) => !isMoved(property) && !used.has(property.name));
  const ignored = unknown.filter((property) => isTakenUndeclared(property, b, meeting, context));
  return {
    drops: unknown.filter((property) => !ignored.includes(property)).map(({ name }) => name),
    moved: moved.map(({ name }) => name),
    left: moved.flatMap((property) => leftIn(property, around)),
    ignored: ignored.map(({ name }) => name),
  };
}

/** Whether the receiver takes a property that it does not declare. */
function isTakenUndeclared({ schema }: Property, b: View, { direction }: Meeting, { parties, judge }: AdapterContext): boolean {
  const rest = (b.additionalProperties ?? b.unevaluatedProperties)?.value;
  if (b.patternProperties.size > 0 || b.propertyNames !== undefined) return false;
  if (rest === undefined) return true;
  if (rest === 'closed') return false;
  const { sender, receiver } = parties(direction);
  return judge.contained(sender.node(schema), receiver.node(rest)).answer === 'contained';
}
