import { InputError } from './input-error.ts';
import { beyondLimit, DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';

/** Begins to count the time that a comparison may take; what it returns is called between the steps and throws `too-slow` when it is over. */
export function timeLimit(limits: Partial<Limits> | undefined): () => void {
  const { maxSeconds } = { ...DEFAULT_LIMITS, ...limits };
  const end = performance.now() + maxSeconds * 1000;
  return () => {
    if (performance.now() > end) throw new InputError(beyondLimit('seconds', maxSeconds));
  };
}
