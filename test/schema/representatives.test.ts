import { describe, expect, it } from 'vitest';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import type { Store } from '../../src/schema/store.ts';

/** A list that goes on in itself by way of so many names, its length limited at the last of them. */
function list(store: Store, name: string, { names, last }: { readonly names: number; readonly last: number }): SchemaNode {
  const at = (index: number): SchemaNode =>
    store.reference(`${name} ${index % names}`, () =>
      store.all([
        store.types(TYPE.object),
        store.properties([
          ['next', at(index + 1)],
          ['value', index % names === names - 1 ? store.limit('maxLength', last) : store.limit('maxLength', 5)],
        ]),
      ]),
    );
  return at(0);
}

describe('one node for all that say the same', () => {
  it('is that of any name, and of any number of names', () => {
    const store = createStore();
    const one = store.representative(list(store, 'old', { names: 1, last: 5 }));
    expect(store.representative(list(store, 'new', { names: 1, last: 5 }))).toBe(one);
    expect(store.representative(list(store, 'twins', { names: 2, last: 5 }))).toBe(one);
    expect(store.representative(list(store, 'many', { names: 7, last: 5 }))).toBe(one);
  });

  it('is another where something differs, however far inside', () => {
    const store = createStore();
    const one = store.representative(list(store, 'old', { names: 1, last: 5 }));
    const many = store.representative(list(store, 'many', { names: 7, last: 6 }));
    expect(many).not.toBe(one);
    expect(store.representative(list(store, 'again', { names: 7, last: 6 }))).toBe(many);
    // What was taken to be the same on the way to the difference is not.
    expect(store.representative(list(store, 'shorter', { names: 6, last: 6 }))).not.toBe(many);
  });

  it('does not hang on the order of branches', () => {
    const store = createStore();
    const first = list(store, 'first', { names: 1, last: 5 });
    const second = list(store, 'second', { names: 1, last: 6 });
    const otherSecond = list(store, 'other second', { names: 1, last: 6 });
    const otherFirst = list(store, 'other first', { names: 1, last: 5 });
    expect(store.representative(store.any([first, second]))).toBe(store.representative(store.any([otherSecond, otherFirst])));
    expect(store.representative(store.any([first, second]))).not.toBe(store.representative(store.all([otherSecond, otherFirst])));
    expect(store.representative(store.exactlyOne([first, otherFirst]))).not.toBe(store.representative(store.exactlyOne([first, second])));
  });

  it('is the node itself where nothing is named', () => {
    const store = createStore();
    const node = store.properties([['a', store.types(TYPE.string)]]);
    expect(store.representative(node)).toBe(node);
  });
});
