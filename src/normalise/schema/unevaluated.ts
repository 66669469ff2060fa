import { own } from '../../model/json.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Lowering } from './lower.ts';
import type { Place } from './place.ts';

const MOST_CELLS = 64;

/** One way in which the conditional parts of a schema can hold, and what is evaluated when they do. */
interface Cell {
  readonly guards: readonly SchemaNode[];
  readonly everything: boolean;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly prefix: number;
  readonly contains: readonly SchemaNode[];
}

const NONE: Cell = { guards: [], everything: false, names: [], patterns: [], prefix: 0, contains: [] };

type Keyword = 'unevaluatedProperties' | 'unevaluatedItems';

/**
 * `unevaluatedProperties` or `unevaluatedItems` (JSON Schema 2020-12 core, section 11) said in plain
 * assertions: one alternative for each way in which the branches beside it can hold, in which what
 * those branches evaluate is left alone. Undefined when there are too many ways or a reference that
 * cannot be followed.
 */
export function lowerUnevaluated(lowering: Lowering, place: Place, keyword: Keyword): SchemaNode | undefined {
  const { store, node, places } = lowering;
  const schema = node(places.below(place, keyword));
  if (schema === store.anything) return schema;
  const cells = evaluated(lowering, place, keyword, new Set());
  if (cells === undefined) return undefined;
  return store.any(
    cells.map((cell) => {
      if (cell.everything) return store.all(cell.guards);
      const left =
        keyword === 'unevaluatedProperties'
          ? store.properties(
              cell.names.map((name) => [name, store.anything] as const),
              [...new Set(cell.patterns)].map((pattern) => [pattern, store.anything] as const),
              schema,
            )
          : store.items(Array<SchemaNode>(cell.prefix).fill(store.anything), store.any([schema, ...cell.contains]));
      return store.all([...cell.guards, left]);
    }),
  );
}

function evaluated(lowering: Lowering, place: Place, keyword: Keyword, within: ReadonlySet<Place>): readonly Cell[] | undefined {
  if (within.has(place)) return undefined;
  const { places, node, store } = lowering;
  const path = new Set([...within, place]);
  const inside = (below: Place): readonly Cell[] | undefined => evaluated(lowering, below, keyword, path);
  const unguarded: (readonly Cell[] | undefined)[] = [[ownCell(lowering, place, keyword, within.size === 0)]];
  for (const { target } of places.references(place)) unguarded.push(target === undefined ? undefined : inside(target));
  for (const part of places.list(place, 'allOf')) unguarded.push(inside(part));
  for (const branch of places.list(place, 'anyOf'))
    unguarded.push(conditional(inside(branch), node(branch), [NONE], store.not(node(branch))));
  const branches = places.list(place, 'oneOf');
  if (branches.length > 0) unguarded.push(exclusive(branches.map((branch) => guard(inside(branch), node(branch)))));
  if (places.read(place, 'if') !== undefined) {
    const condition = places.below(place, 'if');
    const side = (name: string): readonly Cell[] | undefined =>
      places.read(place, name) === undefined ? [NONE] : inside(places.below(place, name));
    unguarded.push(conditional(cross(inside(condition), side('then')), node(condition), side('else'), store.not(node(condition))));
  }
  for (const [name, of] of places.map(place, 'dependentSchemas')) {
    const holds = store.all([store.types(TYPE.object), store.required(name)]);
    unguarded.push(conditional(inside(of), holds, [NONE], store.not(holds)));
  }
  return unguarded.reduce((cells, more) => cross(cells, more), [NONE]);
}

/** What the keywords of a schema object evaluate themselves; of the outermost all but the keyword in question. */
function ownCell({ places, node }: Lowering, place: Place, keyword: Keyword, isOutermost: boolean): Cell {
  const says = (name: string): boolean => places.read(place, name) !== undefined;
  const isDone = !isOutermost && says(keyword);
  if (keyword === 'unevaluatedProperties') {
    return {
      ...NONE,
      everything: isDone || says('additionalProperties'),
      names: places.map(place, 'properties').map(([name]) => name),
      patterns: places.map(place, 'patternProperties').map(([pattern]) => pattern),
    };
  }
  return {
    ...NONE,
    everything: isDone || (says('items') && !Array.isArray(own(place.value, 'items'))),
    prefix: Math.max(places.list(place, 'prefixItems').length, places.list(place, 'items').length),
    contains: says('contains') ? [node(places.below(place, 'contains'))] : [],
  };
}

type Cells = readonly Cell[] | undefined;

function cross(left: Cells, right: Cells): Cells {
  if (left === undefined || right === undefined || left.length * right.length > MOST_CELLS) return undefined;
  return left.flatMap((a) =>
    right.map((b) => ({
      guards: [...a.guards, ...b.guards],
      everything: a.everything || b.everything,
      names: [...a.names, ...b.names],
      patterns: [...a.patterns, ...b.patterns],
      prefix: Math.max(a.prefix, b.prefix),
      contains: [...a.contains, ...b.contains],
    })),
  );
}

function guard(cells: Cells, node: SchemaNode): Cells {
  return cells?.map((cell) => ({ ...cell, guards: [node, ...cell.guards] }));
}

function conditional(held: Cells, when: SchemaNode, failed: Cells, otherwise: SchemaNode): Cells {
  if (held === undefined || failed === undefined) return undefined;
  return [...held, ...failed].every(isNone) ? [NONE] : [...(guard(held, when) ?? []), ...(guard(failed, otherwise) ?? [])];
}

// `oneOf` itself is asserted beside this, so in each way exactly one branch holds.
function exclusive(branches: readonly Cells[]): Cells {
  if (branches.includes(undefined)) return undefined;
  const cells = branches.flatMap((branch) => branch ?? []);
  return cells.every(isNone) ? [NONE] : cells;
}

function isNone(cell: Cell): boolean {
  return !cell.everything && cell.names.length === 0 && cell.patterns.length === 0 && cell.prefix === 0 && cell.contains.length === 0;
}
