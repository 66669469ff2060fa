import type { Json } from '../../../src/model/json.ts';

/*
 * Few and small values, so that two random schemas speak of the same things often enough to disagree.
 */

/** Names of properties. */
export const names = ['a', 'b', 'c', 'x-1'] as const;

/** Patterns that the tests may run natively, each with strings that it matches. */
export const patterns: Readonly<Record<string, readonly string[]>> = {
  '^a': ['a', 'ab'],
  b$: ['b', 'ab'],
  '^[a-c]+$': ['a', 'cab'],
  '^x-': ['x-1', 'x-'],
  '^.{2,3}$': ['ab', 'x-1'],
  '\\d': ['b1', '2024-01-01'],
};

/** Formats that every validator in the tests knows, each with strings that have it. */
export const formats: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-01-01', '2024-02-29'],
  'date-time': ['2024-01-01T00:00:00Z'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000'],
  ipv4: ['127.0.0.1'],
};

/** Strings around the patterns, formats and lengths above. */
export const strings = ['', 'a', 'b', 'ab', 'cab', 'b1', 'x-1', '\u{1F600}', ...Object.values(formats).flat()] as const;

/** Numbers around the bounds that schemas draw from `bounds`. */
export const numbers = [-1, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 10, 2147483647, 2147483648] as const;

/** What numeric bounds and divisors are made of. */
export const bounds = [-1, 0, 1, 1.5, 2, 3, 6] as const;

/** Scalars of every type. */
export const scalars: readonly Json[] = [null, true, false, ...numbers, ...strings];
