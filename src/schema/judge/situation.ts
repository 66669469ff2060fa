import type { Json } from '../../model/json.ts';
import { TYPE } from '../node.ts';
import type { Bound, NodeOf, TypeMask } from '../node.ts';
import type { Literal } from './literal.ts';

/** Which property names a demand is about. */
export type NameMatcher =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Names that are none of `names` and match none of `patterns`. */
  | { readonly kind: 'rest'; readonly names: ReadonlySet<string>; readonly patterns: readonly string[] }
  /** Names that, as strings, keep to the literals. */
  | { readonly kind: 'literals'; readonly literals: readonly Literal[] };

/** Some property must be there, with a name of this kind and a value that keeps to the literals. */
export interface PropertyDemand {
  readonly matcher: NameMatcher;
  readonly literals: readonly Literal[];
}

/** The item at `from`, or (when `orLater`) some item from there on, must keep to the literals. */
export interface ItemDemand {
  readonly from: number;
  readonly orLater: boolean;
  readonly literals: readonly Literal[];
}

/** One way to satisfy a disjunction. */
export type Alternative =
  | { readonly kind: 'literals'; readonly literals: readonly Literal[] }
  | { readonly kind: 'property'; readonly demand: PropertyDemand }
  | { readonly kind: 'item'; readonly demand: ItemDemand }
  | { readonly kind: 'items'; readonly least: number; readonly most: number };

/** Alternatives of which at least one must hold. */
export type Disjunction = readonly Alternative[];

/** One end of an interval. */
export interface NumberEnd {
  readonly bound: Bound;
  readonly exclusive: boolean;
}

/** What is known about a number. */
export interface NumberFacts {
  lower: NumberEnd | undefined;
  upper: NumberEnd | undefined;
  integer: boolean;
  fraction: boolean;
  readonly multiples: Bound[];
  readonly notMultiples: Bound[];
}

/** What is known about a string. Lengths in code points. */
export interface StringFacts {
  minLength: number;
  maxLength: number;
  readonly matching: string[];
  readonly notMatching: string[];
  readonly formats: string[];
  readonly notFormats: string[];
}

/** What is known about an array. */
export interface ArrayFacts {
  minItems: number;
  maxItems: number;
  unique: boolean;
  repeated: boolean;
  readonly items: NodeOf<'items'>[];
  readonly demands: ItemDemand[];
  readonly atLeast: { readonly literal: Literal; readonly count: number }[];
  readonly atMost: { readonly literal: Literal; readonly count: number }[];
}

/** What is known about an object. */
export interface ObjectFacts {
  minProperties: number;
  maxProperties: number;
  readonly properties: NodeOf<'properties'>[];
  /** The literals that `properties` put on a name, as far as somebody asked; a new map whenever `properties` grows. */
  byName: Map<string, readonly Literal[]>;
  readonly required: Set<string>;
  readonly absent: Set<string>;
  readonly demands: PropertyDemand[];
  /** Literals that every name must keep to as a string. */
  readonly names: Literal[];
}

/** What of a situation no look was taken at yet. */
export interface News {
  /** Of these properties something more is known. */
  readonly names: Set<string>;
  /** These disjunctions were added. */
  readonly disjunctions: Set<Disjunction>;
  /** Something is known of the value as a whole. */
  everything: boolean;
}

/**
 * What is known so far about a value of one JSON type, while the judge searches for it. It is changed
 * in place and copied before a choice.
 */
export interface Situation {
  readonly type: TypeMask;
  readonly seen: Set<Literal>;
  pending: Disjunction[];
  readonly news: News;
  /** When some `values` node must accept: the only candidates left. */
  finite: readonly Json[] | undefined;
  /** Scalars that the value must not be. */
  readonly excluded: Json[];
  readonly number: NumberFacts;
  readonly string: StringFacts;
  readonly array: ArrayFacts;
  readonly object: ObjectFacts;
}

const noNumberFacts = (): NumberFacts => ({
  lower: undefined,
  upper: undefined,
  integer: false,
  fraction: false,
  multiples: [],
  notMultiples: [],
});
const noStringFacts = (): StringFacts => ({
  minLength: 0,
  maxLength: Infinity,
  matching: [],
  notMatching: [],
  formats: [],
  notFormats: [],
});
const noArrayFacts = (): ArrayFacts => ({
  minItems: 0,
  maxItems: Infinity,
  unique: false,
  repeated: false,
  items: [],
  demands: [],
  atLeast: [],
  atMost: [],
});
const noObjectFacts = (): ObjectFacts => ({
  minProperties: 0,
  maxProperties: Infinity,
  properties: [],
  byName: new Map(),
  required: new Set(),
  absent: new Set(),
  demands: [],
  names: [],
});

/** What is known of the types that a value does not have: nothing, and that never changes. */
const OF_ANOTHER_TYPE = {
  number: frozen(noNumberFacts()),
  string: frozen(noStringFacts()),
  array: frozen(noArrayFacts()),
  object: frozen(noObjectFacts()),
};

function frozen<Facts extends object>(facts: Facts): Facts {
  for (const list of Object.values(facts)) Object.freeze(list);
  return Object.freeze(facts);
}

/** Nothing known but the type. */
export function newSituation(type: TypeMask): Situation {
  return {
    type,
    seen: new Set(),
    pending: [],
    news: { names: new Set(), disjunctions: new Set(), everything: true },
    finite: undefined,
    excluded: [],
    number: type === TYPE.number ? noNumberFacts() : OF_ANOTHER_TYPE.number,
    string: type === TYPE.string ? noStringFacts() : OF_ANOTHER_TYPE.string,
    array: type === TYPE.array ? noArrayFacts() : OF_ANOTHER_TYPE.array,
    object: type === TYPE.object ? noObjectFacts() : OF_ANOTHER_TYPE.object,
  };
}

/**
 * A copy that may be changed without changing the original, with other disjunctions where some are given. Facts about
 * other types never change, so they are shared.
 */
export function copySituation(situation: Situation, pending: readonly Disjunction[] = situation.pending): Situation {
  const { type, seen, news, finite, excluded, number, string, array, object } = situation;
  return {
    type,
    seen: new Set(seen),
    pending: [...pending],
    news: { names: new Set(news.names), disjunctions: new Set(news.disjunctions), everything: news.everything },
    finite,
    excluded: [...excluded],
    number: type === TYPE.number ? { ...number, multiples: [...number.multiples], notMultiples: [...number.notMultiples] } : number,
    string: type === TYPE.string ? copyString(string) : string,
    array: type === TYPE.array ? copyArray(array) : array,
    object: type === TYPE.object ? copyObject(object) : object,
  };
}

function copyString(facts: StringFacts): StringFacts {
  return {
    ...facts,
    matching: [...facts.matching],
    notMatching: [...facts.notMatching],
    formats: [...facts.formats],
    notFormats: [...facts.notFormats],
  };
}

function copyArray(facts: ArrayFacts): ArrayFacts {
  return { ...facts, items: [...facts.items], demands: [...facts.demands], atLeast: [...facts.atLeast], atMost: [...facts.atMost] };
}

function copyObject(facts: ObjectFacts): ObjectFacts {
  return {
    minProperties: facts.minProperties,
    maxProperties: facts.maxProperties,
    properties: [...facts.properties],
    byName: facts.byName,
    required: new Set(facts.required),
    absent: new Set(facts.absent),
    demands: [...facts.demands],
    names: [...facts.names],
  };
}
