import { canonical } from '../../model/json.ts';
import { ALL_TYPES, TYPE } from '../node.ts';
import type { SchemaNode, TypeMask } from '../node.ts';
import { typeOf } from '../store.ts';

/**
 * Whether no value can satisfy two of the branches, as far as their types and the constants of their
 * required properties show. False when that is not plain.
 */
export function exclusive(branches: readonly SchemaNode[]): boolean {
  const shapes = branches.map((branch) => shapeOf(branch, new Set()));
  return shapes.every((shape, index) => shapes.slice(index + 1).every((other) => areDisjoint(shape, other)));
}

interface Shape {
  readonly types: TypeMask;
  readonly required: ReadonlySet<string>;
  /** Constants by property; a name that is not listed may hold anything. */
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
  /** Constants by property that it may not hold. */
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
}

const ANY_SHAPE: Shape = { types: ALL_TYPES, required: new Set(), constants: new Map(), excluded: new Map() };

function areDisjoint(a: Shape, b: Shape): boolean {
  if ((a.types & b.types) === 0) return true;
  if ((a.types & b.types) !== TYPE.object) return false;
  for (const [name, keys] of a.constants) {
    const others = b.constants.get(name);
    if (others === undefined || !(a.required.has(name) || b.required.has(name))) continue;
    if (![...keys].some((key) => others.has(key))) return true;
  }
  return excludes(a, b) || excludes(b, a);
}

/** Whether one says of a property that it holds none of the constants of which the other requires one. */
function excludes(a: Shape, b: Shape): boolean {
  return [...a.excluded].some(([name, keys]) => {
    const constants = b.required.has(name) ? b.constants.get(name) : undefined;
    return constants !== undefined && [...constants].every((key) => keys.has(key));
  });
}

function shapeOf(node: SchemaNode, visited: ReadonlySet<SchemaNode>): Shape {
  switch (node.kind) {
    case 'types':
      return { ...ANY_SHAPE, types: (node.mask & TYPE.integer) === 0 ? node.mask : (node.mask & ~TYPE.integer) | TYPE.number };
    case 'values':
      return { ...ANY_SHAPE, types: node.values.reduce<TypeMask>((mask, value) => mask | typeOf(value), 0) };
    case 'required':
      return { ...ANY_SHAPE, required: new Set([node.name]) };
    case 'tagged':
      if (node.values.length === 0) return { ...ANY_SHAPE, excluded: new Map([[node.property, new Set(node.others.map(canonical))]]) };
      return {
        ...ANY_SHAPE,
        required: new Set([node.property]),
        constants: new Map([[node.property, new Set(node.values.map(canonical))]]),
      };
    case 'properties':
      return { ...ANY_SHAPE, constants: new Map([...node.named].flatMap(([name, of]) => constantsOf(name, of))) };
    case 'reference':
      return visited.has(node) ? ANY_SHAPE : shapeOf(node.target(), new Set([...visited, node]));
    case 'all':
      return node.of.map((of) => shapeOf(of, visited)).reduce(meet, ANY_SHAPE);
    case 'any':
    case 'exactlyOne':
      return { ...ANY_SHAPE, types: node.of.reduce<TypeMask>((mask, of) => mask | shapeOf(of, visited).types, 0) };
    default:
      return ANY_SHAPE;
  }
}

function constantsOf(name: string, node: SchemaNode): readonly (readonly [string, ReadonlySet<string>])[] {
  const parts = node.kind === 'all' ? node.of : [node];
  const values = parts.find((part) => part.kind === 'values');
  return values?.kind === 'values' ? [[name, values.keys]] : [];
}

function meet(a: Shape, b: Shape): Shape {
  return {
    types: a.types & b.types,
    required: new Set([...a.required, ...b.required]),
    constants: new Map([...a.constants, ...b.constants]),
    excluded: new Map([...a.excluded, ...b.excluded]),
  };
}
