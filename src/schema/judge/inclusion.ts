import { typesOfAll } from '../store.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import { ASSERTS_ABOUT } from './alternatives.ts';
import { isAnyOf } from './apart.ts';
import { createConstants } from './constants.ts';
import { atomImplies, valuesImply } from './atoms.ts';
import { describedItems, describedProperties } from './contents.ts';

/**
 * Tells by structure alone that every value which keeps to all of `given` keeps to `wanted`. True is a
 * proof; false only says that it is not plain to see.
 */
export type Inclusion = (given: readonly SchemaNode[], wanted: SchemaNode) => boolean;

/** So many steps one question may take: what is plain to see takes few. */
const MOST_STEPS = 20_000;
const DEEPEST = 200;
/** More assertions at one place are not gathered. */
const MOST_GIVEN = 1_000;

/** A question that is being answered. */
interface Open {
  readonly level: number;
  /** How many steps into properties and items led here. */
  readonly inside: number;
}

/**
 * Creates the structural proof of inclusion, which settles most questions about two versions of a schema
 * without a search. Schemas may contain themselves: a question that is met again below itself may be
 * taken for answered there, but only of a smaller value, one step at least into a property or an item. An
 * answer that rests on one still open is tentative until that one is settled, and void when it fails.
 */
export function createInclusion(): Inclusion {
  const settled = new Map<string, boolean>();
  const tentative = new Map<string, number>();
  const open = new Map<string, Open>();
  const constants = createConstants();
  const log: string[] = [];
  /** The shallowest open question that the answers since the last save rest on. */
  let restsOn = Infinity;
  let steps = 0;
  let inside = 0;
  let innermost = 0;

  function implies(given: readonly SchemaNode[], wanted: SchemaNode): boolean {
    if (isObvious(given, wanted)) return true;
    const facts = given.length === 1 ? given : [...new Set(given)].sort((a, b) => a.id - b.id);
    const key = `${facts.map(({ id }) => id).join()}>${wanted.id}`;
    const known = settled.get(key);
    if (known !== undefined) return known;
    const isInside = inside > innermost;
    const waiting = tentative.get(key);
    if (waiting !== undefined && isInside) {
      restsOn = Math.min(restsOn, waiting);
      return true;
    }
    const asked = open.get(key);
    if (asked !== undefined) {
      if (inside <= asked.inside) return false;
      restsOn = Math.min(restsOn, asked.level);
      return true;
    }
    if (open.size > DEEPEST || steps <= 0) return false;
    steps -= 1;
    return answer(key, facts, wanted);
  }

  function answer(key: string, facts: readonly SchemaNode[], wanted: SchemaNode): boolean {
    const [level, logged, outer, around] = [open.size, log.length, restsOn, innermost];
    open.set(key, { level, inside });
    innermost = inside;
    restsOn = Infinity;
    const proven = decide(facts, wanted);
    innermost = around;
    open.delete(key);
    const rest = restsOn >= level ? Infinity : restsOn;
    restsOn = outer;
    if (!proven) {
      for (const failed of log.splice(logged)) tentative.delete(failed);
      if (steps > 0) settled.set(key, false);
    } else if (rest === Infinity) {
      for (const waiting of log.splice(logged)) if (tentative.delete(waiting)) settled.set(waiting, true);
      settled.set(key, true);
    } else {
      restsOn = Math.min(outer, rest);
      for (const waiting of log.slice(logged)) if ((tentative.get(waiting) ?? -1) >= level) tentative.set(waiting, rest);
      tentative.set(key, rest);
      log.push(key);
    }
    return proven;
  }

  /** One step into a property or an item. */
  function impliesInside(given: readonly SchemaNode[], wanted: SchemaNode): boolean {
    inside += 1;
    const proven = implies(given, wanted);
    inside -= 1;
    return proven;
  }

  function decide(given: readonly SchemaNode[], wanted: SchemaNode): boolean {
    switch (wanted.kind) {
      case 'all':
        return wanted.of.every((of) => implies(given, of));
      case 'reference':
        return implies(given, wanted.target());
      default:
    }
    const facts = flattened(given);
    if (facts === undefined) return false;
    return isObvious(facts, wanted) || isSaid(facts, wanted) || isSaidByBranches(facts, wanted);
  }

  /** Whether the assertions without branches say it. */
  function isSaid(facts: readonly SchemaNode[], wanted: SchemaNode): boolean {
    const types = typesOfAll(facts);
    const about = ASSERTS_ABOUT[wanted.kind];
    if (types === 0 || (about !== undefined && (types & about) === 0)) return true;
    if (facts.some((fact) => fact.kind === 'values' && valuesImply(fact, facts, wanted))) return true;
    switch (wanted.kind) {
      case 'properties':
        // One object is asked about in many questions: what one fact says alone is remembered for all of them.
        if (facts.length > 1 && facts.some((fact) => fact.kind === 'properties' && implies([fact], wanted))) return true;
        return describedProperties(facts, wanted, impliesInside);
      case 'items':
        return describedItems(facts, wanted, impliesInside);
      case 'not':
        return facts.some((fact) => fact.kind === 'not' && implies([wanted.of], fact.of)) || isAbsent(facts, wanted.of);
      case 'propertyNames':
        return facts.some((fact) => fact.kind === 'propertyNames' && impliesInside([fact.of], wanted.of));
      default:
        return facts.some((fact) => atomImplies(fact, wanted, impliesInside));
    }
  }

  /** Whether one branch of a wanted union is said, or each branch of a given one says it. */
  function isSaidByBranches(facts: readonly SchemaNode[], wanted: SchemaNode): boolean {
    if (isAnyOf(wanted)) {
      const candidates = wanted.of.filter((of) => !constants.exclude(facts, of));
      if (candidates.some((of) => implies(facts, of))) return true;
    }
    const union = facts.find((fact): fact is NodeOf<'any' | 'exactlyOne'> => fact.kind === 'any' || fact.kind === 'exactlyOne');
    if (union === undefined) return false;
    const others = facts.filter((fact) => fact !== union);
    return union.of.every((of) => implies([...others, of], wanted));
  }

  return (given, wanted) => {
    steps = MOST_STEPS;
    inside = 0;
    innermost = 0;
    return implies(given, wanted);
  };
}

function isObvious(given: readonly SchemaNode[], wanted: SchemaNode): boolean {
  if (wanted.kind === 'anything' || wanted.kind === 'access' || wanted.kind === 'tagged') return true;
  return given.some((fact) => fact === wanted || fact.kind === 'nothing' || (wanted.kind === 'any' && wanted.of.includes(fact)));
}

/** A property that could only hold nothing is not there. */
function isAbsent(facts: readonly SchemaNode[], refused: SchemaNode): boolean {
  if (refused.kind !== 'required') return false;
  return facts.some(
    (fact) => fact.kind === 'properties' && fact.patterned.length === 0 && (fact.named.get(refused.name) ?? fact.rest).kind === 'nothing',
  );
}

/** The assertions themselves, `all` and references resolved; undefined where they are too many. */
function flattened(given: readonly SchemaNode[]): readonly SchemaNode[] | undefined {
  const seen = new Set<SchemaNode>();
  const facts: SchemaNode[] = [];
  const pending = [...given].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (seen.size > MOST_GIVEN) return undefined;
    if (node.kind === 'all') pending.push(...[...node.of].reverse());
    else if (node.kind === 'reference') pending.push(node.target());
    else facts.push(node);
  }
  return facts;
}
