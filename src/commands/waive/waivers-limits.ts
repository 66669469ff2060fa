import { DEFAULT_LIMITS } from '../../load/limits.ts';

/** Waivers are written by hand; a file of this size holds many thousands. */
export const WAIVERS_LIMITS = { ...DEFAULT_LIMITS, maxBytes: 4 * 1024 * 1024, maxDepth: 20 };
