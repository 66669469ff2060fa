import { isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { targetsOf } from './references.ts';
import { statedTags } from './stated.ts';
import type { Branch, Discriminating } from './stated.ts';
import { onlyTag, refusesTag, refusesUnnamed } from './tag.ts';
import type { TagReading } from './tag.ts';

/** What is needed of the translation around a discriminator. */
export interface SelectionContext extends TagReading {
  /** The outermost schema that is about the same value: what stands around a branch. */
  readonly whole: Address;
  /** Translates a schema that stands at an address. */
  readonly convert: (schema: Json, at: Address) => Json;
}

/**
 * What a discriminator adds to each branch of a union (OpenAPI 3.x, "Discriminator Object"), as JSON Schema: a branch
 * takes no object but with a value that selects it. Those are the values mapped to it, else the name of its component if
 * that is mapped to nothing else, as far as the branch itself takes them. A branch that is left with no value takes none
 * that selects another, or where it lists values of its own those. Nothing where there is no discriminator.
 */
export function selectionGuards(
  discriminating: Discriminating | undefined,
  branches: readonly Branch[],
  context: SelectionContext,
): readonly (Json | undefined)[] {
  return discriminating === undefined ? branches.map(() => undefined) : guardsOf(branches, discriminating, context, 'branches');
}

/** The same of a base and its heirs, of which the base is the first; an heir may be told by the one constant that it has. */
export function guardsOf(
  branches: readonly Branch[],
  { property, mapping, fallback }: Discriminating,
  context: SelectionContext,
  of: 'branches' | 'heirs',
): readonly (Json | undefined)[] {
  const { document } = context;
  const { selecting, isLeft } = selectingTexts(branches, { property, mapping, fallback }, context, of);
  return branches.map((branch, index) => {
    const own = selecting[index] ?? [];
    // What nothing around takes nobody sends, so that it says nothing.
    const isSent = own.some((text) => [context.whole, branch.at].every((place) => !refusesUnnamed(place, { property, text }, context)));
    if (isSent) return { properties: { [property]: { enum: [...own] } } };
    if (isLeft[index] === true && listsTexts(branch.at, property, context)) return undefined;
    const others = branches.flatMap(({ at: place }, other) => {
      const tags = selecting[other] ?? [];
      if (other === index || tags.length === 0) return [];
      return [{ allOf: [{ enum: [...tags] }, ...taken(document.at(place), place, property, context)] }];
    });
    return others.length === 0
      ? undefined
      : { not: { type: 'object', required: [property], properties: { [property]: { anyOf: others } } } };
  });
}

/** The texts that select each branch, and whether its name selects another one and nothing else is said of it. */
export function selectingTexts(
  branches: readonly Branch[],
  discriminating: Discriminating,
  reading: TagReading,
  of: 'branches' | 'heirs',
): { readonly selecting: readonly (readonly string[])[]; readonly isLeft: readonly boolean[] } {
  const { property } = discriminating;
  const { stated, isLeft, isFallback } = statedTags(branches, discriminating, reading);
  const selecting = branches.map(({ at }, index): readonly string[] => {
    const own = stated[index] ?? [];
    if (own.some((text) => !refusesTag(at, { property, text }, reading))) return own;
    const only = of === 'heirs' && index > 0 && isFallback[index] !== true ? onlyTag(at, property, reading) : undefined;
    return only === undefined ? [] : [only];
  });
  return { selecting, isLeft };
}

/** What a schema plainly asks of the property, through references, `allOf` and unions. */
function taken(
  schema: Json | undefined,
  at: Address,
  property: string,
  context: SelectionContext,
  seen: ReadonlySet<Address> = new Set(),
): Json[] {
  if (seen.has(at)) return [];
  if (schema === false) return [false];
  if (!isObject(schema)) return [];
  const within = new Set([...seen, at]);
  const parts: Json[] = [];
  const below = (place: Address): Json[] => taken(context.document.at(place), place, property, context, within);
  const targets = targetsOf(at, context);
  if (targets.length > 0 && context.dialect.refSiblings === 'ignored')
    return targets.flatMap((target) => [...told(at, target, property, context), ...below(target)]);
  const types = own(schema, 'type');
  if (types !== undefined && !(isArray(types) ? types : [types]).includes('object')) parts.push(false);
  const [listed, constant] = [own(schema, 'enum'), own(schema, 'const')];
  if ((isArray(listed) && !listed.some(isObject)) || (constant !== undefined && !isObject(constant))) parts.push(false);
  const declared = own(own(schema, 'properties'), property);
  if (declared !== undefined) parts.push(context.convert(declared, append(at, 'properties', property)));
  for (const target of targets) parts.push(...told(at, target, property, context), ...below(target));
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const members = own(schema, keyword);
    if (!isArray(members) || members.length === 0) continue;
    const inside = members.map((_, index) => below(append(at, keyword, index)));
    if (keyword === 'allOf') parts.push(...inside.flat());
    else if (inside.every((asked) => asked.length > 0)) parts.push({ anyOf: inside.map((asked) => ({ allOf: asked })) });
  }
  return parts;
}

function told(at: Address, base: Address, property: string, context: TagReading): Json[] {
  const texts = context.told(at, base, property);
  return texts === undefined ? [] : [{ enum: [...texts] }];
}

/** Whether a schema says itself which texts its property, or without one the whole, can be, in whatever part of it. */
function listsTexts(at: Address, property: string | undefined, context: SelectionContext, seen: ReadonlySet<Address> = new Set()): boolean {
  const schema = context.document.at(at);
  if (schema === false) return true;
  if (seen.has(at) || !isObject(schema)) return false;
  const within = new Set([...seen, at]);
  const listsIt = (place: Address): boolean => listsTexts(place, property, context, within);
  const targets = targetsOf(at, context);
  const isTold = (base: Address): boolean => property !== undefined && context.told(at, base, property) !== undefined;
  if (targets.some((target) => listsIt(target) || isTold(target))) return true;
  if (targets.length > 0 && context.dialect.refSiblings === 'ignored') return false;
  const types = own(schema, 'type');
  if (types !== undefined && !(isArray(types) ? types : [types]).includes(property === undefined ? 'string' : 'object')) return true;
  const [listed, constant] = [own(schema, 'enum'), context.dialect.jsonSchema ? own(schema, 'const') : undefined];
  if (property === undefined && ((isArray(listed) && listed.length > 0) || constant !== undefined)) return true;
  if (property !== undefined && own(own(schema, 'properties'), property) !== undefined) {
    if (listsTexts(append(at, 'properties', property), undefined, context)) return true;
  }
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) => {
    const members = own(schema, keyword);
    if (!isArray(members) || members.length === 0) return false;
    const inside = members.map((_, index) => listsIt(append(at, keyword, index)));
    return keyword === 'allOf' ? inside.includes(true) : !inside.includes(false);
  });
}
