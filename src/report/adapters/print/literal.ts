import { camelCase, createNames } from '../names.ts';
import { ownSources } from '../inside.ts';
import type { Field, TakenField } from '../plan.ts';
import { nameText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import type { Type } from '../types/type.ts';
import type { Expression, Printing } from './expression.ts';
import { fieldText } from './field.ts';
import type { FieldSource } from './field.ts';
import { braces } from './layout.ts';
import { hasLooseEnds, propertiesOf, readAt } from './access.ts';

/** An object that is made from another one. */
export interface ObjectPrint {
  /** The object that the properties without a change are taken from. */
  readonly source: Expression;
  readonly target: Type;
  /** What the rest of the source is called once properties are taken out of it. */
  readonly rest: string;
  /** Properties that are taken out and go nowhere from here. */
  readonly drops: readonly string[];
  readonly fields: readonly Field[];
  /** What the paths of more than one name begin at, where that is not the source. */
  readonly root?: Expression;
  /** Names that are in use around. */
  readonly taken: readonly string[];
}

/** The statements before, and the object itself property by property; a cast around it where TypeScript cannot follow. */
export interface PrintedObject {
  readonly statements: readonly string[];
  readonly properties: readonly string[];
  readonly needsCast: boolean;
  /** What the properties of the source are called that were taken out of it. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Prints an object: a destructuring of what changes, the rest spread, and each field. */
export function printObject(print: ObjectPrint, printing: Printing): PrintedObject {
  const { source, target, rest, drops, fields } = print;
  const [from, to] = [propertiesOf(source.type), propertiesOf(target)];
  const own = ownSources(fields);
  const retyped = (from ?? []).filter((property) => {
    if (drops.includes(property.name) || own.includes(property.name)) return false;
    const wanted = to?.find(({ name }) => name === property.name);
    if (wanted === undefined || fields.some((field) => field.to === property.name)) return false;
    return !isAssignable(property.type, wanted.type);
  });
  const kept = retyped.map<TakenField>(({ name, isOptional }) => ({
    kind: 'taken',
    to: name,
    from: [name],
    value: { kind: 'same' },
    missing: isOptional ? { kind: 'left out' } : undefined,
  }));
  const variables = variablesFor([...own, ...retyped.map(({ name }) => name), ...drops], [rest, source.text, ...print.taken]);
  const pattern = [...variables].map(([name, variable]) => (name === variable ? name : `${nameText(name)}: ${variable}`));
  const fieldSource: FieldSource = {
    whole: source.text,
    read: (path) => {
      const [name = ''] = path;
      const start = path.length > 1 && print.root !== undefined ? undefined : variables.get(name);
      return readAt(path, path.length > 1 ? (print.root ?? source) : source, start);
    },
  };
  return {
    statements: pattern.length === 0 ? [] : [`const ${braces([...pattern, `...${rest}`])} = ${source.text};`],
    properties: [
      pattern.length === 0 ? `...${source.text}` : `...${rest}`,
      ...[...fields, ...kept].map((field) => fieldText(field, to, fieldSource, printing)),
    ],
    variables,
    needsCast: !isOpen(target) && (from === undefined || to === undefined || hasLooseEnds(from, to, fields)),
  };
}

/** Whether a type takes any object. */
function isOpen(type: Type): boolean {
  return type.kind === 'record' && type.of.kind === 'unknown';
}

/** What the properties that are taken out are called, each once. */
function variablesFor(properties: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
  const names = createNames(taken);
  const variables = new Map<string, string>();
  for (const name of properties) if (!variables.has(name)) variables.set(name, names.take(camelCase(name)));
  return variables;
}
