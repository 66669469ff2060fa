import { camelCase, createNames } from '../names.ts';
import type { Field } from '../plan.ts';
import { nameText } from '../types/print.ts';
import { isAssignable, resolved } from '../types/type.ts';
import type { Type, TypeProperty } from '../types/type.ts';
import { cast, decision, expressionOf } from './expression.ts';
import type { Expression, Printing } from './expression.ts';
import { SOFT } from './layout.ts';
import { accessText, jsonText } from './values.ts';

/** An object that is made from another one. */
export interface ObjectPrint {
  /** The object that the properties without a change are taken from. */
  readonly source: Expression;
  readonly target: Type;
  /** What the rest of the source is called once properties are taken out of it. */
  readonly rest: string;
  readonly drops: readonly string[];
  readonly fields: readonly Field[];
  /** What a field's path leads to where that is not a property of the source. */
  readonly elsewhere?: (path: readonly string[]) => { readonly value: Expression; readonly isOptional: boolean } | undefined;
  /** Names that are in use around. */
  readonly taken: readonly string[];
}

/** The statements before, and the object itself line by line; a cast around it where TypeScript cannot follow. */
export interface PrintedObject {
  readonly statements: readonly string[];
  readonly lines: readonly string[];
  readonly needsCast: boolean;
}

/** Prints an object: a destructuring of what changes, the rest spread, and each field. */
export function printObject(print: ObjectPrint, printing: Printing): PrintedObject {
  const { source, target, rest, drops, fields } = print;
  const [from, to] = [propertiesOf(source.type), propertiesOf(target)];
  const own = fields.filter((field) => field.from?.length === 1);
  const retyped = (from ?? []).filter((property) => {
    if (drops.includes(property.name) || own.some((field) => field.from?.[0] === property.name)) return false;
    const wanted = to?.find(({ name }) => name === property.name);
    if (wanted === undefined || fields.some((field) => field.to === property.name)) return false;
    return !isAssignable(property.type, wanted.type);
  });
  const names = createNames([rest, source.text, ...print.taken]);
  const variables = new Map<string, string>();
  for (const name of [...own.flatMap((field) => field.from ?? []), ...retyped.map(({ name }) => name)]) {
    if (!variables.has(name)) variables.set(name, names.take(camelCase(name)));
  }
  const unused = drops.map((name) => `${nameText(name)}: ${names.take(camelCase(name))}`);
  const bound = [...variables].map(([name, variable]) => (name === variable ? name : `${nameText(name)}: ${variable}`));
  const pattern = [...bound, ...unused.map((text) => /^(\w+): \1$/.exec(text)?.[1] ?? text)];
  const kept: Field[] = retyped.map(({ name, isOptional }) => ({
    to: name,
    from: [name],
    value: { kind: 'same' },
    missing: isOptional ? { kind: 'left out' } : undefined,
  }));
  return {
    statements: pattern.length === 0 ? [] : [`const { ${[...pattern, `...${rest}`].join(', ')} } = ${source.text};`],
    lines: [pattern.length === 0 ? `...${source.text}` : `...${rest}`, ...[...fields, ...kept].map(fieldLine)],
    needsCast: from === undefined || to === undefined || hasLooseEnds(from, to, fields),
  };

  function fieldLine(field: Field): string {
    const wanted = to?.find(({ name }) => name === field.to)?.type ?? { kind: 'unknown' };
    const found = inputOf(field);
    const name = nameText(field.to);
    if (found === undefined) return `${name}: ${substitute(field, source.text, wanted)}`;
    const { value: input, isOptional } = found;
    const text = cast(expressionOf(field.value, input, wanted, printing), wanted);
    const property = text === name ? name : `${name}: ${text}`;
    if (!isOptional || field.missing === undefined) return property;
    if (field.missing.kind === 'left out') return `...(${input.text} !== undefined &&${SOFT}{ ${property} })`;
    return `${name}: ${input.text} === undefined${SOFT}? ${substitute(field, source.text, wanted)}${SOFT}: ${text}`;
  }

  function inputOf({ from: path }: Field): { readonly value: Expression; readonly isOptional: boolean } | undefined {
    const [name, second] = path ?? [];
    if (path === undefined || name === undefined) return undefined;
    if (second !== undefined) return print.elsewhere?.(path);
    const property = from?.find((one) => one.name === name);
    return {
      value: { text: variables.get(name) ?? `${source.text}${accessText(name)}`, type: property?.type ?? { kind: 'unknown' } },
      isOptional: property?.isOptional ?? true,
    };
  }
}

function substitute({ missing }: Field, source: string, wanted: Type): string {
  switch (missing?.kind) {
    case 'constant':
      return cast({ text: jsonText(missing.value), type: constantType(missing.value, wanted) }, wanted);
    case 'decide':
      return decision(missing.gap, source, wanted);
    default:
      return 'undefined';
  }
}

/** TypeScript reads a scalar as its literal where one is wanted, and nothing else as what is wanted. */
function constantType(value: unknown, wanted: Type): Type {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  if (scalar !== undefined) return { kind: 'literal', value: scalar };
  return value === null
    ? { kind: 'null' }
    : Array.isArray(value) && value.length === 0 && resolved(wanted).kind === 'list'
      ? wanted
      : { kind: 'undefined' };
}

function propertiesOf(type: Type): readonly TypeProperty[] | undefined {
  const object = resolved(type);
  return object.kind === 'object' ? object.properties : undefined;
}

/** Whether a property of the result comes from nowhere that TypeScript sees, or may be missing where it must not. */
function hasLooseEnds(from: readonly TypeProperty[], to: readonly TypeProperty[], fields: readonly Field[]): boolean {
  const shared = [...from.map(({ name }) => name), ...fields.map((field) => field.to)];
  // A type of optional properties alone takes no object that has none of them.
  if (to.length > 0 && !to.some(({ name }) => shared.includes(name))) return true;
  return to.some(({ name, isOptional }) => {
    const field = fields.find((one) => one.to === name);
    if (field !== undefined) return false;
    const kept = from.find((one) => one.name === name);
    return !isOptional && (kept === undefined || kept.isOptional);
  });
}
