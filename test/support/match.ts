import type { MatchPattern } from '../../src/commands/verify/patterns.ts';

/**
 * Matches with the native engine, for patterns that the tests chose themselves: independent of the
 * project's own engine, and never to be used for the patterns of a stranger's document.
 */
export const matchNatively: MatchPattern = (pattern, text) => new RegExp(pattern, 'u').test(text);
