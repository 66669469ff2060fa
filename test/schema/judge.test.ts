import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { TYPE } from '../../src/schema/node.ts';
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
});
