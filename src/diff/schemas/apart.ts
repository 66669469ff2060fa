import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { equal } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import { travels } from './property-presence.ts';

/** A view and the reader of the document that it is of. */
export interface ReadView {
  readonly view: View;
  readonly reader: SchemaReader;
}

/**
 * Whether it is plain that no value that a sender makes of one schema is taken by another: their types differ, the
 * other one asks for a property that is never sent, or one property has other constants in each. False says nothing.
 */
export function areApart(sent: ReadView, taken: ReadView, direction: Direction): boolean {
  const [a, b] = [sent.view, taken.view];
  if (a.nullable.value && b.nullable.value) return false;
  const common = typesOf(a) & typesOf(b);
  if (common === 0) return true;
  if (common !== TYPE.object) return false;
  return asksForMore(a, b, direction) || [...a.properties.keys()].some((name) => haveOtherConstants(sent, taken, name, direction));
}

/** The types of a view, with integers among the numbers. */
function typesOf({ types: { value } }: View): number {
  return (value & TYPE.integer) === 0 ? value : (value & ~TYPE.integer) | TYPE.number;
}

/** Whether the receiver requires a property that a sender, who keeps to what is declared, does not have. */
function asksForMore(sent: View, taken: View, direction: Direction): boolean {
  const isClosed =
    sent.properties.size > 0 &&
    sent.unions.length + sent.conditions.length + sent.patternProperties.size + sent.dependentSchemas.size === 0 &&
    isSilent(sent.additionalProperties) &&
    isSilent(sent.unevaluatedProperties);
  return isClosed && [...taken.required.keys()].some((name) => isRequired(taken, name, direction) && !declares(sent, name));
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
