import type { SchemaNode } from './node.ts';

/**
 * Answers with one node for all that say the same. Equal structure is one node anyway; schemas that contain
 * themselves are named after the place and the document they stand in, and those are the same where nothing
 * tells them apart, however far one looks.
 */
export function createRepresentatives(): (node: SchemaNode) => SchemaNode {
  const found = new Map<SchemaNode, SchemaNode>();
  const byOutline = new Map<string, SchemaNode[]>();
  const names = new Map<SchemaNode, boolean>();
  // Pairs that are taken to be the same until something inside of them differs, oldest first, and pairs that are not.
  const assumed = new Set<string>();
  const different = new Set<string>();

  function representative(named: SchemaNode): SchemaNode {
    const node = behind(named);
    if (!leadsToName(node)) return node;
    let first = found.get(node);
    if (first === undefined) {
      const outline = outlineOf(node);
      const alike = byOutline.get(outline) ?? [];
      first = alike.find((other) => areSame(node, other)) ?? node;
      if (first === node) byOutline.set(outline, [...alike, node]);
      found.set(node, first);
    }
    return first;
  }

  function areSame(one: SchemaNode, other: SchemaNode): boolean {
    const [left, right] = [behind(one), behind(other)];
    if (left === right) return true;
    if (!leadsToName(left) || !leadsToName(right) || outlineOf(left) !== outlineOf(right)) return false;
    const pair = `${left.id} ${right.id}`;
    if (assumed.has(pair)) return true;
    if (different.has(pair)) return false;
    const known = assumed.size;
    assumed.add(pair);
    const [mine, others] = [insideOf(left), insideOf(right)];
    if (isUnordered(left) ? haveSame(mine, others) : mine.every((node, index) => areSame(node, others[index] as SchemaNode))) return true;
    // What was found since rests on an assumption that is wrong.
    for (const later of [...assumed].slice(known)) assumed.delete(later);
    different.add(pair);
    return false;
  }

  function haveSame(mine: readonly SchemaNode[], others: readonly SchemaNode[]): boolean {
    const left = new Set(others);
    return mine.every((node) => {
      const partner = left.has(node) ? node : [...left].find((other) => areSame(node, other));
      return partner !== undefined && left.delete(partner);
    });
  }

  /** Whether a node has a named reference in it, without which equal structure is one node. */
  function leadsToName(node: SchemaNode): boolean {
    if (node.kind === 'reference') return true;
    let leads = names.get(node);
    if (leads === undefined) names.set(node, (leads = insideOf(node).some(leadsToName)));
    return leads;
  }

  return representative;
}

function behind(named: SchemaNode): SchemaNode {
  let node = named;
  while (node.kind === 'reference') node = node.target();
  return node;
}

function isUnordered({ kind }: SchemaNode): boolean {
  return kind === 'all' || kind === 'any' || kind === 'exactlyOne';
}

/** The nodes inside of a node; references are not followed. */
function insideOf(node: SchemaNode): readonly SchemaNode[] {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'exactlyOne':
      return node.of;
    case 'not':
    case 'propertyNames':
    case 'containsAtLeast':
    case 'containsAtMost':
      return [node.of];
    case 'items':
      return [...node.prefix, node.rest];
    case 'properties':
      return [...node.named.values(), ...node.patterned.map(([, of]) => of), node.rest];
    default:
      return [];
  }
}

/** What a node says beside the nodes inside of it, and how many these are. */
function outlineOf(node: SchemaNode): string {
  switch (node.kind) {
    case 'containsAtLeast':
    case 'containsAtMost':
      return `${node.kind} ${node.count}`;
    case 'properties':
      return JSON.stringify([[...node.named.keys()], node.patterned.map(([pattern]) => pattern)]);
    default:
      return `${node.kind} ${insideOf(node).length}`;
  }
}
