import { describe, expect, it } from 'vitest';
import { listWithin } from '../../src/report/text/list-within.ts';

const long = 'GET /v1/issuing/transactions/{transaction}';

describe('a list in one line', () => {
  it.each([
    [['a', 'b'], 20, undefined, 'a, b'],
    [['a', 'b', 'c', 'd'], 12, undefined, 'a and 3 more'],
    [['a', 'b', 'c', 'd'], 15, undefined, 'a, b and 2 more'],
    [['a', 'b', 'c'], 22, 'place', 'a, b, c'],
    [['alpha', 'beta'], 22, 'place', 'alpha, beta'],
    [['alpha', 'beta of the others'], 22, 'place', 'alpha and 1 more place'],
    [['alpha', 'beta of the others', 'c'], 23, 'place', 'alpha and 2 more places'],
    [[long], 42, undefined, long],
    // What tells one operation from another is how it ends, and how many more there are is never cut off.
    [[long], 41, undefined, 'GET …/issuing/transactions/{transaction}'],
    [[long, 'b'], 39, undefined, 'GET …/{transaction} and 1 more'],
    [['components.schemas.Order'], 12, undefined, 'components.…'],
    [['GET /aVeryLongSegmentThatIsAlone', 'b'], 20, undefined, 'GET /aVe… and 1 more'],
  ])('of %j in %i columns', (names, columns, noun, expected) => {
    expect(listWithin(names, { columns, ellipsis: '…', noun })).toBe(expected);
  });
});
