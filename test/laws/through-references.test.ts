/*
 * One text can mean two things, by what it refers to. Whatever a schema does with a component, a change of
 * that component that reaches it is told as it would be if the schema were looked at word for word: where both
 * documents say the same is no reason to look away.
 */
import { describe, expect, it } from 'vitest';
import { NOTHING_IN_COMMON } from '../../src/normalise/unchanged.ts';
import { diff } from '../../src/diff/diff.ts';
import type { Change } from '../../src/diff/change.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { documentOf } from '../support/document.ts';

const cat: JsonObject = { type: 'object', required: ['meow'], properties: { meow: { type: 'string' } } };
const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** What may stand between a payload and the component `Changing`, by the version that has it. */
const holders: Readonly<Record<string, { readonly schema: Json; readonly later?: true }>> = {
  reference: { schema: to('Changing') },
  'nullable reference': { schema: { ...to('Changing'), nullable: true } },
  'part of all': { schema: { allOf: [to('Changing'), { type: 'object', description: 'A thing.' }] } },
  'one of': { schema: { oneOf: [to('Changing'), to('Cat')] } },
  'any of': { schema: { anyOf: [to('Cat'), to('Changing'), { type: 'integer' }] } },
  'any of within all': { schema: { allOf: [{ anyOf: [to('Cat'), to('Changing')] }, { anyOf: [to('Changing'), { type: 'string' }] }] } },
  'mapped by a discriminator': {
    schema: {
      oneOf: [to('Changing'), to('Cat')],
      discriminator: { propertyName: 'kind', mapping: { c: '#/components/schemas/Changing', d: 'Cat' } },
    },
  },
  'mapped and not listed': {
    schema: {
      oneOf: [to('Cat'), to('Dog')],
      discriminator: { propertyName: 'kind', mapping: { c: '#/components/schemas/Changing', d: 'Cat' } },
    },
  },
  not: { schema: { not: to('Changing') } },
  'not one of': { schema: { not: { anyOf: [to('Changing'), to('Cat')] } } },
  'item of': { schema: { type: 'array', items: { oneOf: [to('Changing'), to('Cat')] } } },
  'property of': { schema: { type: 'object', properties: { held: { anyOf: [to('Changing'), to('Cat')] } } } },
  'other property of': { schema: { type: 'object', additionalProperties: { anyOf: [to('Changing'), to('Cat')] } } },
  'two steps away': { schema: { oneOf: [to('Holder'), to('Cat')] } },
  if: { schema: { if: to('Changing'), then: to('Cat'), else: { type: 'integer' } }, later: true },
  then: { schema: { if: { required: ['a'] }, then: to('Changing') }, later: true },
  contains: { schema: { type: 'array', contains: to('Changing') }, later: true },
  'prefix item': { schema: { type: 'array', prefixItems: [to('Changing')], unevaluatedItems: to('Changing') }, later: true },
  'unevaluated property': { schema: { type: 'object', unevaluatedProperties: to('Changing') }, later: true },
  'pattern property': { schema: { type: 'object', patternProperties: { '^a': to('Changing') } }, later: true },
  'property name': { schema: { type: 'object', propertyNames: to('Changing') }, later: true },
  'dependent schema': { schema: { type: 'object', dependentSchemas: { a: to('Changing') } }, later: true },
};

/** What may become of the component; undefined when it goes. */
const changes: Readonly<Record<string, readonly [old: Json, next: Json | undefined]>> = {
  'may be null': [cat, { ...cat, nullable: true }],
  'may be null by a list of types': [cat, { ...cat, type: ['object', 'null'] }],
  'is only null': [{ enum: [null] }, cat],
  'lists other values': [{ enum: ['a', 'b'] }, { enum: ['a', 'c'] }],
  'lists values no more': [{ enum: ['a', 'b'] }, { type: 'string' }],
  'gets a property': [cat, { ...cat, required: ['meow', 'purr'], properties: { meow: { type: 'string' }, purr: { type: 'string' } } }],
  'is of another type': [{ type: 'string' }, { type: 'integer' }],
  'becomes a reference': [cat, to('Cat')],
  'becomes a choice': [cat, { oneOf: [to('Cat'), { type: 'string' }] }],
  'travels one way': [cat, { ...cat, readOnly: true }],
  'accepts nothing': [cat, { allOf: [{ type: 'string' }, { type: 'integer' }] }],
  goes: [cat, undefined],
};

function documentWith(openapi: string, schema: Json, changing: Json | undefined): JsonObject {
  const content = { 'application/json': { schema: to('Payload') } };
  const schemas = {
    Payload: schema,
    ...(changing === undefined ? {} : { Changing: changing }),
    Holder: { anyOf: [to('Changing'), { type: 'boolean' }] },
    Cat: cat,
    Dog: { type: 'object', properties: { bark: { type: 'string' } } },
  };
  return {
    openapi,
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things': { put: { requestBody: { required: true, content }, responses: { 200: { description: 'Done', content } } } } },
    components: { schemas },
  };
}

function changesOf(old: Json, next: Json, look: 'everywhere' | 'where something can differ'): readonly string[] {
  const apis = [documentOf(old), documentOf(next)].map((document, index) => normalise(document, index === 0 ? 'old' : 'new'));
  const { changes: found } = diff(...(apis as [never, never]), look === 'everywhere' ? { common: NOTHING_IN_COMMON } : {});
  return found.map(told).sort();
}

function told({ rule, place, fingerprint, uses }: Change): string {
  return `${rule} ${place} ${fingerprint} ${uses.map(({ direction, path, proof }) => `${direction} ${path} ${proof.answer}`).join(', ')}`;
}

const table = ['3.0.3', '3.1.0'].flatMap((openapi) =>
  Object.entries(holders).flatMap(([holder, { schema, later }]) =>
    later === true && openapi === '3.0.3'
      ? []
      : Object.entries(changes).map(([change, [old, next]]) => ({ openapi, holder, schema, change, old, next })),
  ),
);

describe.each(table)('$openapi: $holder, which $change', ({ openapi, schema, old, next }) => {
  const [before, after] = [documentWith(openapi, schema, old), documentWith(openapi, schema, next)];

  it('is told the same wherever one looks, there and back', () => {
    expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
    expect(changesOf(after, before, 'where something can differ')).toEqual(changesOf(after, before, 'everywhere'));
  });
});
