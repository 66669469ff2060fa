import { TYPE } from '../node.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { closesSomething, declaredBy, describesOthers, EMPTY, isEmpty, joined, mergedCell, schemasOf, schemasOfPattern } from './cell.ts';
import type { Cell } from './cell.ts';
import { exclusive } from './exclusive.ts';
import { isSent, keepsToTag } from './tag.ts';

const MOST_CELLS = 64;
const MOST_SUBSETS = 3;

const TYPED: Cell = { ...EMPTY, isTyped: true };

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
    const result = store.any(
      cellsOf(node, new Set()).map((cell) =>
        store.all([...cell.guards, ...tagsOf(cell), ...typesOf(cell), objectPart(cell), arrayPart(cell)]),
      ),
    );
    memory.set(node, result);
    return result;
  }

  /** What the values of its discriminators ask of a way, but for those of which what stands around the branch takes none. */
  function tagsOf({ tagged, properties }: Cell): readonly SchemaNode[] {
    return tagged.filter((mark) => isSent(mark, properties)).flatMap((mark) => keepsToTag(store, mark));
  }

  /**
   * The types of a way that describes properties or items and says no more of what it takes: by the letter it takes a text as
   * well, and whoever describes an object sends one.
   */
  function typesOf({ isTyped, properties, items }: Cell): readonly SchemaNode[] {
    if (isTyped) return [];
    const objects = properties.length > 0 ? TYPE.object : 0;
    const arrays = items.length > 0 ? TYPE.array : 0;
    return objects + arrays === 0 ? [] : [store.types(objects | arrays)];
  }

  /** The closure of what stands below, made when somebody looks: schemas may contain themselves. */
  function later(node: SchemaNode): SchemaNode {
    if (!mayDeclare(node, new Set())) return store.anything;
    return store.reference(`closure ${node.id}`, () => closure(node));
  }

  function objectPart(cell: Cell): SchemaNode {
    const { names, patterns } = declaredBy(cell);
    const closed = (schemas: readonly SchemaNode[] | undefined): SchemaNode =>
      schemas === undefined ? store.anything : later(store.all(schemas));
    // What tells branches apart is a text, also where it is described as an object would be.
    const texts = new Set(cell.tagged.filter((mark) => isSent(mark, cell.properties)).map(({ property }) => property));
    const described = (name: string): readonly SchemaNode[] | undefined => {
      const schemas = schemasOf(cell, name);
      return texts.has(name) && schemas !== undefined ? [...schemas, store.types(TYPE.string)] : schemas;
    };
    return store.properties(
      [...names].map((name) => [name, closed(described(name))] as const),
      [...patterns].map((pattern) => [pattern, store.any((schemasOfPattern(cell, pattern) ?? [undefined]).map(closed))] as const),
      restOf(cell),
    );
  }

  /** What is sent under names that are not declared. */
  function restOf(cell: Cell): SchemaNode {
    if (cell.merged.some(({ isOpen }) => isOpen)) return store.anything;
    const described = cell.properties.filter(describesOthers).map(({ rest }) => rest);
    return described.length === 0 && closesSomething(cell) ? store.nothing : later(store.all(described));
  }

  function arrayPart({ items, merged }: Cell): SchemaNode {
    if (merged.some(({ hasItems }) => hasItems)) return store.anything;
    const length = items.reduce((longest, node) => Math.max(longest, node.prefix.length), 0);
    const at = (index: number): SchemaNode => later(store.all(items.map((node) => node.prefix[index] ?? node.rest)));
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
        if (node.values.length === 0) return [EMPTY];
        return [{ ...EMPTY, tagged: [node], required: [node.property] }];
      case 'reference':
        return visiting.has(node) ? [TYPED] : cellsOf(node.target(), new Set([...visiting, node]));
      case 'all':
        return crossed(node.of.map((of) => cellsOf(of, visiting)));
      case 'any':
      case 'exactlyOne':
        return branchCells(node, visiting);
      case 'anything':
      case 'access':
      case 'minProperties':
      case 'maxProperties':
      case 'propertyNames':
      case 'minItems':
      case 'maxItems':
      case 'uniqueItems':
      case 'containsAtLeast':
      case 'containsAtMost':
        return [EMPTY];
      default:
        return [TYPED];
    }
  }

  function branchCells(node: NodeOf<'any' | 'exactlyOne'>, visiting: ReadonlySet<SchemaNode>): readonly Cell[] {
    const branches = node.of.map((of) => {
      const cells = cellsOf(of, visiting);
      return { of, isSilent: cells.every(isEmpty), cells: cells.map((cell) => ({ ...cell, guards: [of, ...cell.guards] })) };
    });
    const saying = branches.filter(({ isSilent }) => !isSilent);
    // Beside null, or whatever else says what it takes, nothing is meant by what says no type.
    const says = branches.some(({ isSilent, cells }) => isSilent && cells.some(({ isTyped }) => isTyped));
    if (saying.length === 0) return [says ? TYPED : EMPTY];
    if (node.kind === 'exactlyOne' || exclusive(node.of)) return capped(branches.flatMap(({ cells }) => cells));
    if (saying.length > MOST_SUBSETS) return mergedByTag(branches.map(({ cells }) => cells));
    // Branches that may hold together: every way in which some do and the others do not; whether silent ones do changes nothing.
    const fewest = saying.length < branches.length ? 0 : 1;
    const subsets = Array.from({ length: 2 ** saying.length - fewest }, (_, index) => index + fewest);
    const ways = capped(
      subsets.flatMap((subset) =>
        crossed(
          saying.map(({ of, cells }, index) => ((subset & (1 << index)) !== 0 ? cells : [{ ...EMPTY, guards: [store.not(selected(of))] }])),
        ),
      ),
    );
    return says ? ways.map((cell) => ({ ...cell, isTyped: true })) : ways;
  }

  /** Too many branches that may hold together are taken for one, but for the tag of whoever keeps to one of them. */
  function mergedByTag(guarded: readonly (readonly Cell[])[]): readonly Cell[] {
    const merged = mergedCell(guarded.flat());
    if (guarded.flat().every(({ tagged }) => tagged.length === 0)) return [merged];
    return guarded.map((cells) => {
      const [first] = cells;
      const { guards, tagged } = first ?? EMPTY;
      return { ...merged, ...(cells.length === 1 ? { guards, tagged } : { guards: guards.slice(0, 1) }) };
    });
  }

  /** A branch with its tag: a value with another tag is not of the branch, whatever else it has. */
  function selected(branch: SchemaNode): SchemaNode {
    if (branch.kind !== 'all') return branch;
    return store.all(branch.of.flatMap((part) => (part.kind === 'tagged' ? keepsToTag(store, part) : [part])));
  }

  return closure;
}

/**
 * Ways that hold together, each with each. Where they are too many, those of whatever has the most are taken for one:
 * the order in which schemas were read changes nothing.
 */
function crossed(groups: readonly (readonly Cell[])[]): readonly Cell[] {
  if (groups.reduce((product, { length }) => product * length, 1) > MOST_CELLS) {
    const most = Math.max(...groups.map(({ length }) => length));
    return crossed(groups.map((cells) => (cells.length === most ? [mergedCell(cells)] : cells)));
  }
  return groups.reduce<readonly Cell[]>((left, right) => left.flatMap((a) => right.map((b) => joined(a, b))), [EMPTY]);
}

function capped(cells: readonly Cell[]): readonly Cell[] {
  return cells.length > MOST_CELLS ? [mergedCell(cells)] : cells;
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
