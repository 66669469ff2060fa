import type { SchemaSet, UnionMember, View } from '../../normalise/view.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { TYPE } from '../../schema/node.ts';
import { reached } from './comparable.ts';

/** The name that somebody gave a branch of a union, if it has any. */
export function givenName({ component, tag, title }: UnionMember): string | undefined {
  return component ?? tag ?? title;
}

/**
 * What the branches of a union are called in sentences, each name once: by component, tag or title; one that has none of
 * these by what it asks for, `with email` or `a string`, as far as that can be said in two words.
 */
export function branchNames(members: readonly UnionMember[], viewOf: (places: SchemaSet) => View): readonly string[] {
  return [...new Set(members.map((member) => givenName(member) ?? shapeName(viewOf(member.schema))))];
}

/** A branch of which nothing short is to be said. */
export const NAMELESS = 'a schema';

const MOST_NAMES = 2;

const MOST_TYPES = 3;

const TYPE_NAMES: ReadonlyMap<number, string> = new Map([
  [TYPE.boolean, 'a boolean'],
  [TYPE.number, 'a number'],
  [TYPE.integer, 'an integer'],
  [TYPE.string, 'a string'],
  [TYPE.array, 'a list'],
  [TYPE.object, 'an object'],
  [TYPE.null, 'null'],
]);

/** A branch by what it asks for: `with email`, `a string`, or that nothing short is to be said. */
export function shapeName(view: View): string {
  const names = [...view.required.keys()];
  if (names.length > 0 && names.length <= MOST_NAMES) return `with ${names.join(' and ')}`;
  const types = reached(view) | (view.nullable.value ? TYPE.null : 0);
  return TYPE_NAMES.get(types) ?? typesOneByOne(types) ?? NAMELESS;
}

/** `a string or an integer`: of more types nothing short is to be said. */
function typesOneByOne(types: number): string | undefined {
  const isPart = (type: number): boolean => (types & type) === type && (type !== TYPE.integer || (types & TYPE.number) === 0);
  const names = [...TYPE_NAMES].filter(([type]) => isPart(type)).map(([, name]) => name);
  return names.length > 0 && names.length <= MOST_TYPES ? sentenceList(names, 'or') : undefined;
}
