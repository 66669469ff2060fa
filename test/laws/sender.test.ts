/*
 * What a sender that keeps to its document sends, against a few lines that say so over again for objects of
 * scalars: no property that no branch which holds declares, and none that does not travel.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import type { Store } from '../../src/schema/store.ts';
import { lawRuns } from './runs.ts';

type Sent = Readonly<Record<string, number>>;

/** An object with some properties of which each holds any number or a certain one, and what is said of all others. */
interface Branch {
  readonly properties: Readonly<Record<string, number | 'any'>>;
  readonly required: readonly string[];
  readonly others: 'unsaid' | 'numbers' | 'none';
}

interface Union {
  readonly keyword: 'any' | 'exactlyOne';
  readonly branches: readonly Branch[];
}

const names = ['a', 'b', 'c', 'd'] as const;

const branch: fc.Arbitrary<Branch> = fc.record({
  properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<number | 'any'>(0, 'any', 'any'), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
  required: fc.subarray(['a', 'b', 'c'], { maxLength: 1 }),
  others: fc.constantFrom('unsaid', 'unsaid', 'unsaid', 'numbers', 'none'),
});

const sent: fc.Arbitrary<Sent> = fc.dictionary(fc.constantFrom(...names, 'kind'), fc.nat(4), { noNullPrototype: true });

/** Branches that a property tells apart, so that no two of them hold. */
const tagged = fc.array(branch, { minLength: 4, maxLength: 5 }).map((branches): readonly Branch[] =>
  branches.map(({ properties, required, others }, index) => ({
    properties: { ...properties, kind: index },
    required: [...required, 'kind'],
    others,
  })),
);

function nodeOf(store: Store, { properties, required, others }: Branch): SchemaNode {
  const number = store.types(TYPE.number);
  const rest = { unsaid: store.anything, numbers: number, none: store.nothing }[others];
  const named = Object.entries(properties).map(([name, value]) => [name, value === 'any' ? number : store.values([value])] as const);
  return store.all([store.types(TYPE.object), store.properties(named, [], rest), ...required.map((name) => store.required(name))]);
}

/** What exactly is sent of a union, as a lens has it. */
function senderOf({ keyword, branches }: Union): (value: Sent) => boolean {
  const store = createStore();
  const node = store[keyword](branches.map((one) => nodeOf(store, one)));
  const sender = createLenses(store).exactSender(node, 'request');
  return (value) => evaluate(sender, value) === true;
}

function holds({ properties, required, others }: Branch, value: Sent): boolean {
  if (required.some((name) => value[name] === undefined)) return false;
  return Object.entries(value).every(([name, number]) => {
    const wanted = properties[name];
    return wanted === undefined ? others !== 'none' : wanted === 'any' || wanted === number;
  });
}

/** What no branch that holds declares is not sent, unless one describes all others or none declares anything. */
function isSent({ keyword, branches }: Union, value: Sent): boolean {
  const held = branches.filter((one) => holds(one, value));
  if (held.length === 0 || (keyword === 'exactlyOne' && held.length > 1)) return false;
  if (held.some(({ others }) => others === 'numbers')) return true;
  const declared = held.flatMap(declaredBy);
  return (
    (declared.length === 0 && held.every(({ others }) => others === 'unsaid')) ||
    Object.keys(value).every((name) => declared.includes(name))
  );
}

function declaredBy({ properties, required }: Branch): readonly string[] {
  return [...Object.keys(properties), ...required];
}

it('sends what the branches that hold declare together', () => {
  const few = fc.record<Union>({
    keyword: fc.constantFrom('any', 'exactlyOne'),
    branches: fc.array(branch, { minLength: 2, maxLength: 3 }),
  });
  const apart = fc.record<Union>({ keyword: fc.constantFrom('any', 'exactlyOne'), branches: tagged });
  fc.assert(
    fc.property(fc.oneof(few, apart), fc.array(sent, { minLength: 8, maxLength: 8 }), (union, values) => {
      const sends = senderOf(union);
      for (const value of values) expect([value, sends(value)]).toEqual([value, isSent(union, value)]);
    }),
    { numRuns: lawRuns(300) },
  );
});

it('takes what any of many branches declares for declared, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(branch, { minLength: 4, maxLength: 6 }), fc.array(sent, { minLength: 8, maxLength: 8 }), (branches, values) => {
      const union: Union = { keyword: 'any', branches };
      const sends = senderOf(union);
      const isOpen = branches.some((one) => one.others === 'numbers' || (one.others === 'unsaid' && declaredBy(one).length === 0));
      const declared = branches.flatMap(declaredBy);
      for (const value of values) {
        if (isSent(union, value)) expect(sends(value)).toBe(true);
        if (sends(value) && !isOpen) expect(declared).toEqual(expect.arrayContaining(Object.keys(value)));
      }
    }),
    { numRuns: lawRuns(300) },
  );
});

it('sends the same whichever schema was read first, however many ways there are', () => {
  const unions = fc.array(fc.array(branch, { minLength: 2, maxLength: 3 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(unions, fc.array(sent, { minLength: 8, maxLength: 8 }), (choices, values) => {
      const senders = [choices, choices.toReversed()].map((inOrder) => {
        const store = createStore();
        const node = store.all(inOrder.map((branches) => store.any(branches.map((one) => nodeOf(store, one)))));
        return createLenses(store).exactSender(node, 'request');
      });
      for (const value of values) {
        const [one, other] = senders.map((sender) => evaluate(sender, value));
        expect([value, one]).toEqual([value, other]);
      }
    }),
    { numRuns: lawRuns(300) },
  );
});

it('never sends what does not travel, whatever is said of properties that are not named', () => {
  const marks = fc.constantFrom('readOnly', 'writeOnly', undefined);
  const others = fc.constantFrom<Branch['others']>('unsaid', 'numbers', 'none');
  fc.assert(
    fc.property(marks, marks, others, fc.subarray(['a', 'b']), sent, (a, b, rest, required, value) => {
      const store = createStore();
      const number = store.types(TYPE.number);
      const marked = (mark: 'readOnly' | 'writeOnly' | undefined): SchemaNode =>
        mark === undefined ? number : store.all([number, store.access(mark)]);
      const node = store.all([
        store.types(TYPE.object),
        store.properties(
          [
            ['a', marked(a)],
            ['b', marked(b)],
          ],
          [],
          { unsaid: store.anything, numbers: number, none: store.nothing }[rest],
        ),
        ...required.map((name) => store.required(name)),
      ]);
      for (const [direction, leftOut] of [
        ['request', 'readOnly'],
        ['response', 'writeOnly'],
      ] as const) {
        const staysBehind = (name: string): boolean => ({ a, b })[name] === leftOut;
        const isDeclared = (name: string): boolean => ['a', 'b'].includes(name) || rest === 'numbers';
        const isExpected =
          Object.keys(value).every((name) => isDeclared(name) && !staysBehind(name)) &&
          required.every((name) => staysBehind(name) || value[name] !== undefined);
        expect(evaluate(createLenses(store).exactSender(node, direction), value)).toBe(isExpected);
      }
    }),
    { numRuns: lawRuns(300) },
  );
});

it('closes what stands under a pattern, with what other words say of some of the same names', () => {
  const store = createStore();
  const object = (...names: readonly string[]): SchemaNode =>
    store.properties(names.map((name) => [name, store.types(TYPE.number)] as const));
  const under = (patterns: Readonly<Record<string, SchemaNode>>, named: Readonly<Record<string, SchemaNode>> = {}): SchemaNode =>
    store.properties(Object.entries(named), Object.entries(patterns));
  const sends = (node: SchemaNode, value: Json): boolean => evaluate(createLenses(store).exactSender(node, 'request'), value) === true;

  const alone = under({ '^x': object('a') });
  expect([sends(alone, { x: { a: 1 } }), sends(alone, { x: { b: 1 } }), sends(alone, { y: { a: 1 } })]).toEqual([true, false, false]);
  const apart = under({ '^x': object('a'), '^y': object('b') }, { z: object('c') });
  expect([sends(apart, { x: { a: 1 }, y: { b: 1 } }), sends(apart, { x: { b: 1 } }), sends(apart, { z: { b: 1 } })]).toEqual([
    true,
    false,
    false,
  ]);
  const besideAll = store.all([alone, store.properties([], [], object('b'))]);
  expect([sends(besideAll, { x: { a: 1, b: 1 } }), sends(besideAll, { x: { c: 1 } })]).toEqual([true, false]);
  // A name that is described twice has the properties of both; which names those are, a pattern cannot say.
  const named = under({ '^x': object('a') }, { xy: object('b') });
  expect([sends(named, { xy: { a: 1, b: 1 } }), sends(named, { xy: { c: 1 } }), sends(named, { x: { c: 1 } })]).toEqual([
    true,
    false,
    false,
  ]);
  const overlapping = under({ '^x': object('a'), y$: object('b') });
  expect([sends(overlapping, { xy: { a: 1, b: 1 } }), sends(overlapping, { x: { a: 1 } })]).toEqual([true, true]);
  expect([sends(overlapping, { xy: { c: 1 } }), sends(overlapping, { x: { c: 1 } })]).toEqual([false, false]);
  const many = under({ '^x': object('a'), y$: object('b'), z: object('c'), '1': object('d') });
  expect([sends(many, { xyz1: { a: 1, b: 1 } }), sends(many, { x: { e: 1 } })]).toEqual([true, true]);
});

it('sends what the alternative has that its tag selects, and nothing that another one adds', () => {
  const store = createStore();
  const object = (...names: readonly string[]): SchemaNode =>
    store.properties([['kind', store.types(TYPE.string)], ...names.map((name) => [name, store.types(TYPE.number)] as const)]);
  const named = store.all([object('a'), store.tagged('kind', { own: ['A'], others: [] })]);
  const nameless = store.all([object('b'), store.tagged('kind', { own: [], others: ['A'] })]);
  const lenses = createLenses(store);
  const node = store.any([named, nameless]);
  const sends = (value: Json): boolean => evaluate(lenses.exactSender(node, 'request'), value) === true;
  expect([sends({ kind: 'A', a: 1 }), sends({ kind: 'B', b: 1 }), sends({ b: 1 })]).toEqual([true, true, true]);
  expect([sends({ kind: 'A', a: 1, b: 1 }), sends({ kind: 'A', b: 1 }), sends({ kind: 'B', a: 1 })]).toEqual([false, false, false]);
  const takes = (value: Json): boolean => evaluate(lenses.receiver(node, 'request'), value) === true;
  expect([takes({ kind: 'A', a: 'x' }), takes({ kind: 'A', a: 1, b: 'x' }), takes({ kind: 'B', a: 'x', b: 1 })]).toEqual([
    false,
    true,
    true,
  ]);
  const within = (value: Json): boolean => evaluate(lenses.withinBranch(nameless, 'request'), value) === true;
  expect([within({ kind: 'B', b: 1 }), within({ b: 1 }), within({ kind: 'A', b: 1 })]).toEqual([true, true, false]);
});

it('knows the names of all alternatives where it is asked to', () => {
  const store = createStore();
  const object = (name: string): SchemaNode => store.properties([[name, store.types(TYPE.number)]]);
  const lenses = createLenses(store);
  const reads = (node: SchemaNode, names: readonly string[], value: Json): boolean =>
    evaluate(lenses.knowingReader(node, 'request', new Set(names)), value) === true;
  const either = store.any([object('a'), object('b')]);
  expect([reads(either, ['a'], { a: 'x' }), reads(either, [], { a: 'x' }), reads(either, ['b'], { a: 'x' })]).toEqual([false, true, true]);
  expect(reads(either, ['a', 'b'], { a: 1, b: 'x' })).toBe(false);
  expect(reads(either, ['a', 'b'], { c: 'x' })).toBe(true);
  // One that lists no names takes any; and one that describes others describes them all.
  expect(reads(store.any([object('a'), store.types(TYPE.object)]), ['a'], { a: 'x' })).toBe(true);
  const open = store.properties([['b', store.types(TYPE.number)]], [], store.types(TYPE.string));
  expect(reads(store.any([object('a'), open]), ['a'], { a: 'x' })).toBe(true);
  // What a choice inside an alternative has is known to it.
  const nested = store.all([object('b'), store.any([store.properties([['a', store.types(TYPE.string)]]), object('c')])]);
  expect(reads(store.any([object('a'), nested]), ['a'], { a: 'x' })).toBe(true);
  const openWithin = store.all([object('b'), store.any([open, object('c')])]);
  expect(reads(store.any([object('a'), openWithin]), ['a'], { a: 'x', c: 1 })).toBe(true);
  const openLater = store.all([object('b'), store.any([object('c'), open])]);
  expect(reads(store.any([object('a'), openLater]), ['a'], { a: 'x', c: 1 })).toBe(true);
  expect(reads(either, ['c'], { c: 'x' })).toBe(true);
});
