import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';
import { describesOthers } from './cell.ts';
import { createRewriter } from './rewrite.ts';

/**
 * A reader that knows some names of a union, whichever alternative it takes a payload for: one that says nothing of such
 * a name takes under it only what one of those takes that declare it. Within what is written, so a value that it
 * refuses may be valid all the same. An alternative that declares no names takes whatever it took, and where one
 * describes names that it does not list nothing is added.
 */
export function createSiblings(store: Store): (node: SchemaNode, names: ReadonlySet<string>) => SchemaNode {
  const readers = new Map<string, (node: SchemaNode) => SchemaNode>();

  /** The names that a schema declares with what it says of them; undefined where it describes others as well. */
  function declaredBy(node: SchemaNode, visiting: ReadonlySet<SchemaNode> = NOBODY): Declared | undefined {
    switch (node.kind) {
      case 'properties':
        return node.patterned.length > 0 || describesOthers(node) ? undefined : node.named;
      case 'required':
        return new Map([[node.name, store.anything]]);
      case 'reference':
        return visiting.has(node) ? NOTHING : declaredBy(node.target(), new Set([...visiting, node]));
      case 'all':
        return node.of.reduce<Declared | undefined>((found, of) => found && met(found, declaredBy(of, visiting)), NOTHING);
      case 'any':
      case 'exactlyOne':
        // What a choice inside says of a name holds only where that way is taken.
        return node.of.reduce<Declared | undefined>((found, of) => {
          const own = declaredBy(of, visiting);
          return found && own && new Map([...found, ...[...own.keys()].map((name) => [name, store.anything] as const)]);
        }, NOTHING);
      default:
        return NOTHING;
    }
  }

  function met(a: Declared, b: Declared | undefined): Declared | undefined {
    return b && new Map([...a, ...[...b].map(([name, of]) => [name, store.all([a.get(name) ?? store.anything, of])] as const)]);
  }

  function readerOf(names: ReadonlySet<string>): (node: SchemaNode) => SchemaNode {
    const key = JSON.stringify([...names].sort());
    const known = readers.get(key);
    if (known !== undefined) return known;
    const made = createRewriter(store, `knows ${key}`, (node, polarity, deeper) => {
      if (node.kind !== 'any' || polarity !== 'positive') return undefined;
      const declared = node.of.map((branch) => declaredBy(branch));
      if (declared.includes(undefined)) return undefined;
      const said = [...names]
        .map((name) => [name, declared.flatMap((own) => own?.get(name) ?? [])] as const)
        .filter(([, of]) => of.length > 0);
      return store.any(
        node.of.map((branch, index) => {
          const own = declared[index] ?? NOTHING;
          const unsaid = own.size === 0 ? [] : said.filter(([name]) => !own.has(name));
          return store.all([deeper(branch), store.properties(unsaid.map(([name, of]) => [name, store.any(of.map(deeper))] as const))]);
        }),
      );
    });
    readers.set(key, made);
    return made;
  }

  return (node, names) => readerOf(names)(node);
}

type Declared = ReadonlyMap<string, SchemaNode>;

const NOTHING: Declared = new Map();
const NOBODY: ReadonlySet<SchemaNode> = new Set();
