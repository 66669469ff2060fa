import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { equal } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import { isNothingButUnion } from './hosts.ts';
import { travels } from './property-presence.ts';

/** A view and the reader of the document that it is of. */
export interface ReadView {
  readonly view: View;
  readonly reader: SchemaReader;
}

/**
 * Whether it is plain that no value that a sender makes of one schema is taken by another: their types differ, the
 * other one asks for a property that is never sent, or one property has other constants in each; of choices that goes for
 * every branch. False says nothing. It is asked of views, before anything is lowered for the judge, and of a sender, who
 * keeps to what is declared; whether two schemas have no value in common, whoever sends it, `schema/judge/apart.ts` says.
 */
export function isNeverTaken(sent: ReadView, taken: ReadView, direction: Direction): boolean {
  const branches = { sent: leavesOf(sent), taken: leavesOf(taken) };
  if (branches.sent === undefined || branches.taken === undefined) return false;
  if (mayBeNull(branches.sent) && mayBeNull(branches.taken)) return false;
  const { sent: makes, taken: takes } = branches;
  return takes.leaves.every((other) => {
    const left = makes.leaves.filter((leaf) => !isLeafNeverTaken(leaf, other, direction));
    return left.length === 0 || asksForMore(left, other.view, direction);
  });
}

/** What a schema comes down to where it is one choice of branches, or several within each other; else itself. */
interface Leaves {
  readonly leaves: readonly ReadView[];
  /** The choices on the way, which may allow null themselves. */
  readonly choices: readonly View[];
}

/** Choices within each other beyond this are not looked into. */
const MOST_LEAVES = 100;

/** Undefined where a choice leads to itself, or to too many branches. */
function leavesOf({ view, reader }: ReadView): Leaves | undefined {
  const choices: View[] = [];
  const leaves = new Set<View>();
  const pending = [view];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (!isNothingButUnion(one)) {
      leaves.add(one);
      continue;
    }
    if (choices.includes(one) || leaves.size + pending.length > MOST_LEAVES) return undefined;
    choices.push(one);
    for (const { schema } of one.unions[0]?.members ?? []) pending.push(reader.view(schema));
  }
  return { leaves: [...leaves].map((leaf) => ({ view: leaf, reader })), choices };
}

function mayBeNull({ leaves, choices }: Leaves): boolean {
  return leaves.some(({ view }) => view.nullable.value) || choices.some(({ nullable }) => nullable.value);
}

/** By their types, or by the constants of a property: whatever else a value has. */
function isLeafNeverTaken(sent: ReadView, taken: ReadView, direction: Direction): boolean {
  const common = typesOf(sent.view) & typesOf(taken.view);
  if (common === 0) return true;
  return common === TYPE.object && [...sent.view.properties.keys()].some((name) => haveOtherConstants(sent, taken, name, direction));
}

/** The types of a view, with integers among the numbers. */
function typesOf({ types: { value } }: View): number {
  return (value & TYPE.integer) === 0 ? value : (value & ~TYPE.integer) | TYPE.number;
}

/**
 * Whether the receiver requires a property that a sender, who keeps to what is declared, does not have. What matches
 * several branches may have what any of them declares.
 */
function asksForMore(sent: readonly ReadView[], taken: View, direction: Direction): boolean {
  if (!sent.every(({ view }) => (typesOf(view) & typesOf(taken)) === TYPE.object && isClosed(view))) return false;
  const names = [...taken.required.keys()].filter((name) => isRequired(taken, name, direction));
  return names.some((name) => sent.every(({ view }) => !declares(view, name)));
}

function isClosed(view: View): boolean {
  return (
    view.properties.size > 0 &&
    view.unions.length + view.conditions.length + view.patternProperties.size + view.dependentSchemas.size === 0 &&
    isSilent(view.additionalProperties) &&
    isSilent(view.unevaluatedProperties)
  );
}

/** What is required is declared as well, in the eyes of a sender. */
function declares(view: View, name: string): boolean {
  return view.properties.has(name) || view.required.has(name);
}

function isSilent(rest: View['additionalProperties']): boolean {
  return rest === undefined || rest.value === 'closed';
}

function haveOtherConstants(sent: ReadView, taken: ReadView, name: string, direction: Direction): boolean {
  if (!isRequired(sent.view, name, direction) && !isRequired(taken.view, name, direction)) return false;
  const [before, after] = [constantsOf(sent, name, direction), constantsOf(taken, name, direction)];
  return before !== undefined && after !== undefined && !before.some((value) => after.some((other) => equal(value, other)));
}

/** The only values of a property, where constants say so. */
function constantsOf({ view, reader }: ReadView, name: string, direction: Direction): readonly Json[] | undefined {
  const property = view.properties.get(name);
  if (property === undefined || !travels(property, direction)) return undefined;
  const { values, extensible, nullable } = reader.view(property.schema);
  return extensible?.value === true || nullable.value ? undefined : values?.value;
}

function isRequired({ required, properties }: View, name: string, direction: Direction): boolean {
  const property = properties.get(name);
  return required.has(name) && (property === undefined || travels(property, direction));
}
