import type { Direction } from '../../model/api.ts';
import type { SchemaSet, Selection } from '../../normalise/view.ts';
import type { Address } from '../../model/pointer.ts';
import type { Medium } from '../../schema/lens/wire.ts';
import type { Fact } from '../fact.ts';

/** How one gets from a schema to one inside it. A branch stays at the same place of the payload. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  /**
   * One value at two places: a property under another name or at another depth, a value that was wrapped. The names
   * of the properties that lead to it before and now. No payload has it at both, so nothing below is shown by a whole payload.
   */
  | { readonly kind: 'moved'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'item' }
  | { readonly kind: 'item at'; readonly index: number }
  | { readonly kind: 'other property' }
  | { readonly kind: 'pattern property'; readonly pattern: string }
  /** `isOfOneSide` where the other side is no union and counts as one branch; what a discriminator says of it on either side. */
  | {
      readonly kind: 'branch';
      readonly label: string;
      readonly isOfOneSide?: boolean;
      readonly selections?: { readonly old: Selection | undefined; readonly new: Selection | undefined };
    };

/** One step to a pair inside; with `directions` where it exists in one direction only. */
export interface PairEdge {
  readonly step: Step;
  readonly pair: SchemaPair;
  readonly directions: readonly Direction[];
}

/** Two schemas lined up, with the facts that hold at this place and the pairs inside. Walked once, direction-free. */
export interface SchemaPair {
  readonly id: number;
  readonly old: SchemaSet;
  readonly new: SchemaSet;
  /** The one schema of both documents that refers elsewhere now, or no longer: there it was edited, and in neither of the two. */
  readonly redirected: Address | undefined;
  /** The pair that has this one as a property, where it refers elsewhere itself or is below one that does. */
  readonly below: SchemaPair | undefined;
  /** How values travel here: parameters and forms are text. */
  readonly medium: Medium;
  readonly facts: readonly Fact[];
  readonly edges: readonly PairEdge[];
  /** Whether both sides say the same here, so that what one refuses of the other is refused further inside, at the pairs of its edges. */
  readonly isKept: boolean;
}

/** Both directions. */
export const BOTH_DIRECTIONS: readonly Direction[] = ['request', 'response'];
