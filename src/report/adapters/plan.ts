import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { SchemaSet } from '../../normalise/view.ts';

/** Something that the documents do not say how to convert: where in the adapters, and what has to be decided. */
export interface Gap {
  /** The function and the property: `upgradePet.owner`. Unique once all is derived, and stable as long as the names are. */
  place: string;
  /** One sentence that says what to decide. */
  readonly sentence: string;
}

/** A scalar written in another way. Those from text fail for a text that is none of theirs. */
export type Notation =
  | 'seconds to date-time'
  | 'milliseconds to date-time'
  | 'date-time to seconds'
  | 'date-time to milliseconds'
  | 'number to text'
  | 'boolean to text'
  | 'text to number'
  | 'text to boolean';

/** Something that the receiver asks of a value and that the sender does not promise. Lengths count code points. */
export type Check =
  | { readonly kind: 'minimum' | 'maximum'; readonly bound: number | bigint; readonly exclusive: boolean }
  | { readonly kind: 'multipleOf'; readonly divisor: number | bigint }
  | { readonly kind: 'integer' }
  | { readonly kind: 'minLength' | 'maxLength' | 'minItems' | 'maxItems'; readonly limit: number }
  | { readonly kind: 'uniqueItems' }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'format'; readonly name: GuardedFormat }
  | { readonly kind: 'type'; readonly types: readonly ValueType[] }
  | { readonly kind: 'one of'; readonly values: readonly Json[] };

/** The formats that the adapters can tell by themselves. */
export type GuardedFormat = 'date' | 'date-time' | 'uuid' | 'email';

/** How one value becomes another one: the plan that is run on samples and printed as code. */
export type Conversion =
  | { readonly kind: 'same' }
  | { readonly kind: 'decide'; readonly gap: Gap }
  /** `checks` are of the result. The gap is for what cannot be read or does not meet them; undefined where all can and does. */
  | { readonly kind: 'notation'; readonly notation: Notation; readonly checks: readonly Check[]; readonly gap: Gap | undefined }
  /** `gap` for the values that the receiver does not know; undefined where there are none. */
  | {
      readonly kind: 'values';
      readonly renamed: readonly RenamedValue[];
      readonly refused: readonly Json[];
      readonly gap: Gap | undefined;
    }
  | { readonly kind: 'checked'; readonly checks: readonly Check[]; readonly gap: Gap; readonly of: Conversion }
  | { readonly kind: 'nullable'; readonly whenNull: Conversion; readonly of: Conversion }
  | { readonly kind: 'items' | 'members' | 'to list'; readonly of: Conversion }
  | { readonly kind: 'from list'; readonly of: Conversion; readonly gap: Gap }
  /** `others` are what the envelope requires beside it: constants and gaps. */
  | { readonly kind: 'wrapped'; readonly property: string; readonly of: Conversion; readonly others: readonly TakenField[] }
  /** `gap` where the property may be missing; `lost` are the properties beside it that a request says and nobody reads. */
  | {
      readonly kind: 'unwrapped';
      readonly property: string;
      readonly of: Conversion;
      readonly gap: Gap | undefined;
      readonly lost: readonly string[];
    }
  | { readonly kind: 'call'; readonly plan: FunctionPlan };

/** A value of an enum under another name. */
export interface RenamedValue {
  readonly from: Json;
  readonly to: Json;
}

/** A conversion with a name: of objects and of alternatives. It may call itself. */
export interface FunctionPlan {
  readonly name: string;
  readonly direction: Direction;
  readonly source: SchemaSet;
  readonly target: SchemaSet;
  /** What people call the value: a component, or the place where it stands. */
  readonly title: string;
  /** Filled in once what is inside is known; until then it is open. */
  body: ObjectPlan | UnionPlan;
  isOpen: boolean;
}

/** An object: what is not mentioned stays as it is. */
export interface ObjectPlan {
  readonly kind: 'object';
  /** Properties that the receiver refuses. */
  readonly drops: readonly string[];
  /** Properties whose values the receiver has elsewhere, where whoever holds this object puts them. */
  readonly moved: readonly string[];
  /** Properties of such objects that the receiver has nowhere, as `address.floor`. */
  readonly left: readonly string[];
  /** Properties of the receiver that whoever holds the object puts in. */
  readonly arrives: readonly string[];
  /** Properties that are passed on although the receiver does not declare them. */
  readonly ignored: readonly string[];
  /** Properties that the receiver knows, may miss, and never gets. */
  readonly absent: readonly string[];
  readonly fields: readonly Field[];
}

/** One property of the result. */
export type Field = TakenField | GatheredField;

/** A property that has one source, or none. */
export interface TakenField {
  readonly kind: 'taken';
  readonly to: string;
  /** Where it comes from: a path into the source, the source itself where empty, undefined for a constant. */
  readonly from: readonly string[] | undefined;
  readonly value: Conversion;
  /** What to do where there is nothing at `from`; undefined where there always is something. */
  readonly missing: Missing | undefined;
}

/** A property that holds an object made of values which stand elsewhere. All paths begin at the source of the field. */
export interface GatheredField {
  readonly kind: 'gathered';
  readonly to: string;
  /** The object that the source has itself, into which the others are put; undefined where it has none. */
  readonly kept: TakenField | undefined;
  readonly fields: readonly Field[];
  /** Whether there is no object where nothing is there to be put into it. */
  readonly isOptional: boolean;
}

/** What stands for a value that is not there. */
export type Missing =
  | { readonly kind: 'left out' }
  | { readonly kind: 'constant'; readonly value: Json; readonly because: 'default' | 'only value' }
  | { readonly kind: 'decide'; readonly gap: Gap };

/** Alternatives: the first branch whose test holds. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly branches: readonly Branch[];
  readonly otherwise: Conversion;
}

/** One alternative of the source. */
export interface Branch {
  readonly test: Test;
  readonly value: Conversion;
  /** The schema of the values that the test selects. */
  readonly source: SchemaSet;
}

/** How to tell an alternative from the others. */
export type Test =
  | { readonly kind: 'tag'; readonly property: string; readonly values: readonly Json[] }
  | { readonly kind: 'has'; readonly property: string }
  | { readonly kind: 'type'; readonly type: ValueType };

/** What `typeof` and `Array.isArray` can tell. */
export type ValueType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** Nothing to do. */
export const SAME: Conversion = { kind: 'same' };
