import { pairOperations } from '../../../diff/contract/pairing.ts';
import type { Difference } from '../../../diff/diff.ts';
import type { Operation } from '../../../model/api.ts';

/** An operation on both sides. */
export interface Pair {
  readonly old: Operation;
  readonly new: Operation;
}

/** The operations that both documents have, each with the callbacks below it that both have. */
export function keptPairs({ operations }: Pick<Difference, 'operations'>): readonly Pair[] {
  return operations.kept.flatMap(withCallbacks);
}

function withCallbacks(pair: Pair): readonly Pair[] {
  return [pair, ...pairOperations(pair.old.callbacks, pair.new.callbacks).kept.flatMap(withCallbacks)];
}
