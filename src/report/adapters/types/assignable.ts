import { keyOf, resolved } from './type.ts';
import type { Declaration, Type, TypeProperty } from './type.ts';

/** Answers about two declarations, which are asked for wherever both are met. */
const known = new WeakMap<Declaration, WeakMap<Declaration, boolean>>();

/** A question that is open: what is taken for granted of pairs that are being looked at, or hang on such. */
interface Question {
  readonly assumed: Set<string>;
  /** The same in the order in which it was taken for granted, with the declarations where both types have one. */
  readonly pending: { readonly key: string; readonly pair: readonly Declaration[] }[];
}

/** Whether values of `a` can be given where `b` is wanted, as TypeScript sees it. False where that is not plain. */
export function isAssignable(a: Type, b: Type): boolean {
  const question: Question = { assumed: new Set(), pending: [] };
  const answer = isTaken(a, b, question);
  if (answer) for (const { pair } of question.pending) remember(pair, true);
  return answer;
}

function remember([a, b]: readonly Declaration[], answer: boolean): void {
  if (a === undefined || b === undefined) return;
  const answers = known.get(a) ?? new WeakMap<Declaration, boolean>();
  known.set(a, answers.set(b, answer));
}

function isTaken(a: Type, b: Type, question: Question): boolean {
  if (a === b || b.kind === 'unknown' || a.kind === 'never') return true;
  if (!hasName(a) && !hasName(b)) return isTakenInside(a, b, question);
  const pair = a.kind === 'named' && b.kind === 'named' ? [a.declaration, b.declaration] : [];
  const answer = a.kind === 'named' && b.kind === 'named' ? known.get(a.declaration)?.get(b.declaration) : undefined;
  if (answer !== undefined) return answer;
  const key = `${keyOf(a)} ${keyOf(b)}`;
  const { assumed, pending } = question;
  if (assumed.has(key)) return true;
  const mark = pending.length;
  assumed.add(key);
  pending.push({ key, pair });
  if (isTakenByName(a, b, question)) return true;
  // What is refused although something is taken for granted is refused; what was taken meanwhile may hang on it.
  for (const one of pending.splice(mark)) assumed.delete(one.key);
  remember(pair, false);
  return false;
}

function isTakenByName(a: Type, b: Type, question: Question): boolean {
  const target = resolved(b);
  // An interface has no index signature, so it is not what has one.
  if (target.kind === 'record' && hasName(a)) return false;
  return isTaken(resolved(a), target, question);
}

function isTakenInside(a: Type, b: Type, question: Question): boolean {
  if (a.kind === 'union') return a.of.every((one) => isTaken(one, b, question));
  if (b.kind === 'union') return b.of.some((one) => isTaken(a, one, question));
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' ? a.value === b.value : b.kind === typeof a.value;
    case 'list':
      return b.kind === 'list' && isTaken(a.of, b.of, question);
    case 'record':
      return b.kind === 'record' && isTaken(a.of, b.of, question);
    case 'object':
      return b.kind === 'object' && hasProperties(a.properties, b.properties, question);
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

function hasProperties(from: readonly TypeProperty[], to: readonly TypeProperty[], question: Question): boolean {
  // A type of optional properties alone takes nothing that shares none of them.
  const isWeak = to.length > 0 && to.every(({ isOptional }) => isOptional);
  if (isWeak && !to.some(({ name }) => from.some((one) => one.name === name))) return false;
  return to.every((wanted) => {
    const found = from.find(({ name }) => name === wanted.name);
    if (found === undefined) return wanted.isOptional;
    return (wanted.isOptional || !found.isOptional) && isTaken(found.type, wanted.type, question);
  });
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
