import type { Direction } from '../../model/api.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import type { Questions } from '../../rules/aspect.ts';
import type { Store } from '../../schema/store.ts';
import type { RenameSearch } from '../renames/search.ts';
import type { Fact } from '../fact.ts';
import type { Step } from './pair.ts';

/** What a look at one part of two schemas finds: facts here, and schemas to line up inside. */
export interface Findings {
  readonly facts: readonly Fact[];
  readonly inside: readonly Inside[];
}

/** Two schemas one step inside. */
export interface Inside {
  readonly step: Step;
  readonly old: SchemaSet;
  readonly new: SchemaSet;
  readonly directions: readonly Direction[];
}

/** The views of two schemas. */
export interface ViewPair {
  readonly old: View;
  readonly new: View;
}

/** What the parts of the walk need. */
export interface FindingContext {
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
  readonly store: Store;
  readonly questions: { readonly there: Questions; readonly back: Questions };
  readonly search: RenameSearch;
  /** Whether one text stands at a place of each document. */
  readonly sameText: (old: Address, next: Address) => boolean;
  /** Whether two schema sets are one text at one place that refers only to what did not change. */
  readonly cannotDiffer: (old: SchemaSet, next: SchemaSet) => boolean;
}
