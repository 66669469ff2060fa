import type { Direction, Facet, Operation, Parameter, Placed } from '../../model/api.ts';
import type { Common } from '../../normalise/unchanged.ts';
import type { Questions } from '../../rules/aspect.ts';
import { directionOf, operationKey } from '../anchor.ts';
import type { Site } from '../anchor.ts';
import type { Collector } from '../collector.ts';
import type { RenameSearch } from '../renames/search.ts';
import type { SchemaWalk } from '../schemas/walk.ts';
import type { SameWords } from './same.ts';

/** What has a place; a description or summary of its own may also stand beside the reference that leads there. */
export interface Described extends Placed {
  readonly description?: Facet<string>;
  readonly summary?: Facet<string>;
}

/** Whether two things are described alike, which says something only of those that stand in one place with one text. */
export function sameDescription(old: Described, next: Described): boolean {
  return old.description?.value === next.description?.value && old.summary?.value === next.summary?.value;
}

/** What the walk over the contract carries along. */
export interface ContractContext {
  readonly collector: Collector;
  readonly schemas: SchemaWalk;
  readonly search: RenameSearch;
  /** What cannot differ, so that it needs no look: nothing where operations inherit from a root that changed. */
  readonly common: Common;
  /** Whether two places hold one text that refers only to such: nothing at or below them can differ. */
  readonly cannotDiffer: (old: Described, next: Described) => boolean;
  readonly sameWords: SameWords;
  /** Takes the parameters that went and came, once it is settled that none is another one renamed. */
  readonly leave: (left: LeftParameters) => void;
  readonly questions: { readonly there: Questions; readonly back: Questions };
}

/** The parameters of one call that went and came, when none is another one renamed. */
export interface LeftParameters {
  readonly pair: OperationPair;
  readonly removed: readonly Parameter[];
  readonly added: readonly Parameter[];
}

/** Two operations that are one call. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
  /** How the paths of both begin where that is not alike: `/v1` and `/v2`, or `/v1` and nothing. */
  readonly prefixes: { readonly old: string; readonly new: string };
  /** Whether their paths were taken for one under another name, which is told already. */
  readonly isRenamed?: boolean;
}

/** A place of an operation. `sent` is the direction as a path's operation has it. */
export function siteOf(operation: Operation, sent: Direction, where: string): Site {
  return {
    operation: operation.label,
    operationKey: operationKey(operation),
    kind: operation.kind,
    direction: directionOf(operation, sent),
    where,
  };
}
