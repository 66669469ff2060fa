import type { FailureStyle } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { Output } from '../outputs.ts';
import type { Terminal } from '../terminal.ts';
import { compareCommand } from './compare.ts';
import type { ComparisonFlags } from './comparison-flags.ts';
import { comparisonOf } from './comparison-request.ts';

/** What a command line says of a comparison of two documents. */
export interface ComparisonWords {
  readonly old: string;
  readonly next: string;
  readonly flags: ComparisonFlags;
  readonly outputs: readonly Output[];
  readonly screen: Terminal;
  readonly style: FailureStyle;
}

/** The work behind `api-diff <old> <new>`, in one module so that it is loaded in one step. Throws a `UsageError`. */
export async function compareFromFlags({ old, next, ...words }: ComparisonWords): Promise<Outcome> {
  return await compareCommand({ old, new: next, ...comparisonOf(words) });
}
