import type { Document } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, lastToken, parentOf, splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { VerifiedDialect } from './dialect.ts';
import { resolveStatically, targetsOf } from './references.ts';
import type { Reading } from './references.ts';

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

/** What a discriminator says of each branch. */
export interface Stated {
  /** The values mapped to it, else the name of its component. */
  readonly stated: readonly (readonly string[])[];
  /** Whether its name is mapped to another schema and nothing else is said of it. */
  readonly isLeft: readonly boolean[];
  /** Whether it is chosen by every value that is not mapped. */
  readonly isFallback: readonly boolean[];
}

/** The values by which a discriminator chooses, as it states them: whether a branch takes them is not looked at. */
export function statedTags(branches: readonly Branch[], { mapping, fallback }: Discriminating, reading: Reading): Stated {
  const chains = branches.map(({ at: place }) => chainOf(place, reading));
  const components = branches.map(({ at: place }) => componentBehind(place, reading));
  const isTaken = components.map((component): boolean =>
    mapping.some(({ value, target }) => {
      if (component === undefined || target === undefined || value !== nameOf(component, reading)) return false;
      return !chainOf(component, reading).has(target) && !chainOf(target, reading).has(component);
    }),
  );
  const isFallback = chains.map((chain) => fallback !== undefined && chain.has(fallback));
  const stated = chains.map((chain, index): readonly string[] => {
    if (isFallback[index] === true) return [];
    const mapped = mapping.filter(({ target }) => target !== undefined && chain.has(target)).map(({ value }) => value);
    const component = components[index];
    return mapped.length > 0 || component === undefined || isTaken[index] === true ? mapped : [nameOf(component, reading)];
  });
  return { stated, isLeft: isTaken.map((taken, index) => taken && stated[index]?.length === 0), isFallback };
}

/** The value of a component to which nothing is mapped: its name, unless it gives itself another (AutoRest's `x-ms-discriminator-value`). */
function nameOf(component: Address, { document, dialect }: Reading): string {
  const schema = document.at(component);
  const isReference = dialect.refSiblings === 'ignored' && own(schema, '$ref') !== undefined;
  const given = isReference ? undefined : own(schema, 'x-ms-discriminator-value');
  return typeof given === 'string' ? given : lastToken(component);
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
function chainOf(start: Address, reading: Reading): ReadonlySet<Address> {
  const chain = new Set<Address>();
  for (let at: Address | undefined = start; at !== undefined && !chain.has(at); at = behind(at, ['allOf'], reading)) chain.add(at);
  return chain;
}

/** The first component that a schema is, refers to or wraps. */
export function componentBehind(start: Address, reading: Reading): Address | undefined {
  const seen = new Set<Address>();
  for (let at: Address | undefined = start; at !== undefined && !seen.has(at); at = behind(at, ['allOf', 'anyOf', 'oneOf'], reading)) {
    if (parentOf(at).endsWith(componentsOf(reading.dialect))) return at;
    seen.add(at);
  }
  return undefined;
}

function behind(at: Address, wrappers: readonly string[], reading: Reading): Address | undefined {
  const [target] = targetsOf(at, reading);
  if (target !== undefined) return target;
  const members = wrappers.flatMap((keyword) => {
    const list = own(reading.document.at(at), keyword);
    return isArray(list) ? list.map((_, index) => append(at, keyword, index)) : [];
  });
  return members.length === 1 ? members[0] : undefined;
}
