import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { createWireLens } from '../../src/schema/lens/wire.ts';
import type { Medium } from '../../src/schema/lens/wire.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';

const store = createStore();
/** One that remembers nothing. */
const newLens = () => createWireLens(store, createJudge(store).contained);
const integer = store.types(TYPE.integer);
const number = store.types(TYPE.number);
const text = store.types(TYPE.string);
const truth = store.types(TYPE.boolean);
const list = (of: SchemaNode): SchemaNode => store.all([store.types(TYPE.array), store.items([], of)]);
const digits = store.all([text, store.pattern('^[0-9]+$')]);
const object = (of: SchemaNode): SchemaNode => store.all([store.types(TYPE.object), store.properties([['a', of]])]);

/** What a receiver takes of some values, sent by a sender that may send anything. */
function taken(medium: Medium, receiver: SchemaNode, values: readonly Json[], sender = store.anything): readonly Json[] {
  const seen = newLens().receiver(medium, sender, receiver);
  return values.filter((value) => evaluate(seen, value) === true);
}

describe('the wire lens', () => {
  const scalars: readonly Json[] = [1, -1, 0.5, true, '1', '-1', '0.5', '01', 'true', 'x', ''];
  it.each<[string, SchemaNode, readonly Json[]]>([
    ['text takes everything', text, scalars],
    ['an integer takes its text', integer, [1, -1, '1', '-1']],
    ['a number takes its text', number, [1, -1, 0.5, '1', '-1', '0.5']],
    ['a boolean takes its text', truth, [true, 'true']],
    ['digits take what is not negative', digits, [1, '1', '01']],
    ['a bounded integer takes no text that it may refuse', store.all([integer, store.minimum(1, false)]), [1]],
    ['multiples take no text that they may refuse', store.all([integer, store.multipleOf(5)]), []],
    ['some digits take no number that they may refuse', store.all([text, store.pattern('^(0|10*)$')]), ['1']],
    [
      'a text of limited length takes no numbers, some are longer',
      store.all([text, store.limit('maxLength', 5_000)]),
      scalars.filter((value) => typeof value !== 'number'),
    ],
    ['values that the sender does not list', store.values([1, 'x']), [1, 'x']],
  ])('%s', (_, receiver, expected) => expect(taken('text', receiver, scalars)).toEqual(expected));

  it('sees without a search that some numbers are longer than a text may be, however long', () => {
    const asked: SchemaNode[] = [];
    const spied = createWireLens(store, (p, q) => {
      asked.push(p);
      return createJudge(store).contained(p, q);
    });
    const long = store.all([text, store.limit('maxLength', 150_000)]);
    expect(evaluate(spied.receiver('text', store.anything, long), 1)).toBe(false);
    expect(asked.filter((node) => evaluate(node, '10') === true)).toEqual([]);
    expect(evaluate(spied.receiver('text', store.anything, text), 1)).toBe(true);
    expect(asked.filter((node) => evaluate(node, '10') === true)).not.toEqual([]);
  });

  it('reads what the sender lists value by value', () => {
    expect(taken('text', store.values([1, 2]), ['1', '2', '3'], store.values(['1', '2', '3']))).toEqual(['1', '2']);
    expect(taken('text', store.all([integer, store.minimum(1, false)]), ['0', '1'], store.values(['0', '1']))).toEqual(['1']);
  });

  it.each(['parameter', 'exploded parameter'] as const)('reads the list of one in a %s like the one alone', (medium) => {
    expect(taken(medium, list(integer), [1, '1', 'x', ['1'], ['x'], true])).toEqual([1, '1', ['1']]);
    expect(taken(medium, integer, [[1], ['1'], [1, 2], ['x']])).toEqual([[1], ['1']]);
    expect(taken(medium, store.all([list(text), store.limit('minItems', 2)]), ['a', ['a'], ['a', 'b']])).toEqual([['a', 'b']]);
  });

  it('reads a list as text where it is not exploded', () => {
    expect(taken('parameter', text, [['a', 'b'], [1, true], [['a']], {}])).toEqual([
      ['a', 'b'],
      [1, true],
    ]);
    expect(taken('exploded parameter', text, [['a', 'b'], ['a']])).toEqual([['a']]);
    expect(taken('parameter', digits, [['1', '2'], ['1']])).toEqual([['1']]);
  });

  it('reads properties of forms as text and what is inside them as JSON', () => {
    expect(taken('form', object(integer), [{ a: 1 }, { a: '1' }, { a: 'x' }])).toEqual([{ a: 1 }, { a: '1' }]);
    expect(taken('form', object(list(integer)), [{ a: ['1'] }, { a: ['x'] }])).toEqual([{ a: ['1'] }]);
    expect(taken('form', object(object(integer)), [{ a: { a: 1 } }, { a: { a: '1' } }])).toEqual([{ a: { a: 1 } }]);
  });

  it('comes to an end where a schema leads to itself', () => {
    const circles = (['any', 'all'] as const).map((kind) => {
      const circle: SchemaNode = store.reference(`circle of ${kind}`, () => store[kind]([circle, integer]));
      return circle;
    });
    for (const circle of circles) expect(taken('parameter', circle, ['x'])).toEqual([]);
    const itself: SchemaNode = store.reference('itself', () => itself);
    expect(taken('parameter', store.all([integer, itself]), ['x'])).toEqual([]);
    const tree: SchemaNode = store.reference('tree', () => store.any([integer, list(tree)]));
    expect(taken('parameter', tree, [1, '1', ['1'], ['x'], [['1']]])).toEqual([1, '1', ['1']]);
  });

  it('leaves JSON alone', () => {
    expect(newLens().receiver('json', integer, text)).toBe(text);
    expect(taken('json', text, [1, '1'])).toEqual(['1']);
  });

  it('knows what it cannot tell', () => {
    const lens = newLens();
    const bounded = store.all([integer, store.minimum(1, false)]);
    expect(lens.mayBeRead('text', bounded, '7')).toBe(true);
    expect(lens.mayBeRead('text', bounded, '0')).toBe(false);
    expect(lens.mayBeRead('text', bounded, 'x')).toBe(false);
    expect(lens.mayBeRead('json', bounded, '7')).toBe(false);
    expect(lens.mayBeRead('form', object(bounded), { a: '7' })).toBe(true);
  });
});
