import type { CharacterSet } from './character-set.ts';
import { ANY_CHARACTER, intersection, union } from './character-set.ts';
import type { Expression, Expressions, Loop, Reading } from './expression.ts';
import { isPlainlyIncluded } from './inclusion.ts';

/** An empty set of expressions; one for each question, so that an answer hangs on nothing asked before. */
export function createExpressions(): Expressions {
  const interned = new Map<string, Expression>();
  const loops = new Map<Loop, number>();
  let count = 0;

  function intern(key: string, make: (id: number) => Expression): Expression {
    let known = interned.get(key);
    if (known === undefined) {
      known = make(count);
      count += 1;
      interned.set(key, known);
    }
    return known;
  }

  const nothing = intern('nothing', (id) => ({ id, kind: 'nothing', contextual: false, nullable: false }));
  const empty = intern('empty', (id) => ({ id, kind: 'empty', contextual: false, nullable: true }));
  const anyCharacter = character(ANY_CHARACTER);
  const anything = internRepeat(anyCharacter, 0, Infinity);

  function character(set: CharacterSet): Expression {
    if (set.length === 0) return nothing;
    return intern(`c${set.join()}`, (id) => ({ id, kind: 'character', set, contextual: false, nullable: false }));
  }

  function sequence(first: Expression, rest: Expression): Expression {
    if (first === nothing || rest === nothing) return nothing;
    if (first === empty) return rest;
    if (rest === empty) return first;
    if (first.kind === 'sequence') return sequence(first.first, sequence(first.rest, rest));
    if (first === anything && (rest === anything || (rest.kind === 'sequence' && rest.first === anything))) return rest;
    return intern(`s${first.id},${rest.id}`, (id) => ({
      id,
      kind: 'sequence',
      first,
      rest,
      contextual: first.contextual || rest.contextual,
      nullable: every([first, rest]),
    }));
  }

  function either(of: readonly Expression[]): Expression {
    const members = new Set<Expression>();
    const sets: CharacterSet[] = [];
    const pending = [...of];
    for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
      if (member === anything) return anything;
      if (member === nothing) continue;
      if (member.kind === 'either') pending.push(...member.of);
      else if (member.kind === 'character') sets.push(member.set);
      else members.add(member);
    }
    if (sets.length > 0) members.add(character(union(sets)));
    for (const member of members) if (member.kind === 'not' && members.has(member.of)) return anything;
    if (members.has(empty) && [...members].some((member) => member !== empty && !member.contextual && member.nullable === true)) {
      members.delete(empty);
    }
    return internMembers('either', members);
  }

  function both(of: readonly Expression[]): Expression {
    const members = new Set<Expression>();
    let set: CharacterSet | undefined;
    const pending = [...of];
    for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
      if (member === nothing) return nothing;
      if (member === anything) continue;
      if (member.kind === 'both') pending.push(...member.of);
      else if (member.kind === 'character') set = set === undefined ? member.set : intersection(set, member.set);
      else members.add(member);
    }
    if (set !== undefined) {
      if (set.length === 0) return nothing;
      members.add(character(set));
    }
    for (const member of members) if (member.kind === 'not' && members.has(member.of)) return nothing;
    // What hangs on the text before is not settled yet, and what hangs on a loop would unfold it too early.
    if (members.has(empty)) {
      const settled = [...members].filter((member) => !member.contextual && member.nullable !== undefined);
      if (settled.some((member) => member.nullable === false)) return nothing;
      if (settled.length === members.size) return empty;
    }
    return internMembers('both', members);
  }

  function internMembers(kind: 'either' | 'both', members: ReadonlySet<Expression>): Expression {
    const of = [...members].sort((a, b) => a.id - b.id);
    if (of.length === 0) return kind === 'either' ? nothing : anything;
    if (of.length === 1) return of[0] as Expression;
    const key = `${kind === 'either' ? '|' : '&'}${of.map((member) => member.id).join()}`;
    const known = interned.get(key);
    if (known !== undefined) return known;
    const reduced = kind === 'either' ? withoutIncluded(of) : contradictory(of) ? nothing : undefined;
    if (reduced !== undefined) {
      interned.set(key, reduced);
      return reduced;
    }
    return intern(key, (id) => ({
      id,
      kind,
      of,
      contextual: of.some((member) => member.contextual),
      nullable: kind === 'either' ? some(of) : every(of),
    }));
  }

  /** `of` as one expression without the members that others include; undefined when there are none. */
  function withoutIncluded(of: readonly Expression[]): Expression | undefined {
    if (of.length > COMPARED_MEMBERS) return undefined;
    const included = of.find((member) => of.some((other) => other !== member && isPlainlyIncluded(member, other)));
    return included === undefined ? undefined : either(of.filter((member) => member !== included));
  }

  function contradictory(of: readonly Expression[]): boolean {
    if (of.length > COMPARED_MEMBERS) return false;
    return of.some((member) => member.kind === 'not' && of.some((other) => other !== member && isPlainlyIncluded(other, member.of)));
  }

  function not(of: Expression): Expression {
    if (of.kind === 'not') return of.of;
    if (of === nothing) return anything;
    if (of === anything) return nothing;
    const nullable = of.nullable === undefined ? undefined : !of.nullable;
    return intern(`!${of.id}`, (id) => ({ id, kind: 'not', of, contextual: of.contextual, nullable }));
  }

  function repeat(of: Expression, min: number, max: number): Expression {
    if (max === 0 || of === empty) return empty;
    if (of === nothing) return min === 0 ? empty : nothing;
    if (min === 1 && max === 1) return of;
    if (of.kind === 'repeat' && of.max === Infinity && (of.min === 0 || (of.min === 1 && max === Infinity))) {
      return internRepeat(of.of, of.min === 0 || min === 0 ? 0 : min, Infinity);
    }
    return internRepeat(of, of.nullable === true ? 0 : min, max);
  }

  function internRepeat(of: Expression, min: number, max: number): Expression {
    return intern(`r${of.id},${min},${max}`, (id) => ({ id, kind: 'repeat', of, min, max, contextual: false, nullable: min === 0 }));
  }

  function behind(read: Expression): Expression {
    if (read === nothing || read === anything) return read;
    return intern(`b${read.id}`, (id) => ({ id, kind: 'behind', read, contextual: true, nullable: read.nullable }));
  }

  function loop(definition: Loop, reading: Reading): Expression {
    let number = loops.get(definition);
    if (number === undefined) loops.set(definition, (number = loops.size));
    const contextual = reading.languages.length > 0;
    return intern(`l${number};${reading.key}`, (id) => ({ id, kind: 'loop', loop: definition, reading, contextual, nullable: undefined }));
  }

  return { nothing, empty, anyCharacter, anything, size: () => count, character, sequence, either, both, not, repeat, behind, loop };
}

/** In longer lists the comparison of each with each costs more than it saves. */
const COMPARED_MEMBERS = 12;

function every(of: readonly Expression[]): boolean | undefined {
  if (of.some((member) => member.nullable === false)) return false;
  return of.some((member) => member.nullable === undefined) ? undefined : true;
}

function some(of: readonly Expression[]): boolean | undefined {
  if (of.some((member) => member.nullable === true)) return true;
  return of.some((member) => member.nullable === undefined) ? undefined : false;
}
