import { describe, expect, it } from 'vitest';
import { contains } from '../../src/classify/contains.ts';

describe('contains', () => {
  it('answers with a proof, a witness, or a reason', () => {
    expect(contains({ type: 'integer' }, { type: 'number' })).toEqual({ contained: true });
    const refuted = contains({ type: 'number' }, { type: 'integer' });
    expect(refuted).toMatchObject({ contained: false, witness: expect.any(Number) as number });
    expect(contains({ $ref: 'other.json' }, { type: 'string' })).toEqual({
      contained: 'unknown',
      reason: 'keyword: $ref leads nowhere: other.json',
    });
  });

  it('reads oneOf as exactly one and leaves objects open', () => {
    const both = { oneOf: [{ minimum: 0 }, { maximum: 10 }] };
    expect(contains({ const: 5 }, both)).toEqual({ contained: false, witness: 5 });
    expect(contains({ const: 5 }, { anyOf: both.oneOf })).toEqual({ contained: true });
    expect(contains({ type: 'object' }, { properties: { a: { type: 'string' } } })).toMatchObject({ contained: false });
  });

  it('shows a value of two branches where oneOf wants one', () => {
    const branches = [{ required: ['a'] }, { required: ['b'] }, { required: ['c'] }];
    const answer = contains({ type: 'object', anyOf: branches, maxProperties: 2 }, { oneOf: branches });
    expect(answer.contained === false && Object.keys(answer.witness as object)).toHaveLength(2);
  });

  it('shows a longer array where the only short one is allowed', () => {
    const ones = { type: 'array', items: { const: 1 }, minItems: 1 };
    expect(contains(ones, { const: [1] })).toEqual({ contained: false, witness: [1, 1] });
    expect(contains({ ...ones, maxItems: 1 }, { const: [1] })).toEqual({ contained: true });
    expect(contains({ ...ones, minItems: 0, maxItems: 1 }, { const: [1] })).toEqual({ contained: false, witness: [] });
  });

  it('asks only about declared properties when the sender keeps to them', () => {
    const a = { type: 'object', properties: { a: { type: 'string' } } };
    const b = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
    expect(contains(a, b)).toMatchObject({ contained: false });
    expect(contains(a, b, { sender: 'declared' })).toEqual({ contained: true });
    expect(contains(b, { ...a, additionalProperties: false }, { sender: 'declared' })).toMatchObject({ contained: false });
  });

  it('leaves out what does not travel in a request, and only then', () => {
    const a = { type: 'object', properties: { id: { type: 'string', readOnly: true } } };
    const b = { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } };
    expect(contains(a, b, { sender: 'declared', dialect: 'openapi-3.0' })).toEqual({ contained: true });
    expect(contains(a, b, { dialect: 'openapi-3.0' })).toEqual({ contained: false, witness: {} });
  });

  it('reads each dialect in its own way', () => {
    const exclusive = { type: 'integer', minimum: 0, exclusiveMinimum: true };
    expect(contains({ const: 0 }, { minimum: 0, exclusiveMinimum: 0 })).toMatchObject({ contained: false });
    expect(contains(exclusive, { minimum: 1 }, { dialect: 'openapi-3.0' })).toEqual({ contained: true });
    expect(contains({ enum: [null] }, { type: 'string', nullable: true }, { dialect: 'openapi-3.0' })).toEqual({ contained: true });
    expect(contains({ enum: [null] }, { type: 'string', nullable: true }, { dialect: 'openapi-3.1' })).toMatchObject({ contained: false });
    expect(contains({ enum: [null] }, { type: 'string', 'x-nullable': true }, { dialect: 'swagger-2.0' })).toEqual({ contained: true });
  });

  it('gives each schema its own references', () => {
    const positive = { $ref: '#/$defs/n', $defs: { n: { type: 'integer', minimum: 1 } } };
    const any = { $ref: '#/$defs/n', $defs: { n: { type: 'integer' } } };
    expect(contains(positive, any)).toEqual({ contained: true });
    expect(contains(any, positive)).toMatchObject({ contained: false });
    const list = { type: 'object', properties: { next: { $ref: '#' } }, additionalProperties: false };
    expect(contains(list, { type: 'object', propertyNames: { const: 'next' } })).toEqual({ contained: true });
  });

  it('lends definitions to both, and lets a schema keep its own', () => {
    const definitions = { n: { type: 'integer' } };
    expect(contains({ $ref: '#/$defs/n' }, { type: 'number' }, { definitions })).toEqual({ contained: true });
    expect(contains({ $ref: '#/$defs/n', $defs: { n: false } }, false, { definitions })).toEqual({ contained: true });
    const component = { $ref: '#/components/schemas/n' };
    expect(contains(component, { type: 'number' }, { definitions, dialect: 'openapi-3.0' })).toEqual({ contained: true });
    const definition = { $ref: '#/definitions/n' };
    expect(contains(definition, { type: 'number' }, { definitions, dialect: 'swagger-2.0' })).toEqual({ contained: true });
  });

  it('takes true and false', () => {
    expect(contains(false, false)).toEqual({ contained: true });
    expect(contains({}, true)).toEqual({ contained: true });
    expect(contains(true, { type: 'string' })).toMatchObject({ contained: false });
  });

  it('refuses what is no schema or dialect', () => {
    expect(() => contains([] as never, true)).toThrow(TypeError);
    expect(() => contains(true, true, { dialect: 'draft-04' as never })).toThrow('draft-04');
  });
});
