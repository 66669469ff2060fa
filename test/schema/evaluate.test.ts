import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';

describe('what is nested too deep', () => {
  const store = createStore();
  const text = store.types(TYPE.string);
  /** References that lead on to the text, each one to the one before. */
  const chain = Array.from({ length: 3_000 }).reduce<SchemaNode[]>(
    (made) => [...made, store.reference(`step ${made.length}`, () => made.at(-1) ?? text)],
    [],
  );
  const tooDeep = chain.findIndex((node) => evaluate(node, 'x') === 'unknown');
  const [known, last] = [chain[tooDeep - 2], chain[tooDeep - 1]] as [SchemaNode, SchemaNode];

  it.each<[string, (node: SchemaNode) => SchemaNode, Json, boolean]>([
    ['all', (node) => store.all([node, store.limit('maxLength', 5)]), 'x', true],
    ['any', (node) => store.any([node, store.values(['y'])]), 'x', true],
    ['exactlyOne', (node) => store.exactlyOne([node, store.values(['y'])]), 'x', true],
    ['not', (node) => store.not(node), 'x', false],
    ['reference', (node) => store.reference(`to ${node.id}`, () => node), 'x', true],
    ['items', (node) => store.items([], node), ['x'], true],
    ['contains', (node) => store.containsAtLeast(node, 1), ['x'], true],
    ['propertyNames', (node) => store.propertyNames(node), { x: 1 }, true],
    ['properties', (node) => store.properties([['a', node]]), { a: 'x' }, true],
    ['patterns', (node) => store.properties([], [['^a', node]]), { a: 'x' }, true],
  ])('is unknown one step further, by %s', (_, around, value, expected) => {
    expect(evaluate(last, 'x')).toBe(true);
    expect(evaluate(around(known), value)).toBe(expected);
    expect(evaluate(around(last), value)).toBe('unknown');
  });
});

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
