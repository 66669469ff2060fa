import type { FailureStyle } from '../failure.ts';
import type { TypedFlags } from '../config/settings.ts';
import type { Outcome } from '../outcome.ts';
import type { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { compareCommand } from './compare.ts';
import { comparisonOf } from './comparison-request.ts';

/** What a command line says of a comparison of two documents. */
export interface ComparisonWords {
  readonly old: string;
  readonly next: string;
  readonly typed: TypedFlags;
  readonly screen: Terminal;
  readonly style: FailureStyle;
  readonly progress?: Progress | undefined;
}

/** The work behind `api-diff <old> <new>`, in one module so that it is loaded in one step. Throws `UsageError` and `InputError`. */
export async function compareFromFlags({ old, next, progress, ...words }: ComparisonWords): Promise<Outcome> {
  const { compare } = await comparisonOf({ ...words, operands: [old, next] });
  return await compareCommand({ old, new: next, ...compare, progress });
}
