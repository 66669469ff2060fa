import { takenFields } from '../inside.ts';
import type { Field, GatheredField, TakenField } from '../plan.ts';
import { nameText, typeText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import { resolved } from '../types/type.ts';
import type { Type, TypeProperty } from '../types/type.ts';
import { hasLooseEnds, propertiesOf } from './access.ts';
import type { Read } from './access.ts';
import { cast, decision, expressionOf } from './expression.ts';
import type { Printing } from './expression.ts';
import { behind, braces, conditional, enclosed, flat, operation } from './layout.ts';
import { jsonText } from './values.ts';

/** Where fields come from. */
export interface FieldSource {
  /** The code of the whole source, for whoever decides. */
  readonly whole: string;
  readonly read: (path: readonly string[]) => Read;
}

type Properties = readonly TypeProperty[] | undefined;

/** One property of an object literal; `to` are the properties of its type, undefined where it has none. */
export function fieldText(field: Field, to: Properties, source: FieldSource, printing: Printing): string {
  const wanted = to?.find(({ name }) => name === field.to)?.type ?? { kind: 'unknown' };
  return field.kind === 'taken' ? takenText(field, wanted, source, printing) : gatheredText(field, wanted, source, printing);
}

function takenText(field: TakenField, wanted: Type, source: FieldSource, printing: Printing): string {
  const name = nameText(field.to);
  if (field.from === undefined) return behind(`${name}:`, substitute(field, source.whole, wanted));
  const read = source.read(field.from);
  const text = cast(expressionOf(field.value, { text: read.present, type: read.type }, wanted, printing), wanted);
  const property = text === name ? name : behind(`${name}:`, text);
  if (!read.isOptional || field.missing === undefined) return property;
  if (field.missing.kind === 'left out') return `...(${read.text} !== undefined && ${braces([property])})`;
  return behind(`${name}:`, conditional(`${read.text} === undefined`, substitute(field, source.whole, wanted), text));
}

function gatheredText(
  { to: name, kept, fields, isOptional }: GatheredField,
  wanted: Type,
  source: FieldSource,
  printing: Printing,
): string {
  const to = propertiesOf(wanted);
  const own = kept === undefined ? undefined : keptExpression(kept, wanted, source, printing);
  const parts = [...(own === undefined ? [] : [own.text]), ...fields.map((field) => fieldText(field, to, source, printing))];
  const needsCast = to === undefined || hasLooseEnds(own?.properties ?? [], to, fields);
  const property = `${nameText(name)}: ${braces(parts)}${needsCast ? ` as unknown as ${typeText(wanted)}` : ''}`;
  const reads = takenFields([...(kept === undefined ? [] : [kept]), ...fields]).flatMap(({ from }) =>
    from === undefined ? [] : [source.read(from)],
  );
  if (!isOptional || reads.some((read) => !read.isOptional)) return property;
  const tests = [...new Set(reads.map(({ text }) => `${text} !== undefined`))];
  return `...(${tests.length > 1 ? `(${operation('||', tests)})` : tests.join('')} && ${braces([property])})`;
}

/** What is kept of an object that others are put into, as something to spread. */
function keptExpression(
  kept: TakenField,
  wanted: Type,
  source: FieldSource,
  printing: Printing,
): { readonly text: string; readonly properties: Properties } {
  const read = source.read(kept.from ?? []);
  if (read.isOptional && kept.missing?.kind === 'decide') {
    const made = expressionOf(kept.value, { text: read.present, type: read.type }, wanted, printing);
    const text = conditional(`${read.text} === undefined`, decision(kept.missing.gap, source.whole, wanted), made.text);
    return { text: `...${enclosed(text)}`, properties: propertiesOf(made.type) };
  }
  if (printing.isSame(kept.value)) {
    const properties = read.isOptional ? [] : (propertiesOf(read.type) ?? []).filter((one) => fitsIn(one, wanted));
    return { text: `...${read.text}`, properties };
  }
  const { text, type } = expressionOf(kept.value, { text: read.present, type: read.type }, wanted, printing);
  const isTight = !/ (?:as|\?) /.test(flat(text));
  if (read.isOptional) return { text: `...(${read.text} !== undefined && ${text})`, properties: [] };
  return { text: `...${isTight ? text : `(${text})`}`, properties: propertiesOf(type) };
}

function fitsIn(property: TypeProperty, wanted: Type): boolean {
  const target = propertiesOf(wanted)?.find(({ name }) => name === property.name);
  return target !== undefined && isAssignable(property.type, target.type);
}

function substitute({ missing }: TakenField, source: string, wanted: Type): string {
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
  if (value === null) return { kind: 'null' };
  return Array.isArray(value) && value.length === 0 && resolved(wanted).kind === 'list' ? wanted : { kind: 'undefined' };
}
