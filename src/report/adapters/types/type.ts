import { canonical } from '../../../model/json.ts';

/** A TypeScript type, as data: printed, and asked whether values of one can be given where another is wanted. */
export type Type =
  | { readonly kind: 'unknown' | 'string' | 'number' | 'boolean' | 'null' | 'never' | 'undefined' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly of: Type }
  /** An object that names no properties; `of` is what any name holds. */
  | { readonly kind: 'record'; readonly of: Type }
  | { readonly kind: 'object'; readonly properties: readonly TypeProperty[] }
  | { readonly kind: 'union'; readonly of: readonly Type[] }
  | { readonly kind: 'intersection'; readonly of: readonly Type[] }
  | { readonly kind: 'omit'; readonly of: Type; readonly names: readonly string[] }
  | { readonly kind: 'named'; readonly declaration: Declaration };

/** One property of an object type. */
export interface TypeProperty {
  readonly name: string;
  readonly type: Type;
  readonly isOptional: boolean;
  readonly description: string | undefined;
}

/** A type with a name of its own. */
export interface Declaration {
  /** Filled in once it is known whether another one has the same shape. */
  name: string;
  /** The module that it stands in: `Old` or `New`. */
  readonly module: 'Old' | 'New';
  readonly description: string | undefined;
  /** Filled in once what is inside is known. */
  type: Type;
}

/** One type for alternatives, without repetition. */
export function unionOf(types: readonly Type[]): Type {
  const flat = types.flatMap((type) => (type.kind === 'union' ? type.of : [type]));
  if (flat.some(({ kind }) => kind === 'unknown')) return { kind: 'unknown' };
  const distinct = [...new Map(flat.filter(({ kind }) => kind !== 'never').map((type) => [keyOf(type), type] as const)).values()];
  const [first, second] = distinct;
  if (first === undefined) return { kind: 'never' };
  return second === undefined ? first : { kind: 'union', of: distinct };
}

/** The type behind names. */
export function resolved(type: Type): Type {
  let here = type;
  for (let depth = 0; here.kind === 'named' && depth < 20; depth += 1) here = here.declaration.type;
  if (here.kind !== 'omit') return here;
  const { names } = here;
  const object = resolved(here.of);
  return object.kind === 'object' ? { ...object, properties: object.properties.filter(({ name }) => !names.includes(name)) } : object;
}

/** A type without null and undefined. */
export function withoutNull(type: Type): Type {
  return type.kind === 'union' ? unionOf(type.of.filter(({ kind }) => kind !== 'null')) : type;
}

/** A text that equal types share. */
export function keyOf(type: Type): string {
  switch (type.kind) {
    case 'literal':
      return `= ${canonical(type.value)}`;
    case 'list':
    case 'record':
      return `${type.kind} ${keyOf(type.of)}`;
    case 'object':
      return `{${type.properties.map(({ name, type: of, isOptional }) => `${JSON.stringify(name)}${isOptional ? '?' : ''}:${keyOf(of)}`).join(',')}}`;
    case 'omit':
      return `omit ${type.names.join(' ')} ${keyOf(type.of)}`;
    case 'union':
    case 'intersection':
      return `${type.kind}(${type.of.map(keyOf).join(' | ')})`;
    case 'named':
      return `${type.declaration.module}.${type.declaration.name}`;
    default:
      return type.kind;
  }
}
