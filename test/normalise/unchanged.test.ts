import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { commonOf } from '../../src/normalise/unchanged.ts';
import { documentOf } from '../support/document.ts';

type Schemas = Readonly<Record<string, Json>>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function unchanged(
  old: Schemas,
  next: Schemas,
  specifications: readonly [SpecificationVersion, SpecificationVersion] = ['3.1', '3.1'],
  rest: readonly [Json, Json] = [{}, {}],
): readonly string[] {
  const version = (schemas: Schemas, specification: SpecificationVersion, more: Json) => ({
    specification,
    document: documentOf({ components: { schemas }, more }),
  });
  const found = commonOf(version(old, specifications[0], rest[0]), version(next, specifications[1], rest[1])).unchanged;
  return [...found]
    .filter((address) => /^#\/components\/schemas\/\w+$/.test(address))
    .map((address) => address.replace('#/components/schemas/', ''))
    .sort();
}

describe('components that both documents share', () => {
  const leaf: Json = { type: 'string' };

  it('are equal with all that they refer to', () => {
    const old = { A: { properties: { b: ref('B') } }, B: { items: ref('C') }, C: leaf, D: leaf };
    expect(unchanged(old, old)).toEqual(['A', 'B', 'C', 'D']);
    expect(unchanged(old, { ...old, C: { type: 'integer' } })).toEqual(['D']);
    expect(unchanged(old, { A: old.A, B: old.B, D: leaf })).toEqual(['D']);
    expect(unchanged({ A: { minLength: 1, type: 'string' } }, { A: { type: 'string', minLength: 1.0 }, New: leaf })).toEqual(['A']);
  });

  it('may refer to each other', () => {
    const loop = { A: { properties: { b: ref('B') } }, B: { properties: { a: ref('A'), c: ref('C') } }, C: leaf };
    expect(unchanged(loop, loop)).toEqual(['A', 'B', 'C']);
    expect(unchanged(loop, { ...loop, C: {} })).toEqual([]);
  });

  it('are followed out of the components', () => {
    const schemas = { A: { $ref: '#/more/a' }, B: leaf };
    expect(unchanged(schemas, schemas, ['3.1', '3.1'], [{ a: leaf }, { a: leaf }])).toEqual(['A', 'B']);
    expect(unchanged(schemas, schemas, ['3.1', '3.1'], [{ a: leaf }, { a: {} }])).toEqual(['B']);
    const indirect = { A: { $ref: '#/more/a' }, B: leaf };
    expect(unchanged(indirect, { ...indirect, B: {} }, ['3.1', '3.1'], [{ a: ref('B') }, { a: ref('B') }])).toEqual([]);
  });

  it('count references into a component and into their own definitions', () => {
    const inner = {
      A: { $ref: '#/components/schemas/A/$defs/x', $defs: { x: { items: ref('B') } } },
      B: leaf,
      C: { $ref: '#/components/schemas/A/$defs/x' },
    };
    expect(unchanged(inner, inner)).toEqual(['A', 'B', 'C']);
    expect(unchanged(inner, { ...inner, B: {} })).toEqual([]);
  });

  it('count references in examples too: one too many only costs time', () => {
    const schemas = { A: { example: ref('B') }, B: leaf, C: leaf };
    expect(unchanged(schemas, { ...schemas, B: {} })).toEqual(['C']);
  });

  it('are none where the dialects differ or a dynamic reference is in play', () => {
    expect(unchanged({ A: leaf }, { A: leaf }, ['3.0', '3.1'])).toEqual([]);
    const dynamic = { A: { $dynamicRef: '#B' }, B: { $dynamicAnchor: 'B' } };
    expect(unchanged(dynamic, dynamic)).toEqual(['B']);
  });

  it('are none that lead nowhere: what they mean is not known', () => {
    expect(unchanged({ A: ref('X'), B: leaf }, { A: ref('X'), B: leaf })).toEqual(['B']);
  });

  it('are path items too', () => {
    const version = (schema: Json) => ({
      specification: '3.1' as const,
      document: documentOf({
        paths: { '/a': { $ref: '#/components/pathItems/A' }, '/b': {} },
        components: { pathItems: { A: { get: schema } } },
      }),
    });
    const found = (old: Json, next: Json) => [...commonOf(version(old), version(next)).unchanged].sort();
    expect(found({}, {})).toEqual(['#/components/pathItems/A', '#/paths/~1a', '#/paths/~1b']);
    expect(found({}, { summary: 'x' })).toEqual(['#/paths/~1b']);
  });
});

describe('two places', () => {
  const thing: Json = { items: { $ref: '#/parts/A' } };

  it('with one text in two files refer to two things', () => {
    const root = { parts: { A: { type: 'string' } }, paths: { '/a': thing, '/b': { $ref: '#/parts/A' } } };
    const version = (rest: object) => ({
      specification: '3.1' as const,
      document: documentOf(
        { ...root, ...rest },
        new Map<string, Json>([['other', { parts: { A: { type: 'integer' } }, things: { Thing: thing } }]]),
      ),
    });
    const common = commonOf(version({}), version({ moved: { Thing: thing } }));
    expect(common.isUnchanged({ old: '#/paths/~1a', new: '#/moved/Thing' })).toBe(true);
    expect(common.isUnchanged({ old: '#/paths/~1a', new: 'other#/things/Thing' })).toBe(false);
    expect(common.isUnchanged({ old: '#/paths/~1a', new: '#/paths/~1b' })).toBe(false);
  });
});
