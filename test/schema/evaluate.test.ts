import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createStore } from '../../src/schema/store.ts';

describe('where something is not modelled', () => {
  const store = createStore();
  const opaque = store.opaque('not modelled', 'x');
  const perhaps = store.any([opaque, store.values([1])]);

  it('contains is unknown as long as it hangs on that', () => {
    expect(evaluate(store.containsAtLeast(opaque, 1), ['a'])).toBe('unknown');
    expect(evaluate(store.containsAtLeast(opaque, 2), ['a'])).toBe(false);
    expect(evaluate(store.containsAtLeast(perhaps, 1), [1, 'a'])).toBe(true);
    expect(evaluate(store.containsAtMost(perhaps, 1), [1, 'a'])).toBe('unknown');
    expect(evaluate(store.containsAtMost(perhaps, 1), [1, 1, 'a'])).toBe(false);
    expect(evaluate(store.containsAtMost(perhaps, 2), [1, 'a'])).toBe(true);
  });

  it('what is certain stays certain', () => {
    expect(evaluate(store.all([opaque, store.nothing]), 1)).toBe(false);
    expect(evaluate(perhaps, 1)).toBe(true);
    expect(evaluate(perhaps, 2)).toBe('unknown');
    expect(evaluate(store.not(opaque), 2)).toBe('unknown');
    expect(evaluate(store.exactlyOne([opaque, store.values([1])]), 1)).toBe('unknown');
    expect(evaluate(store.exactlyOne([opaque, store.values([1, 2]), store.values([1])]), 1)).toBe(false);
  });
});
