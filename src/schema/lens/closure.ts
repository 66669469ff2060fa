import type { NodeOf, SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { exclusive } from './exclusive.ts';

const MOST_CELLS = 64;
const MOST_SUBSETS = 3;

/** One way in which the branches of a schema can hold, with what it then says of the properties and items. */
interface Cell {
  readonly guards: readonly SchemaNode[];
  readonly properties: readonly NodeOf<'properties'>[];
  readonly items: readonly NodeOf<'items'>[];
  readonly required: readonly string[];
}

/**
 * What a sender that keeps to its document adds to a schema: no property is sent that the schema does
 * not declare, at every depth, unless `additionalProperties` describes others. It is the schema
 * `unevaluatedProperties: false` at every object that declares a name, computed over the branches that
 * hold, with the discriminator set to one of the values of the branch. As it is meant to be joined to the schema by `all`, the result is never wider than the schema.
 */
export function createClosure(store: Store): (node: SchemaNode) => SchemaNode {
  const memory = new Map<SchemaNode, SchemaNode>();

  function closure(node: SchemaNode): SchemaNode {
    const known = memory.get(node);
    if (known !== undefined) return known;
    const result = store.any(cellsOf(node, new Set()).map((cell) => store.all([...cell.guards, objectPart(cell), arrayPart(cell)])));
    memory.set(node, result);
    return result;
  }

  /** The closure of what stands below, made when somebody looks: schemas may contain themselves. */
  function later(node: SchemaNode): SchemaNode {
    if (!mayDeclare(node, new Set())) return store.anything;
    return store.reference(`closure ${node.id}`, () => closure(node));
  }

  function objectPart(cell: Cell): SchemaNode {
    const names = new Set(cell.required);
    for (const node of cell.properties) for (const name of node.named.keys()) names.add(name);
    const patterns = new Set(cell.properties.flatMap((node) => node.patterned.map(([pattern]) => pattern)));
    const described = cell.properties.map((node) => node.rest).filter((rest) => rest !== store.anything && rest !== store.nothing);
    const named = [...names].map((name) => {
      const schemas = cell.properties.flatMap((node) => node.named.get(name) ?? (node.patterned.length === 0 ? [node.rest] : []));
      return [name, later(store.all(schemas))] as const;
    });
    const closed = described.length === 0 && (names.size > 0 || patterns.size > 0);
    const rest = closed ? store.nothing : later(store.all(described));
    return store.properties(
      named,
      [...patterns].map((pattern) => [pattern, store.anything] as const),
      rest,
    );
  }

  function arrayPart(cell: Cell): SchemaNode {
    const length = cell.items.reduce((longest, node) => Math.max(longest, node.prefix.length), 0);
    const at = (index: number): SchemaNode => later(store.all(cell.items.map((node) => node.prefix[index] ?? node.rest)));
    return store.items([...Array(length).keys()].map(at), at(length));
  }

  function cellsOf(node: SchemaNode, visiting: ReadonlySet<SchemaNode>): readonly Cell[] {
    switch (node.kind) {
      case 'properties':
        return [{ ...EMPTY, properties: [node] }];
      case 'items':
        return [{ ...EMPTY, items: [node] }];
      case 'required':
        return [{ ...EMPTY, required: [node.name] }];
      case 'tagged':
        return [
          {
            ...EMPTY,
            guards: [store.required(node.property), store.properties([[node.property, store.values(node.values)]])],
            required: [node.property],
          },
        ];
      case 'reference':
        return visiting.has(node) ? [EMPTY] : cellsOf(node.target(), new Set([...visiting, node]));
      case 'all':
        return node.of.reduce<readonly Cell[]>((cells, of) => cross(cells, cellsOf(of, visiting)), [EMPTY]);
      case 'any':
      case 'exactlyOne':
        return branchCells(node, visiting);
      default:
        return [EMPTY];
    }
  }

  function branchCells(node: NodeOf<'any' | 'exactlyOne'>, visiting: ReadonlySet<SchemaNode>): readonly Cell[] {
    const branches = node.of.map((of) => ({ of, cells: cellsOf(of, visiting) }));
    if (branches.every(({ cells }) => cells.every(isEmpty))) return [EMPTY];
    const guarded = branches.map(({ of, cells }) => cells.map((cell) => ({ ...cell, guards: [of, ...cell.guards] })));
    if (node.kind === 'exactlyOne' || exclusive(node.of)) return capped(guarded.flat());
    if (branches.length > MOST_SUBSETS) return [merge(guarded.flat())];
    // Branches that may hold together: every way in which some do and the others do not.
    const subsets = Array.from({ length: 2 ** branches.length - 1 }, (_, index) => index + 1);
    return capped(
      subsets.flatMap((subset) =>
        branches.reduce<readonly Cell[]>(
          (cells, { of }, index) => {
            const holds = (subset & (1 << index)) !== 0;
            return cross(cells, holds ? (guarded[index] ?? []) : [{ ...EMPTY, guards: [store.not(of)] }]);
          },
          [EMPTY],
        ),
      ),
    );
  }

  /** Too many ways: whatever some branch declares counts as declared, which only lets more through. */
  function merge(cells: readonly Cell[]): Cell {
    const described = cells.some((cell) => cell.properties.length === 0 && cell.required.length === 0);
    const names = new Set(cells.flatMap((cell) => [...cell.required, ...cell.properties.flatMap((node) => [...node.named.keys()])]));
    const patterns = new Set(cells.flatMap((cell) => cell.properties.flatMap((node) => node.patterned.map(([pattern]) => pattern))));
    const open = described || cells.some((cell) => cell.properties.some(({ rest }) => rest !== store.anything && rest !== store.nothing));
    if (open) return EMPTY;
    const loose = store.properties(
      [...names].map((name) => [name, store.anything] as const),
      [...patterns].map((pattern) => [pattern, store.anything] as const),
    );
    return loose.kind === 'properties' ? { ...EMPTY, properties: [loose] } : EMPTY;
  }

  function cross(left: readonly Cell[], right: readonly Cell[]): readonly Cell[] {
    return capped(
      left.flatMap((a) =>
        right.map((b) => ({
          guards: [...a.guards, ...b.guards],
          properties: [...a.properties, ...b.properties],
          items: [...a.items, ...b.items],
          required: [...a.required, ...b.required],
        })),
      ),
    );
  }

  function capped(cells: readonly Cell[]): readonly Cell[] {
    return cells.length > MOST_CELLS ? [merge(cells)] : cells;
  }

  return closure;
}

const EMPTY: Cell = { guards: [], properties: [], items: [], required: [] };

function isEmpty(cell: Cell): boolean {
  return cell.properties.length === 0 && cell.items.length === 0 && cell.required.length === 0;
}

/** Whether a schema says anything of properties or items, so that closing it could matter. */
function mayDeclare(node: SchemaNode, visited: Set<SchemaNode>): boolean {
  if (visited.has(node)) return false;
  visited.add(node);
  switch (node.kind) {
    case 'properties':
    case 'items':
    case 'required':
    case 'tagged':
    case 'reference':
      return true;
    case 'all':
    case 'any':
    case 'exactlyOne':
      return node.of.some((of) => mayDeclare(of, visited));
    default:
      return false;
  }
}
