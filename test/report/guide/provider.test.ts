import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/model/api.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { normalise } from '../../../src/normalise/normalise.ts';
import { contactOf, contactText, contactWords, documentationOf, testServers } from '../../../src/report/guide/provider.ts';
import { documentOf } from '../../support/document.ts';

function api(more: JsonObject, info: JsonObject = {}): Api {
  return normalise(documentOf({ openapi: '3.1.0', info: { title: 'A', version: '1', ...info }, paths: {}, ...more }), 'new');
}

describe('whom to ask', () => {
  it('is who can be reached', () => {
    const contact = contactOf(api({}, { contact: { name: 'Support', email: 'help@example.com', url: 'https://example.com/help' } }));
    expect(contact && contactWords(contact)).toBe('Support, `help@example.com` or <https://example.com/help>');
    expect(contact && contactText(contact)).toBe('Support, help@example.com, https://example.com/help');
  });

  it('is nobody where only a name stands', () => {
    expect(contactOf(api({}, { contact: { name: 'Support' } }))).toBeUndefined();
    expect(contactOf(api({}))).toBeUndefined();
  });
});

describe('where to try', () => {
  it('is a server that is called so, by its host or in words', () => {
    const servers = [
      { url: 'https://api.example.com' },
      { url: 'https://sandbox.example.com' },
      { url: 'https://b.example.com', description: 'Staging' },
      { url: 'https://latest.example.com', description: 'Production' },
    ];
    expect(testServers(api({ servers })).map(({ url }) => url)).toEqual(['https://sandbox.example.com', 'https://b.example.com']);
  });
});

describe('where it is documented', () => {
  it('is a link that a browser opens', () => {
    expect(documentationOf(api({ externalDocs: { url: 'https://docs.example.com/api' } }))).toBe('https://docs.example.com/api');
    expect(documentationOf(api({ externalDocs: { url: 'javascript:alert(1)' } }))).toBeUndefined();
    expect(documentationOf(api({ externalDocs: { url: 'https://example.com/>; rel="x"' } }))).toBeUndefined();
  });
});
