import type { UnionMember } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { typesOf } from '../../schema/store.ts';

/** The name that somebody gave a branch of a union, if it has any. */
export function givenName({ component, tag, title }: UnionMember): string | undefined {
  return component ?? tag ?? title;
}

/**
 * What the branches of a union are called in sentences, each name once: by component, tag or title; one that has none of
 * these by what it asks for, `with email` or `a string`, as far as that can be said in two words.
 */
export function branchNames(members: readonly UnionMember[], nodeOf: (places: readonly string[]) => SchemaNode): readonly string[] {
  return [...new Set(members.map((member) => givenName(member) ?? shapeName(nodeOf(member.schema))))];
}

/** A branch of which nothing short is to be said. */
export const NAMELESS = 'a schema';

const MOST_NAMES = 2;

const TYPE_NAMES: ReadonlyMap<number, string> = new Map([
  [TYPE.null, 'null'],
  [TYPE.boolean, 'a boolean'],
  [TYPE.number, 'a number'],
  [TYPE.string, 'a string'],
  [TYPE.array, 'a list'],
  [TYPE.object, 'an object'],
]);

/** A branch by what it asks for: `with email`, `a string`, or that nothing short is to be said. */
export function shapeName(node: SchemaNode): string {
  const parts = node.kind === 'all' ? node.of : [node];
  const names = parts.flatMap((part) => (part.kind === 'required' ? [part.name] : []));
  if (names.length > 0 && names.length <= MOST_NAMES) return `with ${names.join(' and ')}`;
  return TYPE_NAMES.get(typesOf(node)) ?? NAMELESS;
}
