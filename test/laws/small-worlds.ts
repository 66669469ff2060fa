import { isObject } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import type { Store } from '../../src/schema/store.ts';

/** A world of few values: all that a schema lets through, and assertions that tell them apart. */
export interface SmallWorld {
  readonly name: string;
  readonly values: readonly Json[];
  /** Accepts the values and nothing else, without listing them. */
  readonly closed: (store: Store) => SchemaNode;
  readonly atoms: readonly ((store: Store) => SchemaNode)[];
  /** The share of the questions that the search may leave open. */
  readonly mostUnknown: number;
}

const whole = (from: number, to: number): readonly number[] => [...Array(to - from + 1).keys()].map((index) => from + index);

function numbers(name: string, grid: number, closing: (store: Store) => SchemaNode): SmallWorld {
  return {
    name,
    values: whole(-6, 6).map((count) => count * grid),
    closed: (store) => store.all([closing(store), store.minimum(-6 * grid, false), store.maximum(6 * grid, false)]),
    atoms: [
      ...[-6, -4, -1, 0, 1, 3, 6].flatMap((count) =>
        [true, false].flatMap((exclusive) => [
          (store: Store) => store.minimum(count * grid, exclusive),
          (store: Store) => store.maximum(count * grid, exclusive),
        ]),
      ),
      ...[2, 3, 5].map((count) => (store: Store) => store.multipleOf(count * grid)),
      ...[[0], [-6], [6], [1, -1], whole(-2, 2), whole(1, 6)].map(
        (counts) => (store: Store) => store.values(counts.map((count) => count * grid)),
      ),
      (store) => store.types(TYPE.integer),
    ],
    mostUnknown: 0,
  };
}

const texts = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb', 'aaa', 'aab', 'aba', 'abb', 'baa', 'bab', 'bba', 'bbb'];

const strings: SmallWorld = {
  name: 'texts of a and b',
  values: texts,
  closed: (store) => store.all([store.types(TYPE.string), store.pattern('^[ab]{0,3}$')]),
  atoms: [
    ...whole(1, 3).map((limit) => (store: Store) => store.limit('minLength', limit)),
    ...whole(0, 2).map((limit) => (store: Store) => store.limit('maxLength', limit)),
    ...['a', 'b$', '^a', '^(ab)*$', 'a.b', '^.?$'].map((source) => (store: Store) => store.pattern(source)),
    ...[[''], ['a', 'b'], ['aba', 'bbb'], texts.slice(3, 7)].map((list) => (store: Store) => store.values(list)),
    (store) => store.format('date'),
  ],
  mostUnknown: 0,
};

const members: readonly Json[] = [null, false, true];

/** What is said of one item or of one property. */
const inner: readonly ((store: Store) => SchemaNode)[] = [
  (store) => store.types(TYPE.null),
  (store) => store.types(TYPE.boolean),
  (store) => store.values([true]),
  (store) => store.not(store.values([null])),
  (store) => store.nothing,
  (store) => store.anything,
];
const someInner = inner.slice(0, 3);

function arraysUpTo(length: number): readonly (readonly Json[])[] {
  if (length === 0) return [[]];
  const shorter = arraysUpTo(length - 1);
  return [...shorter, ...shorter.filter((list) => list.length === length - 1).flatMap((list) => members.map((item) => [...list, item]))];
}

const arrays: SmallWorld = {
  name: 'arrays of null and booleans',
  values: arraysUpTo(4),
  closed: (store) =>
    store.all([store.types(TYPE.array), store.limit('maxItems', 4), store.items([], store.types(TYPE.null | TYPE.boolean))]),
  atoms: [
    ...whole(1, 4).map((limit) => (store: Store) => store.limit('minItems', limit)),
    ...whole(0, 3).map((limit) => (store: Store) => store.limit('maxItems', limit)),
    (store) => store.uniqueItems(),
    ...inner.map((of) => (store: Store) => store.items([], of(store))),
    ...inner.flatMap((of) => someInner.slice(0, 2).map((rest) => (store: Store) => store.items([of(store)], rest(store)))),
    ...someInner.map((rest) => (store: Store) => store.items([store.anything, store.types(TYPE.null)], rest(store))),
    ...someInner.map((rest) => (store: Store) => store.items([store.anything, store.anything], rest(store))),
    ...someInner.flatMap((of) =>
      whole(1, 3).flatMap((count) => [
        (store: Store) => store.containsAtLeast(of(store), count),
        (store: Store) => store.containsAtMost(of(store), count - 1),
      ]),
    ),
    ...[[], [null], [true, false], [null, null, true]].map((list) => (store: Store) => store.values([list])),
  ],
  mostUnknown: 0.05,
};

const names = ['a', 'ab', 'b'] as const;

function objectsOf(left: readonly string[]): readonly Json[] {
  const [name, ...others] = left;
  if (name === undefined) return [{}];
  return objectsOf(others).flatMap((rest) => [rest, ...members.map((value) => ({ ...(isObject(rest) ? rest : {}), [name]: value }))]);
}

const objects: SmallWorld = {
  name: 'objects of null and booleans',
  values: objectsOf(names),
  closed: (store) => {
    const member = store.types(TYPE.null | TYPE.boolean);
    return store.all([
      store.types(TYPE.object),
      store.properties(
        names.map((name) => [name, member]),
        [],
        store.nothing,
      ),
    ]);
  },
  atoms: [
    ...whole(1, 3).map((limit) => (store: Store) => store.limit('minProperties', limit)),
    ...whole(0, 2).map((limit) => (store: Store) => store.limit('maxProperties', limit)),
    ...names.map((name) => (store: Store) => store.required(name)),
    ...names.flatMap((name) => inner.map((of) => (store: Store) => store.properties([[name, of(store)]]))),
    ...someInner.flatMap((of) => [
      (store: Store) => store.properties([['a', of(store)]], [], store.types(TYPE.null)),
      (store: Store) => store.properties([], [['^a', of(store)]]),
      (store: Store) => store.properties([['ab', store.anything]], [['b', of(store)]], store.types(TYPE.boolean)),
      (store: Store) => store.properties([], [['b$', store.anything]], of(store)),
    ]),
    (store) => store.propertyNames(store.limit('maxLength', 1)),
    (store) => store.propertyNames(store.pattern('^a')),
    (store) => store.propertyNames(store.values(['b', 'ab'])),
    ...[{}, { a: null }, { a: true, b: false }].map((value) => (store: Store) => store.values([value])),
  ],
  mostUnknown: 0.01,
};

/** Objects that hold another one as `next`, and so on; each may have a value. */
function chainsUpTo(length: number): readonly JsonObject[] {
  const nexts = length === 0 ? [{}] : [{}, ...chainsUpTo(length - 1).map((next) => ({ next }))];
  return nexts.flatMap((rest) => [rest, ...members.slice(1).map((value) => ({ value, ...rest }))]);
}

const chain = (store: Store, length: number): SchemaNode =>
  store.all([
    store.types(TYPE.object),
    store.properties(
      [
        ['value', store.types(TYPE.boolean)],
        ['next', length === 0 ? store.nothing : chain(store, length - 1)],
      ],
      [],
      store.nothing,
    ),
  ]);

const next = (store: Store, of: SchemaNode): SchemaNode => store.properties([['next', of]]);
const valued = (store: Store, value: boolean): SchemaNode => store.properties([['value', store.values([value])]]);

/** Schemas that contain themselves, each under its name. */
function recursive(store: Store, name: string, make: (itself: SchemaNode) => SchemaNode): SchemaNode {
  const itself: SchemaNode = store.reference(name, () => make(itself));
  return itself;
}

const chains: SmallWorld = {
  name: 'chains of objects',
  values: chainsUpTo(3),
  closed: (store) => chain(store, 3),
  atoms: [
    ...[true, false].flatMap((value) => [
      (store: Store) => valued(store, value),
      (store: Store) => store.all([valued(store, value), store.required('value')]),
      (store: Store) => next(store, valued(store, value)),
      (store: Store) => recursive(store, `every ${value}`, (itself) => store.all([valued(store, value), next(store, itself)])),
      (store: Store) =>
        recursive(store, `some ${value}`, (itself) =>
          store.any([store.all([valued(store, value), store.required('value')]), store.all([next(store, itself), store.required('next')])]),
        ),
      (store: Store) =>
        recursive(store, `one ${value}`, (itself) =>
          store.exactlyOne([
            store.all([valued(store, value), store.required('value')]),
            store.all([next(store, itself), store.required('next')]),
          ]),
        ),
    ]),
    ...['value', 'next'].map((name) => (store: Store) => store.required(name)),
    (store) => next(store, store.required('next')),
    (store) => next(store, next(store, store.nothing)),
    (store) => recursive(store, 'odd', (itself) => store.not(store.all([store.required('next'), next(store, itself)]))),
    (store) =>
      recursive(store, 'by turns', (itself) =>
        store.all([valued(store, true), next(store, store.all([valued(store, false), next(store, itself)]))]),
      ),
    (store) => recursive(store, 'whole', (itself) => store.all([store.required('value'), next(store, itself)])),
  ],
  mostUnknown: 0.01,
};

/** A few values of each type: which of them an assertion is about. */
const everything: SmallWorld = {
  name: 'a few values of each type',
  values: [null, false, true, 0, 1, 0.5, '', 'a', [], [null], {}, { a: null }],
  closed: (store) =>
    store.any([
      store.types(TYPE.null | TYPE.boolean),
      store.all([store.types(TYPE.number), store.minimum(0, false), store.maximum(1, false), store.multipleOf(0.5)]),
      store.all([store.types(TYPE.string), store.pattern('^a?$')]),
      store.all([store.types(TYPE.array), store.limit('maxItems', 1), store.items([], store.types(TYPE.null))]),
      store.all([store.types(TYPE.object), store.properties([['a', store.types(TYPE.null)]], [], store.nothing)]),
    ]),
  atoms: [
    ...[TYPE.null, TYPE.boolean, TYPE.number, TYPE.integer, TYPE.string, TYPE.array, TYPE.object].map(
      (type) => (store: Store) => store.types(type),
    ),
    (store) => store.types(TYPE.string | TYPE.integer),
    (store) => store.types(TYPE.null | TYPE.object | TYPE.array),
    ...[null, true, 0, 1, 'a', [], {}].map((value) => (store: Store) => store.values([value])),
    (store) => store.values([false, 0.5, '', [null], { a: null }]),
    (store) => store.minimum(0, true),
    (store) => store.maximum(1, true),
    (store) => store.multipleOf(1),
    (store) => store.limit('minLength', 1),
    (store) => store.limit('maxLength', 0),
    (store) => store.pattern('a'),
    (store) => store.format('date'),
    (store) => store.format('float'),
    (store) => store.limit('minItems', 1),
    (store) => store.limit('maxItems', 0),
    (store) => store.uniqueItems(),
    (store) => store.items([], store.nothing),
    (store) => store.containsAtLeast(store.values([null]), 1),
    (store) => store.containsAtMost(store.types(TYPE.null), 0),
    (store) => store.limit('minProperties', 1),
    (store) => store.limit('maxProperties', 0),
    (store) => store.required('a'),
    (store) => store.properties([['a', store.nothing]]),
    (store) => store.propertyNames(store.limit('maxLength', 0)),
    (store) => store.access('readOnly'),
  ],
  mostUnknown: 0.01,
};

/** Every JSON type of which there are more than a handful of values, schemas that contain themselves, and all types at once. */
export const worlds: readonly SmallWorld[] = [
  numbers('whole numbers', 1, (store) => store.types(TYPE.integer)),
  numbers('halves', 0.5, (store) => store.all([store.types(TYPE.number), store.multipleOf(0.5)])),
  strings,
  arrays,
  objects,
  chains,
  everything,
];
