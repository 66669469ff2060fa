import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createInclusion } from '../../src/schema/judge/inclusion.ts';
import { createJudge, DEFAULT_BUDGET } from '../../src/schema/judge/judge.ts';
import { createLenses } from '../../src/schema/lens/lens.ts';
import { TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import type { Store } from '../../src/schema/store.ts';
import { schemaDocumentPairs } from '../laws/arbitraries/documents.ts';
import { lawRuns } from '../laws/runs.ts';
import { documentOf } from '../support/document.ts';

const store = createStore();
const text = store.types(TYPE.string);
const object = store.types(TYPE.object);
const longText = store.all([text, store.limit('minLength', 5)]);
const closed = (...names: readonly string[]): SchemaNode =>
  store.properties(
    names.map((name) => [name, text] as const),
    [],
    store.nothing,
  );

describe('what is plain to see', () => {
  it.each<[string, SchemaNode[], SchemaNode]>([
    ['a narrower bound', [store.limit('minLength', 5)], store.limit('minLength', 3)],
    ['integers among numbers', [store.types(TYPE.integer)], store.types(TYPE.number)],
    ['multiples of multiples', [store.multipleOf(6)], store.multipleOf(3)],
    ['constants that keep to it', [store.values(['a', 'bc'])], store.limit('maxLength', 2)],
    ['an assertion about another type', [text], store.required('id')],
    [
      'properties one by one',
      [store.properties([['a', store.limit('minLength', 5)]])],
      store.properties([['a', store.limit('minLength', 3)]]),
    ],
    ['fewer names in a closed object', [closed('a')], closed('a', 'b')],
    ['a branch of a union', [text], store.any([text, object])],
    ['each branch of a union', [store.any([text, store.types(TYPE.integer)])], store.types(TYPE.string | TYPE.number)],
    ['several assertions together', [object, closed('a'), store.required('a')], store.all([object, store.properties([['a', text]])])],
    ['a refusal of more', [store.not(store.limit('minLength', 3))], store.not(store.limit('minLength', 5))],
    ['the absence of what can hold nothing', [closed('a')], store.not(store.required('b'))],
    ['items place by place', [store.items([text], text)], store.items([], text)],
    ['integers among integers and others', [store.types(TYPE.integer)], store.types(TYPE.integer | TYPE.string)],
    ['numbers among numbers and others', [store.types(TYPE.number)], store.types(TYPE.number | TYPE.string)],
    ['as many items of a narrower schema', [store.containsAtLeast(longText, 2)], store.containsAtLeast(text, 2)],
    ['more items of a narrower schema', [store.containsAtLeast(longText, 3)], store.containsAtLeast(text, 2)],
    ['at most as many items of a wider schema', [store.containsAtMost(text, 2)], store.containsAtMost(longText, 2)],
    ['fewer items at most of a wider schema', [store.containsAtMost(text, 1)], store.containsAtMost(longText, 2)],
  ])('%s', (_, given, wanted) => {
    expect(createInclusion()(given, wanted)).toBe(true);
  });

  it.each<[string, SchemaNode[], SchemaNode]>([
    ['a wider bound', [store.limit('minLength', 3)], store.limit('minLength', 5)],
    ['numbers among integers', [store.types(TYPE.number)], store.types(TYPE.integer)],
    ['an exclusive bound at an inclusive one', [store.minimum(3, false)], store.minimum(3, true)],
    ['one constant that does not', [store.values(['a', 'bcd'])], store.limit('maxLength', 2)],
    ['a name more in a closed object', [closed('a', 'b')], closed('a')],
    ['an open object in a closed one', [store.properties([['a', text]])], closed('a')],
    ['one branch of two', [store.any([text, object])], text],
    ['exactly one of two', [text], store.exactlyOne([text, store.limit('minLength', 2)])],
    ['a refusal of less', [store.not(store.limit('minLength', 5))], store.not(store.limit('minLength', 3))],
    ['nothing given', [], text],
    ['fewer items of a narrower schema', [store.containsAtLeast(longText, 1)], store.containsAtLeast(text, 2)],
    ['as many items of a wider schema', [store.containsAtLeast(text, 2)], store.containsAtLeast(longText, 2)],
    ['more items at most', [store.containsAtMost(text, 3)], store.containsAtMost(longText, 2)],
    ['at most as many items of a narrower schema', [store.containsAtMost(longText, 2)], store.containsAtMost(text, 2)],
    ['at most so many items as at least', [store.containsAtMost(longText, 2)], store.containsAtLeast(text, 2)],
    ['what another place of a list says', [store.items([text], store.anything)], store.items([], text)],
  ])('not %s', (_, given, wanted) => {
    expect(createInclusion()(given, wanted)).toBe(false);
  });

  /** `{ next?: itself, name?: text }`, whose text keeps to a bound. */
  function list(of: Store, name: string, least: number): SchemaNode {
    const node: SchemaNode = of.reference(name, () =>
      of.all([
        of.types(TYPE.object),
        of.properties([
          ['name', of.limit('minLength', least)],
          ['next', node],
        ]),
      ]),
    );
    return node;
  }

  it('takes a schema that contains itself for granted one step further in', () => {
    const [narrow, wide] = [list(store, 'narrow list', 5), list(store, 'wide list', 3)];
    expect(createInclusion()([narrow], wide)).toBe(true);
    expect(createInclusion()([wide], narrow)).toBe(false);
  });

  it('does not take for granted what is asked again of the same value', () => {
    const circle: SchemaNode = store.reference('circle', () => store.any([circle, text]));
    const other: SchemaNode = store.reference('other circle', () => store.all([other, object]));
    expect(createInclusion()([circle], object)).toBe(false);
    expect(createInclusion()([circle], other)).toBe(false);
    // Nobody can say of a value that it keeps to these, though nothing but themselves speaks against it.
    const objects: SchemaNode = store.reference('circle of objects', () => store.any([objects, object]));
    expect(createInclusion()([objects], object)).toBe(false);
    expect(createInclusion()([object], other)).toBe(false);
  });

  it('does not take for granted of a value what was only said one step further in', () => {
    const itself: SchemaNode = store.reference('itself', () => store.all([object, store.properties([['a', itself]])]));
    const inside: SchemaNode = store.reference('inside', () => beside);
    const further = store.properties([['a', inside]]);
    const beside: SchemaNode = store.reference('beside', () => store.all([whole, object]));
    const whole: SchemaNode = store.reference('whole', () => store.all([further, beside]));
    expect(store.all([further, beside])).toMatchObject({ of: [further, beside] });
    expect(createInclusion()([itself], whole)).toBe(false);
    // The near miss: what is asked only one step further in.
    const deep: SchemaNode = store.reference('deep', () => store.all([object, store.properties([['a', inner]])]));
    const inner: SchemaNode = store.reference('inner', () => store.all([deep, object]));
    expect(createInclusion()([itself], deep)).toBe(true);
  });

  it('forgets what rested on something that failed', () => {
    const inclusion = createInclusion();
    const a: SchemaNode = store.reference('a', () => store.properties([['b', b]]));
    const b: SchemaNode = store.reference('b', () => store.properties([['a', a]]));
    const wideA: SchemaNode = store.reference('wide a', () =>
      store.properties([
        ['b', wideB],
        ['c', text],
      ]),
    );
    const wideB: SchemaNode = store.reference('wide b', () => store.properties([['a', wideA]]));
    // On the way to the property `c`, which fails, `b` is within `wide b` as long as `a` is within `wide a`.
    expect(inclusion([a], wideA)).toBe(false);
    expect(inclusion([b], wideB)).toBe(false);
  });
});

describe('what rested on a question that failed', () => {
  /**
   * A whole with three parts. `first` and what hangs on it lead back to the whole; `second` holds what hangs on `first`
   * too; and `third` is a text of so many letters, which alone tells two such wholes apart.
   */
  function wholeOf(of: Store, name: string, least: number): { readonly whole: SchemaNode; readonly second: SchemaNode } {
    const objectOf = (part: string, properties: () => readonly (readonly [string, SchemaNode])[]): SchemaNode =>
      of.reference(`${name} ${part}`, () =>
        of.all([of.types(TYPE.object), of.properties(properties()), ...properties().map(([key]) => of.required(key))]),
      );
    const optional = (part: string, properties: () => readonly (readonly [string, SchemaNode])[]): SchemaNode =>
      of.reference(`${name} ${part}`, () => of.all([of.types(TYPE.object), of.properties(properties())]));
    const whole: SchemaNode = optional('whole', () => [
      ['a', first],
      ['b', second],
      ['c', of.all([of.types(TYPE.string), of.limit('minLength', least)])],
    ]);
    const first: SchemaNode = optional('first', () => [
      ['k', hanging],
      ['up', whole],
    ]);
    const hanging: SchemaNode = optional('hanging', () => [['back', first]]);
    const second: SchemaNode = objectOf('second', () => [['k', hanging]]);
    return { whole, second };
  }

  it.each<[string, (of: Store) => (p: SchemaNode, q: SchemaNode) => boolean]>([
    [
      'by structure',
      () => {
        const inclusion = createInclusion();
        return (p, q) => inclusion([p], q);
      },
    ],
    [
      'by a search',
      (of) => {
        const judge = createJudge(of, DEFAULT_BUDGET, () => false);
        return (p, q) => judge.contained(p, q).answer === 'contained';
      },
    ],
  ])('is asked again, %s', (_, createOf) => {
    const of = createStore();
    const [short, long] = [wholeOf(of, 'short', 3), wholeOf(of, 'long', 5)];
    const isWithin = createOf(of);
    expect(isWithin(short.whole, long.whole)).toBe(false);
    expect(isWithin(short.second, long.second)).toBe(false);
    expect(isWithin(long.whole, short.whole)).toBe(true);
    expect(isWithin(long.second, short.second)).toBe(true);
  });
});

it.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('changes no answer about schemas of %s', (specification) => {
  fc.assert(
    fc.property(schemaDocumentPairs(specification), (pair) => {
      const answers = [createInclusion(), () => false].map((includes) => {
        const common = createStore();
        const judge = createJudge(common, DEFAULT_BUDGET, includes);
        const lenses = createLenses(common);
        const [p, q] = (['old', 'new'] as const).map((side) => {
          const { root, place } = pair[side];
          return createSchemaReader({ document: documentOf(root), specification, store: common, side, evaluation: 'starts' }).node([
            place.address,
          ]);
        }) as [SchemaNode, SchemaNode];
        return [
          judge.contained(p, q),
          judge.contained(q, p),
          judge.contained(lenses.sender(p, 'request'), lenses.receiver(q, 'request')),
          judge.contained(lenses.sender(q, 'response'), lenses.receiver(p, 'response')),
        ].map(({ answer }) => answer);
      });
      const [plain = [], searched = []] = answers;
      // What a search gives up may be plain to see.
      const expected = searched.map((answer, index) => (answer === 'unknown' && plain[index] === 'contained' ? 'contained' : answer));
      expect(plain).toEqual(expected);
    }),
    { numRuns: lawRuns(300) },
  );
});
