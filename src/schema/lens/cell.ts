import { findString, matchesPattern } from '../pattern/language.ts';
import type { NodeOf, SchemaNode } from '../node.ts';

/** One way in which the branches of a schema can hold, with what it then says of the properties and items. */
export interface Cell {
  readonly guards: readonly SchemaNode[];
  /** The discriminators whose branch it is, as far as they have values of their own. */
  readonly tagged: readonly NodeOf<'tagged'>[];
  readonly properties: readonly NodeOf<'properties'>[];
  readonly items: readonly NodeOf<'items'>[];
  readonly required: readonly string[];
  /** Whether it says by anything but the properties or items that it describes which values it takes. */
  readonly isTyped: boolean;
  /** What several ways say that are taken for one: more than any of them, so that nothing is closed that one of them opens. */
  readonly merged: readonly Merged[];
}

/** What some ways say together: each name may be sent, with anything in it. */
export interface Merged {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** Whether one of them describes the names that it does not declare. */
  readonly isOpen: boolean;
  /** Whether one of them declares nothing, and so closes nothing. */
  readonly isBare: boolean;
  /** Whether one of them says something of items. */
  readonly hasItems: boolean;
}

/** Patterns that ask for more are taken to match some name in common. */
const MOST_STATES = 1_000;

/** Nothing said. */
export const EMPTY: Cell = { guards: [], tagged: [], properties: [], items: [], required: [], isTyped: false, merged: [] };

/** Whether a way says nothing of properties and items. */
export function isEmpty(cell: Cell): boolean {
  return cell.properties.length + cell.items.length + cell.required.length + cell.merged.length === 0;
}

/** Two ways that hold together. */
export function joined(a: Cell, b: Cell): Cell {
  return {
    guards: [...a.guards, ...b.guards],
    tagged: [...a.tagged, ...b.tagged],
    properties: [...a.properties, ...b.properties],
    items: [...a.items, ...b.items],
    required: [...a.required, ...b.required],
    isTyped: a.isTyped || b.isTyped,
    merged: [...a.merged, ...b.merged],
  };
}

/** The names that a way declares, and the patterns of names. */
export function declaredBy({ properties, required, merged }: Cell): {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
} {
  return {
    names: new Set([...required, ...properties.flatMap(({ named }) => [...named.keys()]), ...merged.flatMap(({ names }) => [...names])]),
    patterns: new Set([
      ...properties.flatMap(({ patterned }) => patterned.map(([pattern]) => pattern)),
      ...merged.flatMap(({ patterns }) => [...patterns]),
    ]),
  };
}

/** Too many ways, taken for one: whatever some of them declares counts as declared, which only lets more through. */
export function mergedCell(cells: readonly Cell[]): Cell {
  const said = cells.flatMap(({ merged }) => merged);
  const properties = cells.flatMap((cell) => cell.properties);
  const declared = cells.map(declaredBy);
  const merged: Merged = {
    names: new Set(declared.flatMap(({ names }) => [...names])),
    patterns: new Set(declared.flatMap(({ patterns }) => [...patterns])),
    isOpen: properties.some(describesOthers) || said.some(({ isOpen }) => isOpen),
    isBare: cells.some((cell) => !closesSomething(cell)),
    hasItems: cells.some(({ items }) => items.length > 0) || said.some(({ hasItems }) => hasItems),
  };
  return { ...EMPTY, isTyped: true, merged: [merged] };
}

/** Whether a schema of properties says what those hold that it does not name. */
export function describesOthers({ rest }: NodeOf<'properties'>): boolean {
  return rest.kind !== 'anything' && rest.kind !== 'nothing';
}

/** Whether a way says which names there are, or that there are none, so that others are not sent. */
export function closesSomething({ properties, required, merged }: Cell): boolean {
  return required.length > 0 || properties.length > 0 || merged.some(({ isBare }) => !isBare);
}

/** Every schema that a way has for a declared name; undefined where it may have another that is not known. */
export function schemasOf({ properties, merged }: Cell, name: string): readonly SchemaNode[] | undefined {
  if (merged.some(({ names, patterns, isOpen }) => isOpen || names.has(name) || patterns.size > 0)) return undefined;
  const schemas: SchemaNode[] = [];
  for (const { named, patterned, rest } of properties) {
    const matching = patterned.map(([pattern, of]) => ({ of, matches: matchesPattern(pattern, name) }));
    if (matching.some(({ matches }) => matches === 'unknown')) return undefined;
    const described = matching.flatMap(({ of, matches }) => (matches === true ? [of] : []));
    const own = named.get(name);
    schemas.push(...(own === undefined && described.length === 0 ? [rest] : [...(own === undefined ? [] : [own]), ...described]));
  }
  return schemas;
}

/**
 * The schemas that a way has for the names that a pattern matches: one list for each set of other words that may
 * describe some of the same names. Undefined where those are many, or where other schemas are not known.
 */
export function schemasOfPattern(cell: Cell, pattern: string): readonly (readonly SchemaNode[])[] | undefined {
  if (cell.merged.some(({ patterns, isOpen }) => isOpen || patterns.has(pattern))) return undefined;
  const { names, patterns } = declaredBy(cell);
  const besides: readonly Word[] = [
    ...[...names].filter((name) => matchesPattern(pattern, name) !== false).map((name): Word => ({ kind: 'name', text: name })),
    ...[...patterns]
      .filter((other) => other !== pattern && !areApart(pattern, other))
      .map((other): Word => ({ kind: 'pattern', text: other })),
  ];
  if (besides.length > MOST_BESIDES) return undefined;
  const own: Word = { kind: 'pattern', text: pattern };
  return Array.from({ length: 2 ** besides.length }, (_, subset) => {
    const words = [own, ...besides.filter((__, index) => (subset & (1 << index)) !== 0)];
    return cell.properties.flatMap((node) => {
      const described = words.flatMap((word) => schemasOfWord(node, word));
      return described.length > 0 ? described : [node.rest];
    });
  });
}

/** More words than these beside a pattern are taken to describe anything. */
const MOST_BESIDES = 2;

/** A name, or a pattern of names, under which a schema describes properties. */
interface Word {
  readonly kind: 'name' | 'pattern';
  readonly text: string;
}

function schemasOfWord({ named, patterned }: NodeOf<'properties'>, { kind, text }: Word): readonly SchemaNode[] {
  if (kind === 'pattern') return patterned.filter(([source]) => source === text).map(([, of]) => of);
  const own = named.get(text);
  return own === undefined ? [] : [own];
}

/** Whether no name plainly matches both of two patterns. */
function areApart(one: string, other: string): boolean {
  const names = { matching: [one, other], notMatching: [], minLength: 0, maxLength: Infinity, excluded: [] };
  return findString(names, { budget: { states: MOST_STATES, milliseconds: 1_000 } }).answer === 'empty';
}
