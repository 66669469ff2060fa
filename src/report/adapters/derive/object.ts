import type { Property, SchemaSet, View } from '../../../normalise/view.ts';
import type { AdapterContext } from '../context.ts';
import { below } from '../context.ts';
import { travels } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, Field, Missing, ObjectPlan } from '../plan.ts';
import { SAME } from '../plan.ts';
import { isCertain } from '../renames.ts';
import type { Rename } from '../../../diff/rename.ts';
import { constantFor } from './constant.ts';
import type { Derive } from './function.ts';
import type { Meeting } from './scalar.ts';
import { doubtSentence, missingSentence } from './sentences.ts';

/** Where a property of the result comes from. */
interface Origin {
  readonly property: Property;
  readonly rename: Rename | undefined;
}

/** Property by property: kept, renamed, put in, taken out. */
export function objectPlan(meeting: Meeting, context: AdapterContext, derive: Derive): ObjectPlan {
  const { source, target, direction } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const used = new Set<string>();
  const absent: string[] = [];
  const fields: Field[] = [];
  for (const property of b.properties.values()) {
    if (!travels(property.access, direction)) continue;
    const origin = originOf(property, a, b, meeting, context);
    if (origin !== undefined) used.add(origin.property.name);
    else if (!b.required.has(property.name)) absent.push(property.name);
    const field = fieldOf(property, origin, { a, b, meeting, context, derive });
    if (field !== undefined) fields.push(field);
  }
  const left = [...a.properties.values()].filter(
    ({ name, access }) => !used.has(name) && travels(access, direction) && !b.properties.has(name),
  );
  const drops = left.filter((property) => !isTakenUndeclared(property, b, meeting, context)).map(({ name }) => name);
  const ignored = left.map(({ name }) => name).filter((name) => !drops.includes(name));
  return { kind: 'object', drops, ignored, absent, fields };
}

/** The property of the same name, or the one that has another name now. */
function originOf(property: Property, a: View, b: View, { direction }: Meeting, { renames }: AdapterContext): Origin | undefined {
  const kept = a.properties.get(property.name);
  if (kept !== undefined) return travels(kept.access, direction) ? { property: kept, rename: undefined } : undefined;
  for (const candidate of a.properties.values()) {
    if (b.properties.has(candidate.name) || !travels(candidate.access, direction)) continue;
    const [old, next] = direction === 'request' ? [candidate, property] : [property, candidate];
    const rename = renames.ofProperties(old.address, next.address);
    if (rename?.kind === 'property') return { property: candidate, rename };
  }
  return undefined;
}

interface Around {
  readonly a: View;
  readonly b: View;
  readonly meeting: Meeting;
  readonly context: AdapterContext;
  readonly derive: Derive;
}

/** Undefined for what stays as it is, and for what may be missing. */
function fieldOf(property: Property, origin: Origin | undefined, around: Around): Field | undefined {
  const { a, b, meeting, context, derive } = around;
  const { direction } = meeting;
  const { name } = property;
  const spot = { ...below(meeting.spot, name, pascalCase(name)) };
  const isRequired = b.required.has(name);
  const missing = (source: SchemaSet | undefined, why: 'optional' | 'unknown'): Missing => {
    if (!isRequired) return { kind: 'left out' };
    const gap = context.gap(spot, missingSentence(spot.noun, direction, why));
    return constantFor({ target: property.schema, source, direction }, context) ?? { kind: 'decide', gap };
  };
  if (origin === undefined)
    return isRequired ? { to: name, from: undefined, value: SAME, missing: missing(undefined, 'unknown') } : undefined;
  const from = origin.property;
  const whenMissing = a.required.has(from.name) ? undefined : missing(from.schema, 'optional');
  const value = valueOf(property, origin, spot);
  const isKept = from.name === name && value.kind === 'same' && (whenMissing === undefined || whenMissing.kind === 'left out');
  return isKept ? undefined : { to: name, from: [from.name], value, missing: whenMissing };

  function valueOf({ schema }: Property, { rename }: Origin, here: typeof spot): Conversion {
    if (rename !== undefined && !isCertain(rename))
      return { kind: 'decide', gap: context.gap(here, doubtSentence(from.name, name, direction)) };
    return derive({ source: from.schema, target: schema, direction, spot: here }, context);
  }
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
