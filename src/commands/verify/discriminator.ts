import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, lastToken, parentOf, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { VerifiedDialect } from './dialect.ts';
import { resolveStatically, targetsOf } from './references.ts';
import type { Reading } from './references.ts';
import { onlyTag, refusesTag } from './tag.ts';

/** What is needed of the translation around a discriminator. */
export interface SelectionContext extends Reading {
  /** The outermost schema that is about the same value: what stands around a branch. */
  readonly whole: Address;
  /** Translates a schema that stands at an address. */
  readonly convert: (schema: Json, at: Address) => Json;
}

/** A schema that a discriminator may choose. */
export interface Branch {
  readonly at: Address;
}

/** A `discriminator` object with what its mapping names; in 2.0 no more than a property. */
export interface Discriminating {
  readonly property: string;
  readonly mapping: readonly { readonly value: string; readonly target: Address | undefined }[];
  /** 3.2: what is chosen by every other value. */
  readonly fallback: Address | undefined;
}

/** The address of the map of component schemas. */
export function componentsOf({ keywords }: VerifiedDialect): Address {
  return keywords.has('oneOf') ? '#/components/schemas' : '#/definitions';
}

/** The discriminator of a schema; undefined where it has none. */
export function readDiscriminator(schema: Json, at: Address, { document, dialect }: Reading): Discriminating | undefined {
  const discriminator = own(schema, 'discriminator');
  if (dialect.refSiblings === 'ignored' && own(schema, '$ref') !== undefined) return undefined;
  if (!dialect.keywords.has('oneOf'))
    return typeof discriminator === 'string' ? { property: discriminator, mapping: [], fallback: undefined } : undefined;
  const property = own(discriminator, 'propertyName');
  if (!isObject(discriminator) || typeof property !== 'string') return undefined;
  const mapping = entries(own(discriminator, 'mapping')).map(([value, text]) => ({ value, target: targetOf(document, text, at) }));
  return { property, mapping, fallback: targetOf(document, own(discriminator, 'defaultMapping'), at) };
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
  const chains = branches.map(({ at: place }) => chainOf(place, context));
  const components = branches.map(({ at: place }) => componentBehind(place, context));
  const isTaken = components.map((component): boolean =>
    mapping.some(({ value, target }) => {
      if (component === undefined || target === undefined || value !== lastToken(component)) return false;
      return !chainOf(component, context).has(target) && !chainOf(target, context).has(component);
    }),
  );
  const isTakenBy = (branch: Branch, text: string): boolean => !refusesTag(branch.at, { property, text }, context);
  const stated = chains.map((chain, index): readonly string[] => {
    if (fallback !== undefined && chain.has(fallback)) return [];
    const mapped = mapping.filter(({ target }) => target !== undefined && chain.has(target)).map(({ value }) => value);
    const component = components[index];
    return mapped.length > 0 || component === undefined || isTaken[index] === true ? mapped : [lastToken(component)];
  });
  const selecting = branches.map((branch, index): readonly string[] => {
    const own = stated[index] ?? [];
    if (own.some((text) => isTakenBy(branch, text))) return own;
    const only = of === 'heirs' && index > 0 && !chains[index]?.has(fallback ?? '') ? onlyTag(branch.at, property, context) : undefined;
    return only === undefined ? [] : [only];
  });
  return branches.map((branch, index) => {
    const own = selecting[index] ?? [];
    // What nothing around takes nobody sends, so that it says nothing.
    const isSent = own.some((text) => !refusesTag(context.whole, { property, text }, context));
    if (isSent) return { properties: { [property]: { enum: [...own] } } };
    if (isTaken[index] === true && stated[index]?.length === 0 && listsTexts(branch.at, property, context)) return undefined;
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
  if (targets.length > 0 && context.dialect.refSiblings === 'ignored') return targets.flatMap(below);
  const types = own(schema, 'type');
  if (types !== undefined && !(isArray(types) ? types : [types]).includes('object')) parts.push(false);
  const [listed, constant] = [own(schema, 'enum'), own(schema, 'const')];
  if ((isArray(listed) && !listed.some(isObject)) || (constant !== undefined && !isObject(constant))) parts.push(false);
  const declared = own(own(schema, 'properties'), property);
  if (declared !== undefined) parts.push(context.convert(declared, append(at, 'properties', property)));
  parts.push(...targets.flatMap(below));
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const members = own(schema, keyword);
    if (!isArray(members) || members.length === 0) continue;
    const inside = members.map((_, index) => below(append(at, keyword, index)));
    if (keyword === 'allOf') parts.push(...inside.flat());
    else if (inside.every((asked) => asked.length > 0)) parts.push({ anyOf: inside.map((asked) => ({ allOf: asked })) });
  }
  return parts;
}

/** Whether a schema says itself which texts its property, or without one the whole, can be, in whatever part of it. */
function listsTexts(at: Address, property: string | undefined, context: SelectionContext, seen: ReadonlySet<Address> = new Set()): boolean {
  const schema = context.document.at(at);
  if (schema === false) return true;
  if (seen.has(at) || !isObject(schema)) return false;
  const within = new Set([...seen, at]);
  const listsIt = (place: Address): boolean => listsTexts(place, property, context, within);
  const targets = targetsOf(at, context);
  if (targets.some(listsIt)) return true;
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

/** The component that a value of `mapping` names, or what its reference leads to. */
function targetOf(document: Document, text: Json | undefined, at: Address): Address | undefined {
  if (typeof text !== 'string') return undefined;
  const named = append('#/components/schemas', text);
  if (/^[\w.-]+$/.test(text) && document.at(named) !== undefined) return named;
  const found = resolveStatically(document, text, at);
  if (found !== undefined || !text.startsWith('#/')) return found;
  const inFile = splitAddress(at).file + text;
  return document.at(inFile) === undefined ? undefined : inFile;
}

/** A schema and all that it merely refers to or wraps. */
function chainOf(start: Address, context: SelectionContext): ReadonlySet<Address> {
  const chain = new Set<Address>();
  for (let at: Address | undefined = start; at !== undefined && !chain.has(at); at = behind(at, ['allOf'], context)) chain.add(at);
  return chain;
}

/** The first component that a schema is, refers to or wraps. */
export function componentBehind(start: Address, context: Reading): Address | undefined {
  const seen = new Set<Address>();
  for (let at: Address | undefined = start; at !== undefined && !seen.has(at); at = behind(at, ['allOf', 'anyOf', 'oneOf'], context)) {
    if (parentOf(at).endsWith(componentsOf(context.dialect))) return at;
    seen.add(at);
  }
  return undefined;
}

function behind(at: Address, wrappers: readonly string[], context: Reading): Address | undefined {
  const [target] = targetsOf(at, context);
  if (target !== undefined) return target;
  const members = wrappers.flatMap((keyword) => {
    const list = own(context.document.at(at), keyword);
    return isArray(list) ? list.map((_, index) => append(at, keyword, index)) : [];
  });
  return members.length === 1 ? members[0] : undefined;
}
