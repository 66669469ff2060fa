import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';

describe('the judge', () => {
  it('keeps what one choice adds out of the next choice', () => {
    const store = createStore();
    const judge = createJudge(store);
    const [two, three] = [2, 3].map((divisor) => store.all([store.types(TYPE.integer), store.multipleOf(divisor)])) as [never, never];
    const either = store.any([two, three]);
    const exactlyOne = store.exactlyOne([two, three]);
    expect(judge.contained(either, exactlyOne)).toEqual({ answer: 'refuted', witness: 0 });
    // The same question with the answer written into it, so that the disjunctions are met in another order.
    expect(judge.contained(store.all([either, store.not(exactlyOne)]), exactlyOne)).toEqual({ answer: 'refuted', witness: 0 });
  });

  it('finds no value in a choice that is no choice, and those of the branches beside it', () => {
    const store = createStore();
    const judge = createJudge(store);
    const [text, whole] = [store.types(TYPE.string), store.types(TYPE.integer)];
    expect(judge.contained(store.exactlyOne([text, text]), store.nothing)).toEqual({ answer: 'contained' });
    const beside = store.exactlyOne([text, text, whole]);
    expect(judge.contained(beside, whole)).toEqual({ answer: 'contained' });
    expect(judge.contained(whole, beside)).toEqual({ answer: 'contained' });
    expect(judge.contained(text, beside).answer).toBe('refuted');
    expect(judge.contained(store.not(beside), store.not(whole))).toEqual({ answer: 'contained' });
  });

  it('shows by any value what the search for a refused one gave up on', () => {
    const store = createStore();
    const judge = createJudge(store, { steps: 500, milliseconds: 20_000 });
    const named = (letter: string): SchemaNode[] =>
      [...Array(12).keys()].map((index) => store.all([store.required(`${letter}${index}`), store.limit('minProperties', index)]));
    const sent = store.all([store.types(TYPE.object), store.any(named('p')), store.any(named('q'))]);
    const taken = store.all([store.any(named('r')), store.any(named('s')), store.any(named('t'))]);
    expect(judge.contained(sent, taken).answer).toBe('refuted');
    // A value of which nobody can say that it is refused shows nothing.
    expect(judge.contained(store.values([1]), store.opaque('not modelled', 'x')).answer).toBe('unknown');
    // No value of it is refused, and what there is not is not shown.
    expect(judge.contained(sent, store.any([sent, taken, store.values([1])])).answer).not.toBe('refuted');
  });

  it('fills an object up to its least size and no further', () => {
    const store = createStore();
    const judge = createJudge(store);
    const text = store.types(TYPE.string);
    const one = [store.types(TYPE.object), store.limit('minProperties', 1), store.limit('maxProperties', 1)];
    const ofNames = store.all([
      ...one,
      store.properties([
        ['a', text],
        ['b', text],
      ]),
    ]);
    const ofPatterns = store.all([...one, store.properties([], [['^a', text]])]);
    for (const node of [ofNames, ofPatterns]) expect(judge.contained(node, store.nothing).answer).toBe('refuted');
    // With as few at most as none, there is nothing to fill.
    expect(judge.contained(store.all([ofNames, store.limit('maxProperties', 0)]), store.nothing).answer).toBe('contained');
  });

  it('has no room for more items of a schema than there may be', () => {
    const store = createStore();
    const judge = createJudge(store);
    const text = store.types(TYPE.string);
    const array = store.types(TYPE.array);
    const between = (least: number, most: number): SchemaNode =>
      store.all([array, store.containsAtLeast(text, least), store.containsAtMost(text, most), store.limit('minItems', 4)]);
    expect(judge.contained(between(3, 2), store.nothing).answer).toBe('contained');
    expect(judge.contained(between(2, 2), store.nothing).answer).toBe('refuted');
  });

  it('comes to an end where a schema is nothing but itself', () => {
    const store = createStore();
    const judges = [createJudge(store), createJudge(store, undefined, () => false)];
    const kind = (name: string): SchemaNode => store.all([store.types(TYPE.object), store.properties([['kind', store.values([name])]])]);
    const itself: SchemaNode = store.reference('Itself', () => itself);
    const withMore: SchemaNode = store.reference('WithMore', () => store.all([kind('a'), withMore]));
    for (const judge of judges) {
      for (const endless of [itself, withMore]) {
        expect(judge.contained(kind('b'), endless).answer).toBe('unknown');
        expect(judge.contained(kind('b'), store.any([endless, store.required('x')])).answer).toBe('unknown');
        expect(judge.contained(kind('b'), store.any([endless, store.required('x'), kind('b')])).answer).toBe('contained');
        expect(judge.contained(kind('b'), store.all([store.required('x'), endless])).answer).toBe('refuted');
      }
    }
  });

  it('takes no list for impossible that it did not find', () => {
    const store = createStore();
    const judge = createJudge(store);
    const constants = (...values: readonly number[]): SchemaNode => store.values(values);
    const array = store.types(TYPE.array);
    // [2, 0, 1] has one item too many below 2, [3, 2, 1] is one that may be.
    const hard = [array, store.limit('minItems', 3), store.uniqueItems(), store.containsAtMost(store.maximum(1, false), 1)];
    const prefix = [constants(2, 3), constants(0, 2), constants(1)];
    expect(judge.contained(store.all([...hard, store.items(prefix, store.anything)]), store.nothing).answer).not.toBe('contained');
    const impossible = [constants(2, 3), constants(0, 1), constants(1)];
    expect(judge.contained(store.all([...hard, store.items(impossible, store.anything)]), store.nothing).answer).not.toBe('refuted');
  });
});
