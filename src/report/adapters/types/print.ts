import { isIdentifier } from '../names.ts';
import { resolved } from './type.ts';
import type { Declaration, Type, TypeProperty } from './type.ts';

/** A type as TypeScript writes it, seen from `module`: what stands in another one is named with it. */
export function typeText(type: Type, module?: Declaration['module']): string {
  switch (type.kind) {
    case 'literal':
      return literalText(type.value);
    case 'list': {
      const item = typeText(type.of, module);
      return type.of.kind === 'union' || type.of.kind === 'intersection' ? `(${item})[]` : `${item}[]`;
    }
    case 'record':
      return `{ [name: string]: ${typeText(type.of, module)} }`;
    case 'object':
      if (type.properties.length === 0) return '{ [name: string]: unknown }';
      return `{ ${type.properties.map((property) => propertyText(property, module)).join('; ')} }`;
    case 'union':
      return type.of.map((one) => (one.kind === 'intersection' ? `(${typeText(one, module)})` : typeText(one, module))).join(' | ');
    case 'intersection':
      return type.of.map((one) => (one.kind === 'union' ? `(${typeText(one, module)})` : typeText(one, module))).join(' & ');
    case 'omit':
      return `Omit<${typeText(type.of, module)}, ${type.names.map(literalText).join(' | ')}>`;
    case 'named':
      return type.declaration.module === module ? type.declaration.name : `${type.declaration.module}.${type.declaration.name}`;
    default:
      return type.kind;
  }
}

/** A declaration as TypeScript writes it: an interface where it can be one. */
export function declarationText({ name, module, description, type }: Declaration): string {
  const comment = commentLines(summaryOf(description), '');
  if (type.kind !== 'object' || type.properties.length === 0) {
    const alternatives = type.kind === 'union' ? type.of.map((one) => typeText(one, module)) : [];
    const long = alternatives.join(' | ').length > 100;
    const text = long ? `\n  | ${alternatives.join('\n  | ')}` : ` ${typeText(type, module)}`;
    return [...comment, `export type ${name} =${text};`].join('\n');
  }
  const lines = type.properties.flatMap((property) => [
    ...commentLines(summaryOf(property.description), '  '),
    `  ${propertyText(property, module)};`,
  ]);
  return [...comment, `export interface ${name} {`, ...lines, '}'].join('\n');
}

/** The declarations that others need, however far, in the order in which they were made. */
export function reachable(declarations: readonly Declaration[], roots: readonly Type[]): readonly Declaration[] {
  const found = new Set<Declaration>();
  const pending = [...roots];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    switch (type.kind) {
      case 'named':
        if (!found.has(type.declaration)) pending.push(resolvedOnce(type));
        found.add(type.declaration);
        break;
      case 'list':
      case 'record':
      case 'omit':
        pending.push(type.of);
        break;
      case 'object':
        pending.push(...type.properties.map(({ type: of }) => of));
        break;
      case 'union':
      case 'intersection':
        pending.push(...type.of);
        break;
      default:
    }
  }
  return declarations.filter((declaration) => found.has(declaration));
}

function resolvedOnce(type: Type): Type {
  return type.kind === 'named' ? type.declaration.type : resolved(type);
}

function propertyText({ name, type, isOptional }: TypeProperty, module: Declaration['module'] | undefined): string {
  return `${nameText(name)}${isOptional ? '?' : ''}: ${typeText(type, module)}`;
}

/** A property's name as TypeScript writes it in an object. */
export function nameText(name: string): string {
  return isIdentifier(name) && name !== '__proto__' ? name : name === '__proto__' ? "['__proto__']" : literalText(name);
}

/** A value as TypeScript writes it; strings in single quotes. */
export function literalText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const quoted = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${quoted.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

const WIDEST = 110;

/** The beginning of a description: its first sentence, and not too much of that. */
export function summaryOf(description: string | undefined): string | undefined {
  const plain = description?.replaceAll(/\s+/g, ' ').trim();
  const first = plain === undefined ? undefined : (/^.{20,}?[.!?](?= |$)/u.exec(plain)?.[0] ?? plain);
  return first !== undefined && first.length > WIDEST
    ? `${[...first]
        .slice(0, WIDEST - 1)
        .join('')
        .trimEnd()}…`
    : first;
}

/** A text as a comment: one line, and nothing that would end it. */
export function commentLines(text: string | undefined, indent: string): readonly string[] {
  if (text === undefined) return [];
  const plain = text
    .replaceAll(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim();
  if (plain === '') return [];
  return [`${indent}/** ${plain} */`];
}
