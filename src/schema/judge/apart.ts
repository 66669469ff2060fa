import { evaluate } from '../evaluate.ts';
import { ALL_TYPES, TYPE } from '../node.ts';
import type { NodeOf, SchemaNode, TypeMask } from '../node.ts';
import { findString } from '../pattern/language.ts';
import { typesOf } from '../store.ts';

/** What a schema says without branches: all of these hold of each of its values. */
interface Facts {
  readonly types: TypeMask;
  readonly values: NodeOf<'values'> | undefined;
  readonly required: ReadonlySet<string>;
  readonly properties: readonly NodeOf<'properties'>[];
  readonly bounds: readonly NodeOf<'minimum' | 'maximum'>[];
  readonly patterns: readonly string[];
  readonly lengths: { readonly min: number; readonly max: number };
  readonly unions: readonly NodeOf<'any' | 'exactlyOne'>[];
}

/** A tag may stand inside a header of a header; further down nobody puts it. */
const DEEPEST = 3;
const MOST_FACTS = 200;
const MOST_VALUES = 200;
const MOST_BRANCHES = 16;
/** Comparing texts with texts is dear beyond some pairs of branches. */
const MOST_STATES = 500;

const factsOf = new WeakMap<SchemaNode, Facts>();

/**
 * Whether it is plain that no value satisfies both schemas: by their types, the constants or bounds of what
 * they require (a tag, at best), or a property that one requires and the other has no room for. A proof, made
 * of what is written alone; false only says that it is not plain to see. Who sends the value does not count: both
 * schemas are open where they say so (for a sender and a receiver see `diff/schemas/never-taken.ts`).
 */
export function areApart(a: SchemaNode, b: SchemaNode, depth = 0): boolean {
  if (a === b) return a.kind === 'nothing';
  const [left, right] = [gathered(a), gathered(b)];
  const types = left.types & right.types;
  if (types === 0 || refusesAll(left.values, b) || refusesAll(right.values, a)) return true;
  if (types === TYPE.number && boundsCross(left, right)) return true;
  if (types === TYPE.string && noTextIsLeft(left, right)) return true;
  if (types === TYPE.object && depth < DEEPEST && propertiesClash(left, right, depth)) return true;
  return depth < DEEPEST && (everyBranchIsApart(left, b, depth) || everyBranchIsApart(right, a, depth));
}

function gathered(node: SchemaNode): Facts {
  const known = factsOf.get(node);
  if (known !== undefined) return known;
  const facts = gather(node);
  factsOf.set(node, facts);
  return facts;
}

function gather(root: SchemaNode): Facts {
  const required = new Set<string>();
  const properties: NodeOf<'properties'>[] = [];
  const bounds: NodeOf<'minimum' | 'maximum'>[] = [];
  const patterns: string[] = [];
  const unions: NodeOf<'any' | 'exactlyOne'>[] = [];
  let [types, min, max] = [ALL_TYPES, 0, Infinity];
  let values: NodeOf<'values'> | undefined;
  const seen = new Set<SchemaNode>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined && seen.size < MOST_FACTS; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    types &= typesOf(node);
    if (node.kind === 'all') pending.push(...node.of);
    else if (node.kind === 'reference') pending.push(node.target());
    else if (node.kind === 'values') values ??= node;
    else if (node.kind === 'required') required.add(node.name);
    else if (node.kind === 'properties') properties.push(node);
    else if (node.kind === 'minimum' || node.kind === 'maximum') bounds.push(node);
    else if (node.kind === 'pattern') patterns.push(node.source);
    else if (node.kind === 'minLength') min = Math.max(min, node.limit);
    else if (node.kind === 'maxLength') max = Math.min(max, node.limit);
    else if (node.kind === 'any' || node.kind === 'exactlyOne') unions.push(node);
  }
  return { types, values, required, properties, bounds, patterns, lengths: { min, max }, unions };
}

function refusesAll(values: NodeOf<'values'> | undefined, by: SchemaNode): boolean {
  return values !== undefined && values.values.length <= MOST_VALUES && values.values.every((value) => evaluate(by, value) === false);
}

function boundsCross(a: Facts, b: Facts): boolean {
  const bounds = [...a.bounds, ...b.bounds];
  return bounds.some(
    (lower) =>
      lower.kind === 'minimum' &&
      bounds.some(
        (upper) =>
          upper.kind === 'maximum' && (lower.bound > upper.bound || (lower.bound == upper.bound && (lower.exclusive || upper.exclusive))),
      ),
  );
}

function noTextIsLeft(a: Facts, b: Facts): boolean {
  const min = Math.max(a.lengths.min, b.lengths.min);
  const max = Math.min(a.lengths.max, b.lengths.max);
  if (min > max) return true;
  if (a.patterns.length === 0 || b.patterns.length === 0) return false;
  const matching = [...new Set([...a.patterns, ...b.patterns])];
  const budget = { states: MOST_STATES, milliseconds: 1_000 };
  return findString({ matching, notMatching: [], minLength: min, maxLength: max, excluded: [] }, { budget }).answer === 'empty';
}

/** Whether a property that must be there has no value that both allow. */
function propertiesClash(a: Facts, b: Facts, depth: number): boolean {
  for (const name of new Set([...a.required, ...b.required])) {
    const [left, right] = [schemasOf(a, name), schemasOf(b, name)];
    if ([...left, ...right].some(({ kind }) => kind === 'nothing')) return true;
    if (left.some((one) => right.some((other) => areApart(one, other, depth + 1)))) return true;
  }
  return false;
}

function schemasOf({ properties }: Facts, name: string): readonly SchemaNode[] {
  return properties.flatMap((node) => node.named.get(name) ?? (node.patterned.length === 0 ? node.rest : []));
}

function everyBranchIsApart({ unions }: Facts, other: SchemaNode, depth: number): boolean {
  return unions.some(({ of }) => of.length <= MOST_BRANCHES && of.every((branch) => areApart(branch, other, depth + 1)));
}

/** By branch of a union, the other branches that are not plainly apart from it. */
export type Rivals = ReadonlyMap<SchemaNode, readonly SchemaNode[]>;

const rivalsOf = new WeakMap<SchemaNode, Rivals>();

/**
 * The branches of `oneOf` that may accept a value together, each with the others. Branches that are not listed
 * have none; where no branch has any, exactly one of them is any of them.
 */
export function rivals(union: NodeOf<'exactlyOne'>): Rivals {
  const known = rivalsOf.get(union);
  if (known !== undefined) return known;
  const found = new Map<SchemaNode, SchemaNode[]>();
  const add = (branch: SchemaNode, other: SchemaNode): void => {
    const others = found.get(branch);
    if (others === undefined) found.set(branch, [other]);
    else others.push(other);
  };
  for (const [index, branch] of union.of.entries()) {
    for (const other of union.of.slice(index + 1)) {
      if (areApart(branch, other)) continue;
      add(branch, other);
      add(other, branch);
    }
  }
  rivalsOf.set(union, found);
  return found;
}

/** Whether a node accepts what any of its branches does: `anyOf`, and `oneOf` of branches that are plainly apart. */
export function isAnyOf(node: SchemaNode): node is NodeOf<'any' | 'exactlyOne'> {
  return node.kind === 'any' || (node.kind === 'exactlyOne' && rivals(node).size === 0);
}
