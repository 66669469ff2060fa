import type { Facet } from '../model/api.ts';
import type { Json } from '../model/json.ts';
import type { Address } from '../model/pointer.ts';
import type { Bound, TypeMask } from '../schema/node.ts';

/**
 * Schemas that apply together at one place of a payload, outermost first: usually one, several where
 * the parts of an `allOf` each declare the same property. Addresses of schemas; references not followed.
 */
export type SchemaSet = readonly Address[];

/**
 * The part of a schema without branches, `$ref` and `allOf` flattened into it: what the walk lines up.
 * One-branch unions are flattened as well, a `null` branch becomes `nullable`, and a union of constants
 * becomes `values`. Where several parts say one keyword the stricter one stands.
 */
export interface View {
  readonly places: SchemaSet;
  /** The addresses of every schema object flattened into this view, outermost first. */
  readonly parts: readonly Address[];
  /** The component's name when the places are or refer to one component. */
  readonly component?: string;
  /** Allowed types without null; `ALL_TYPES` less null where nothing is said (then `address` is the place). */
  readonly types: Facet<TypeMask>;
  readonly nullable: Facet<boolean>;
  /** `enum`, `const`, or a union of constants; null is left to `nullable`. */
  readonly values?: Facet<readonly Json[]>;
  /** `x-extensible-enum`, `x-ms-enum.modelAsString`, or `anyOf: [{enum}, {type: string}]`. */
  readonly extensible?: Facet<boolean>;

  readonly minimum?: Facet<NumberBound>;
  readonly maximum?: Facet<NumberBound>;
  readonly multipleOf?: Facet<Bound>;

  readonly minLength?: Facet<number>;
  readonly maxLength?: Facet<number>;
  /** All patterns that apply; usually one. */
  readonly patterns: readonly Facet<string>[];
  readonly format?: Facet<string>;
  readonly contentMediaType?: Facet<string>;
  readonly contentEncoding?: Facet<string>;
  readonly contentSchema?: Facet<SchemaSet>;

  readonly minItems?: Facet<number>;
  readonly maxItems?: Facet<number>;
  readonly uniqueItems?: Facet<boolean>;
  readonly prefixItems?: Facet<readonly SchemaSet[]>;
  /** The schema of the items after `prefixItems`. */
  readonly items?: Facet<SchemaSet>;
  /** `items: false`, by which a list ends with its `prefixItems`; a schema that only comes to that is one of `items`. */
  readonly closedItems?: Facet<true>;
  readonly contains?: Facet<Contains>;
  readonly unevaluatedItems?: Facet<SchemaSet>;

  readonly properties: ReadonlyMap<string, Property>;
  readonly required: ReadonlyMap<string, Facet<boolean>>;
  readonly patternProperties: ReadonlyMap<string, Facet<SchemaSet>>;
  /** What other properties may hold: absent means anything, `closed` nothing. */
  readonly additionalProperties?: Facet<'closed' | SchemaSet>;
  readonly unevaluatedProperties?: Facet<'closed' | SchemaSet>;
  readonly propertyNames?: Facet<SchemaSet>;
  readonly minProperties?: Facet<number>;
  readonly maxProperties?: Facet<number>;
  readonly dependentRequired: ReadonlyMap<string, Facet<readonly string[]>>;
  readonly dependentSchemas: ReadonlyMap<string, Facet<SchemaSet>>;

  /** `anyOf` and `oneOf` with two and more branches after the flattening above. */
  readonly unions: readonly Union[];
  /** What is made of this schema and may come in its place, told apart by its discriminator. */
  readonly heirs: readonly UnionMember[];
  readonly not: readonly Facet<SchemaSet>[];
  readonly conditions: readonly Facet<Condition>[];
  readonly discriminator?: Facet<Discriminator>;

  readonly readOnly?: Facet<boolean>;
  readonly writeOnly?: Facet<boolean>;
  readonly deprecated?: Facet<boolean>;
  readonly default?: Facet<Json>;
  readonly title?: Facet<string>;
  readonly description?: Facet<string>;
  readonly examples?: Facet<readonly Json[]>;
  readonly externalDocs?: Facet<Json>;
  readonly xml?: Facet<Json>;
  /** Keywords that are not modelled; each also stands in `skipped`. */
  readonly opaque: readonly Facet<string>[];
}

/** A numeric bound in either spelling. */
export interface NumberBound {
  readonly bound: Bound;
  readonly exclusive: boolean;
}

/** One declared property. `address` is its entry under `properties`. */
export interface Property {
  readonly name: string;
  readonly address: Address;
  readonly schema: SchemaSet;
  /** Read through references and `allOf`, as people use it. */
  readonly access: 'both' | 'readOnly' | 'writeOnly';
}

/** `contains` with its counts; `max` is Infinity where none is said. */
export interface Contains {
  readonly schema: SchemaSet;
  readonly min: number;
  readonly max: number;
}

/** One `anyOf` or `oneOf`. */
export interface Union {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly address: Address;
  readonly members: readonly UnionMember[];
}

/** One branch of a union and what tells it from the others. */
export interface UnionMember {
  readonly address: Address;
  readonly schema: SchemaSet;
  /** Its value of the discriminator, or of a required property with one constant that tells all branches apart. */
  readonly tag?: string;
  readonly component?: string;
  readonly title?: string;
  /** What a discriminator says of it, beside which its schema may say nothing of the property. */
  readonly selection?: Selection;
}

/** By which values of a property a branch is selected, and by which of those that it would take another one is. */
export interface Selection {
  readonly property: string;
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** `if`, `then`, `else`. */
export interface Condition {
  readonly if: SchemaSet;
  readonly then?: SchemaSet;
  readonly else?: SchemaSet;
}

/** The `discriminator` object, the names of a union's components filled in where `mapping` is silent. */
export interface Discriminator {
  readonly propertyName: string;
  readonly mapping: ReadonlyMap<string, string>;
  /** What components that the mapping names are called in the other document, once both are lined up. */
  readonly calledElsewhere?: ReadonlyMap<string, string>;
}
