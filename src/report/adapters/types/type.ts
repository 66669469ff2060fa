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

/** Answers about two declarations, which are asked for wherever both are met. */
const known = new WeakMap<Declaration, WeakMap<Declaration, boolean>>();

/** Whether values of `a` can be given where `b` is wanted, as TypeScript sees it. False where that is not plain. */
export function isAssignable(a: Type, b: Type, assumed: ReadonlySet<string> = new Set()): boolean {
  if (a === b || b.kind === 'unknown' || a.kind === 'never') return true;
  if (a.kind === 'named' && b.kind === 'named') {
    const answer = known.get(a.declaration)?.get(b.declaration);
    if (answer !== undefined) return answer;
    const made = isAssignableInside(a, b, assumed);
    // What is refused under assumptions is refused without them; what is taken may hang on them.
    if (!made || assumed.size === 0) {
      const answers = known.get(a.declaration) ?? new WeakMap<Declaration, boolean>();
      known.set(a.declaration, answers.set(b.declaration, made));
    }
    return made;
  }
  return isAssignableInside(a, b, assumed);
}

function isAssignableInside(a: Type, b: Type, assumed: ReadonlySet<string>): boolean {
  if (hasName(a) || hasName(b)) {
    const key = `${keyOf(a)} ${keyOf(b)}`;
    if (assumed.has(key)) return true;
    const further = new Set([...assumed, key]);
    // An interface has no index signature, so it is not what has one.
    const target = resolved(b);
    if (target.kind === 'record' && hasName(a)) return false;
    return isAssignable(resolved(a), target, further);
  }
  if (a.kind === 'union') return a.of.every((one) => isAssignable(one, b, assumed));
  if (b.kind === 'union') return b.of.some((one) => isAssignable(a, one, assumed));
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' ? a.value === b.value : b.kind === typeof a.value;
    case 'list':
      return b.kind === 'list' && isAssignable(a.of, b.of, assumed);
    case 'record':
      return b.kind === 'record' && isAssignable(a.of, b.of, assumed);
    case 'object':
      return b.kind === 'object' && hasProperties(a.properties, b.properties, assumed);
    case 'unknown':
    case 'intersection':
      return false;
    default:
      return a.kind === b.kind;
  }
}

function hasName({ kind }: Type): boolean {
  return kind === 'named' || kind === 'omit';
}

function hasProperties(from: readonly TypeProperty[], to: readonly TypeProperty[], assumed: ReadonlySet<string>): boolean {
  // A type of optional properties alone takes nothing that shares none of them.
  const isWeak = to.length > 0 && to.every(({ isOptional }) => isOptional);
  if (isWeak && !to.some(({ name }) => from.some((one) => one.name === name))) return false;
  return to.every((wanted) => {
    const found = from.find(({ name }) => name === wanted.name);
    if (found === undefined) return wanted.isOptional;
    return (wanted.isOptional || !found.isOptional) && isAssignable(found.type, wanted.type, assumed);
  });
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

/** Whether TypeScript lets a value of `a` be called one of `b`: the one is the other, or they are scalars that share values. */
export function isComparable(a: Type, b: Type): boolean {
  if (a.kind === 'unknown' || isAssignable(b, a)) return true;
  const [left, right] = [scalarsOf(a), scalarsOf(b)];
  return left.some((one) => right.some((other) => isAssignable(one, other) || isAssignable(other, one)));
}

/** The members of a union of scalars; none of what is more. */
function scalarsOf(type: Type): readonly Type[] {
  const plain = resolved(type);
  const members = plain.kind === 'union' ? plain.of : [plain];
  return members.every(({ kind }) => kind === 'literal' || kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null')
    ? members
    : [];
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
