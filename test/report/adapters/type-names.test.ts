import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { madeFrom } from './built.ts';

const profile: Json = { type: 'object', properties: { url: { type: 'string' } } };

/** A document whose `Account` has a property `profile`; with `change` its limit is another, so that there is an adapter. */
function document(inAccount: Json, change?: 'changed'): Json {
  const limit = change === undefined ? {} : { maxLength: 10 };
  return {
    openapi: '3.0.3',
    info: { title: 'Accounts', version: '1' },
    paths: {
      '/accounts': {
        post: {
          operationId: 'saveAccount',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Account' } } } },
          responses: {
            200: { description: 'ok', content: { 'application/json': { schema: { $ref: '#/components/schemas/account_profile' } } } },
          },
        },
      },
    },
    components: {
      schemas: {
        account_profile: profile,
        Account: { type: 'object', properties: { name: { type: 'string', ...limit }, profile: inAccount } },
      },
    },
  };
}

function typesOf(inAccount: Json): string {
  const { files } = madeFrom(document(inAccount), document(inAccount, 'changed')).adapters;
  return files.find(({ name }) => name === 'new.ts')?.text ?? '';
}

const REFERENCE = { $ref: '#/components/schemas/account_profile' };

describe('a reference that 3.0 wraps so that it may be null', () => {
  test.each([
    ['anyOf', { anyOf: [REFERENCE], nullable: true }, 'profile?: AccountProfile | null;'],
    ['oneOf, with prose', { oneOf: [REFERENCE], nullable: true, description: 'What others see.' }, 'profile?: AccountProfile | null;'],
    ['allOf, never null', { allOf: [REFERENCE], description: 'What others see.' }, 'profile?: AccountProfile;'],
  ])('is the type that it leads to, %s', (_, schema, expected) => {
    const types = typesOf(schema);
    expect(types).toContain(expected);
    expect(types).not.toContain('AccountProfile2');
  });

  test.each([
    ['something beside it that asserts', { anyOf: [REFERENCE], properties: { logo: { type: 'string' } }, nullable: true }],
    ['a second one', { allOf: [REFERENCE, { type: 'object', properties: { logo: { type: 'string' } } }] }],
  ])('is a type of its own with %s', (_, schema) => {
    const types = typesOf(schema);
    expect(types).toContain('logo?: string');
    expect(types).not.toMatch(/profile\?: AccountProfile(?: \| null)?;/);
  });
});
