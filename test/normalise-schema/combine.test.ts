import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { conjoin, constants, disjoin, exactlyOneOf, orNull } from '../../src/normalise/schema/combine.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { ALL_TYPES, TYPE } from '../../src/schema/node.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';

const store = createStore();

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Json>(null, true, false, 0, 1, 1.5, 2, 'a', 'ab'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const node: fc.Arbitrary<SchemaNode> = fc.letrec<{ node: SchemaNode }>((tie) => {
  const below = tie('node');
  const some = fc.array(below, { minLength: 1, maxLength: 3 });
  const small = fc.integer({ min: 0, max: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: 0, max: 127 }).map((mask) => store.types(mask)),
      fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => store.values(list)),
      fc.tuple(small, fc.boolean()).map(([bound, exclusive]) => store.minimum(bound, exclusive)),
      fc.tuple(small, fc.boolean()).map(([bound, exclusive]) => store.maximum(bound, exclusive)),
      fc
        .tuple(fc.constantFrom('minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'), small)
        .map(([kind, limit]) => store.limit(kind, limit)),
      fc.constantFrom('a', 'b').map((name) => store.required(name)),
      fc.tuple(fc.array(below, { maxLength: 2 }), below).map(([prefix, rest]) => store.items(prefix, rest)),
      fc
        .tuple(fc.dictionary(fc.constantFrom('a', 'b'), below), below)
        .map(([named, rest]) => store.properties(Object.entries(named), [], rest)),
      some.map((of) => store.all(of)),
      some.map((of) => store.any(of)),
      some.map((of) => store.exactlyOne(of)),
      below.map((of) => store.not(of)),
    ),
  };
}).node;

describe('a normal form accepts what its plain form accepts', () => {
  const same = (make: (parts: readonly SchemaNode[]) => readonly [normal: SchemaNode, plain: SchemaNode]): void => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 4 }), fc.array(value, { minLength: 5, maxLength: 15 }), (parts, samples) => {
        const [normal, plain] = make(parts);
        for (const sample of samples) expect(evaluate(normal, sample)).toBe(evaluate(plain, sample));
      }),
      { numRuns: 500 },
    );
  };

  it('of allOf', () => {
    same((parts) => [conjoin(store, parts), store.all(parts)]);
  });
  it('of anyOf', () => {
    same((parts) => [disjoin(store, parts), store.any(parts)]);
  });
  it('of null beside a schema', () => {
    same(([first = store.anything]) => [orNull(store, first), store.any([first, store.types(TYPE.null)])]);
  });
  it('of oneOf', () => {
    const branch = (of: SchemaNode): { node: SchemaNode; mask: number } => ({ node: of, mask: of.kind === 'types' ? of.mask : ALL_TYPES });
    same((parts) => [exactlyOneOf(store, parts.map(branch)), store.exactlyOne(parts)]);
  });
  it('of constants', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), value, (list, sample) => {
        expect(evaluate(constants(store, list), sample)).toBe(evaluate(store.values(list), sample));
      }),
    );
  });
});
