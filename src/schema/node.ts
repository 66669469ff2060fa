import type { Json } from '../model/json.ts';

/**
 * The JSON types as bits. `integer` is the part of `number` without a fraction; a mask never holds
 * both `number` and `integer`.
 */
export const TYPE = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32, integer: 64 } as const;

/** Some of the bits of `TYPE`. */
export type TypeMask = number;

/** Every type. */
export const ALL_TYPES: TypeMask = 63;

/** A bound of a number: exact, because a document may hold integers that no double holds. */
export type Bound = number | bigint;

/**
 * What a schema allows, as one node of the store. Nodes are interned: equal structure is the same
 * object, whichever document or spelling it came from. An assertion about one type says nothing about
 * values of the others (JSON Schema 2020-12 validation, section 6.1).
 */
export type SchemaNode =
  | (NodeBase & { readonly kind: 'anything' | 'nothing' })
  | (NodeBase & { readonly kind: 'all' | 'any'; readonly of: readonly SchemaNode[] })
  | (NodeBase & { readonly kind: 'exactlyOne'; readonly of: readonly SchemaNode[] })
  | (NodeBase & { readonly kind: 'not'; readonly of: SchemaNode })
  | (NodeBase & { readonly kind: 'reference'; readonly name: string; readonly target: () => SchemaNode })
  | (NodeBase & { readonly kind: 'types'; readonly mask: TypeMask })
  | (NodeBase & { readonly kind: 'values'; readonly values: readonly Json[]; readonly keys: ReadonlySet<string> })
  | (NodeBase & { readonly kind: 'minimum' | 'maximum'; readonly bound: Bound; readonly exclusive: boolean })
  | (NodeBase & { readonly kind: 'multipleOf'; readonly divisor: Bound })
  | (NodeBase & { readonly kind: LimitKind; readonly limit: number })
  | (NodeBase & { readonly kind: 'pattern'; readonly source: string })
  | (NodeBase & { readonly kind: 'format'; readonly name: string })
  | (NodeBase & { readonly kind: 'uniqueItems' })
  | (NodeBase & { readonly kind: 'items'; readonly prefix: readonly SchemaNode[]; readonly rest: SchemaNode })
  | (NodeBase & { readonly kind: 'containsAtLeast' | 'containsAtMost'; readonly of: SchemaNode; readonly count: number })
  | (NodeBase & {
      readonly kind: 'properties';
      readonly named: ReadonlyMap<string, SchemaNode>;
      readonly patterned: readonly (readonly [pattern: string, of: SchemaNode])[];
      readonly rest: SchemaNode;
    })
  | (NodeBase & { readonly kind: 'required'; readonly name: string })
  | (NodeBase & { readonly kind: 'propertyNames'; readonly of: SchemaNode })
  | (NodeBase & { readonly kind: 'access'; readonly access: 'readOnly' | 'writeOnly' })
  | (NodeBase & {
      readonly kind: 'tagged';
      readonly property: string;
      readonly values: readonly string[];
      readonly others: readonly string[];
    })
  | (NodeBase & { readonly kind: 'opaque'; readonly reason: string; readonly key: string });

/*
 * `access` and `tagged` are marks: every value satisfies them. `access` stands in the schema of a
 * property that travels one way only; `tagged` stands in a branch that a discriminator selects by one
 * of the values, if by any, while others select another branch. The lenses turn them into assertions.
 */

/** The assertions that are one whole number. Lengths count code points. */
export type LimitKind = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

/** What every node has: its number in the store, which is its identity. */
export interface NodeBase {
  readonly id: number;
}

/** One kind of node. */
export type NodeOf<Kind extends SchemaNode['kind'], Node = SchemaNode> = Node extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Node
    : never
  : never;

/** Why the judge could not tell: a closed list. */
export type UnknownReason =
  'budget' | 'depth' | 'pattern' | 'format' | 'keyword' | 'unresolved reference' | 'precision' | 'placement' | 'witness refused';

/** The answer to `contained(P, Q)`. A witness is accepted by P and refused by Q, and was checked to be. */
export type Verdict =
  | { readonly answer: 'contained' }
  | { readonly answer: 'refuted'; readonly witness: Json }
  | { readonly answer: 'unknown'; readonly reason: UnknownReason; readonly detail: string };
