import type { Direction, OperationKind } from '../model/api.ts';
import type { Json } from '../model/json.ts';
import type { Address, Pointer } from '../model/pointer.ts';
import type { RuleId } from '../rules/table.ts';
import type { Rename } from './rename.ts';

/** One side of a change: where it stands and what stands there. */
export interface Side {
  /** The keyword that says it, or the nearest surviving ancestor where nothing does. */
  readonly address: Address;
  /** Undefined where this side says nothing. */
  readonly value: Json | undefined;
}

/** A fact, direction-free: one edit at one place, however many operations reach it. */
export interface Change {
  readonly rule: RuleId;
  /** `ad1:` and sixteen hexadecimal digits; stable under reordering, reformatting and inlining. */
  readonly fingerprint: string;
  /** What the change is about, for sentences: kind `property`, name `email`. */
  readonly subject: ChangeSubject;
  /** For people and waivers: `components.schemas.UserInput.properties.email`. */
  readonly place: string;
  /** The two names and how sure it is, when this is a rename. */
  readonly rename?: Rename;
  /** What tells this change from others of its rule at one place: an enum value, a required name. */
  readonly name?: string;
  readonly old: Side;
  readonly new: Side;
  /** Every operation, direction and payload place where a client can meet it. Empty: unreachable. */
  readonly uses: readonly Use[];
}

/** The noun of a sentence. */
export interface ChangeSubject {
  readonly kind: string;
  readonly name: string;
  /** The component schema that has it: the bare name of a property may stand in many. */
  readonly component?: string;
}

/** One place in one direction where a change can be met. */
export interface Use {
  /** The label of the operation, on the new side where it has one. */
  readonly operation: string;
  readonly kind: OperationKind;
  readonly direction: Direction;
  /** `request body application/json`, `query parameter limit`, `response 200 application/json`, ... */
  readonly where: string;
  /** The place in the payload as a JSON Pointer with `*` for any item or any further property. */
  readonly path: Pointer;
  readonly proof: Proof;
}

/** What the judge says of one use. */
export type Proof =
  /** Nothing to prove: the two documents say it themselves (an operation is gone). */
  | { readonly answer: 'stated' }
  | { readonly answer: 'breaks'; readonly witness?: Json }
  /** No valid value is affected; `only` where another alternative of a union takes them, which says nothing of what changed. */
  | { readonly answer: 'contained'; readonly only?: 'another alternative' }
  /** A name that is not declared any more is one of those that a map takes, with every value that it had. */
  | { readonly answer: 'in a map' }
  /** No valid value could have what came or went: the schema around it accepts nothing with it. */
  | { readonly answer: 'empty' }
  | { readonly answer: 'unknown'; readonly reason: string };

/** Something that a document says and we do not understand yet; named, never dropped. */
export interface Skipped {
  readonly side: 'old' | 'new';
  readonly address: Address;
  readonly reason: string;
}
