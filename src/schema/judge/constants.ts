import type { SchemaNode } from '../node.ts';

/** The constants that schemas set for properties, by name: what tells the branches of a union apart. */
export interface Constants {
  /** Whether a property can only hold constants by the facts that a branch refuses, so that the branch is not worth a look. */
  readonly exclude: (facts: readonly SchemaNode[], branch: SchemaNode) => boolean;
}

type ByName = ReadonlyMap<string, ReadonlySet<string>>;

const NONE: ByName = new Map();

/** Creates the look at constants; what each schema says is gathered once. */
export function createConstants(): Constants {
  const memory = new Map<SchemaNode, ByName>();

  function of(node: SchemaNode, depth = 0): ByName {
    const known = memory.get(node);
    if (known !== undefined) return known;
    if (depth > DEEPEST) return NONE;
    const found = gather(node, depth);
    memory.set(node, found);
    return found;
  }

  function gather(node: SchemaNode, depth: number): ByName {
    switch (node.kind) {
      case 'reference':
        return of(node.target(), depth + 1);
      case 'all': {
        const found = new Map<string, ReadonlySet<string>>();
        for (const part of node.of) for (const [name, keys] of of(part, depth + 1)) if (!found.has(name)) found.set(name, keys);
        return found.size === 0 ? NONE : found;
      }
      case 'properties': {
        const found = new Map<string, ReadonlySet<string>>();
        for (const [name, schema] of node.named) {
          const keys = keysOf(schema);
          if (keys !== undefined) found.set(name, keys);
        }
        return found.size === 0 ? NONE : found;
      }
      default:
        return NONE;
    }
  }

  return {
    exclude: (facts, branch) => {
      const wanted = of(branch);
      if (wanted.size === 0) return false;
      for (const fact of facts) {
        for (const [name, keys] of of(fact)) {
          const others = wanted.get(name);
          if (others !== undefined && areApart(keys, others)) return true;
        }
      }
      return false;
    },
  };
}

/** A chain of references this long has no constants for us. */
const DEEPEST = 20;

function keysOf(node: SchemaNode): ReadonlySet<string> | undefined {
  const parts = node.kind === 'all' ? node.of : [node];
  for (const part of parts) if (part.kind === 'values') return part.keys;
  return undefined;
}

function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return false;
  return true;
}
