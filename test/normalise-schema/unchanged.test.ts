import { describe, expect, it } from 'vitest';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import { unchangedSchemas } from '../../src/normalise/schema/unchanged.ts';
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
  const found = unchangedSchemas(version(old, specifications[0], rest[0]), version(next, specifications[1], rest[1]));
  return [...found].map((address) => address.replace('#/components/schemas/', '')).sort();
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

  it('do not look into data', () => {
    const schemas = { A: { example: ref('B'), enum: [ref('B')] }, B: leaf };
    expect(unchanged(schemas, { ...schemas, B: {} })).toEqual(['A']);
  });

  it('are none where the dialects differ or a dynamic reference is in play', () => {
    expect(unchanged({ A: leaf }, { A: leaf }, ['3.0', '3.1'])).toEqual([]);
    expect(unchanged({ A: leaf }, { A: leaf }, ['3.1', '3.2'])).toEqual(['A']);
    const dynamic = { A: { $dynamicRef: '#B' }, B: { $dynamicAnchor: 'B' } };
    expect(unchanged(dynamic, dynamic)).toEqual(['B']);
  });

  it('may lead nowhere on both sides alike', () => {
    expect(unchanged({ A: ref('X') }, { A: ref('X') })).toEqual(['A']);
    expect(unchanged({ A: ref('X') }, { A: ref('X'), X: leaf })).toEqual([]);
  });
});
