import type { Document } from '../model/document.ts';
import { entries, isArray, own } from '../model/json.ts';
import { append } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';

/** Where component schemas stand, in 3.x and in 2.0. */
const COMPONENTS: readonly Address[] = ['#/components/schemas', '#/definitions'];

/** By the address of a base, those of the components that are made of it. */
export type Heirs = ReadonlyMap<Address, readonly Address[]>;

const byDocument = new WeakMap<Document, Heirs>();

/**
 * The components that are made of a base by `allOf`, however far, for every component with a discriminator and no union:
 * where the base stands in a payload any of them may come, told apart by that property ("Models with Polymorphism
 * Support", OpenAPI 2.0 and 3.x, Schema Object).
 */
export function heirsOf(document: Document): Heirs {
  let heirs = byDocument.get(document);
  if (heirs === undefined) byDocument.set(document, (heirs = lookFor(document)));
  return heirs;
}

function lookFor(document: Document): Heirs {
  const components = COMPONENTS.flatMap((map) =>
    entries(document.at(map)).map(([name, schema]) => ({ address: append(map, name), schema })),
  );
  const bases = components.filter(({ schema }) => own(schema, 'discriminator') !== undefined && !isUnion(schema));
  if (bases.length === 0) return new Map();
  const children = new Map<Address, Address[]>();
  for (const { address, schema } of components) {
    const parts = own(schema, 'allOf');
    for (const part of isArray(parts) ? parts : []) {
      const reference = own(part, '$ref');
      const target = typeof reference === 'string' ? document.resolve(reference, address) : undefined;
      if (target === undefined) continue;
      const known = children.get(target);
      if (known === undefined) children.set(target, [address]);
      else known.push(address);
    }
  }
  return new Map(
    bases.map(({ address }) => {
      const found = new Set<Address>([address]);
      for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
      found.delete(address);
      return [address, [...found]];
    }),
  );
}

function isUnion(schema: Parameters<typeof own>[0]): boolean {
  return ['oneOf', 'anyOf'].some((keyword) => own(schema, keyword) !== undefined);
}
