import { describe, expect, it } from 'vitest';
import { compareVersions, isVersionSegment, withoutVersion } from '../../src/diff/contract/version-segment.ts';
import { detectVersioning } from '../../src/diff/contract/versioning.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { documentOf } from '../support/document.ts';

const get = { get: { responses: { '204': { description: 'Done' } } } };

function versioningOf(root: JsonObject): readonly unknown[] {
  return detectVersioning(normalise(documentOf({ openapi: '3.1.0', info: { title: 'T', version: '1' }, ...root }), 'old'));
}

const withParameter = (name: string, location: string, schema: JsonObject): JsonObject => ({
  paths: { '/pets': { parameters: [{ name, in: location, schema }], ...get } },
});

describe('the versioning of an API', () => {
  it.each<[string, JsonObject, readonly unknown[]]>([
    ['in the path', { paths: { '/v1/pets': get, '/v2/pets': get } }, [{ by: 'path', versions: ['v1', 'v2'], operations: 2 }]],
    ['in some paths only', { paths: { '/v1/pets': get, '/toys': get, '/vets': get } }, []],
    [
      'in the server',
      { servers: [{ url: 'https://a.test/api/v3' }], paths: { '/pets': get } },
      [{ by: 'server', versions: ['v3'], operations: 1 }],
    ],
    [
      'in a variable of the server',
      { servers: [{ url: '/{version}', variables: { version: { default: 'v2', enum: ['v2', 'v1'] } } }], paths: { '/pets': get } },
      [{ by: 'server', versions: ['v1', 'v2'], operations: 1 }],
    ],
    [
      'in a path parameter',
      {
        paths: {
          '/{apiVersion}/pets': { parameters: [{ name: 'apiVersion', in: 'path', required: true, schema: { default: 'v1' } }], ...get },
        },
      },
      [{ by: 'path parameter', name: 'apiVersion', versions: ['v1'], operations: 1 }],
    ],
    [
      'in a header',
      withParameter('X-GitHub-Api-Version', 'header', { enum: ['2022-11-28'] }),
      [{ by: 'header', name: 'X-GitHub-Api-Version', versions: ['2022-11-28'], operations: 1 }],
    ],
    [
      'in a query parameter',
      withParameter('api-version', 'query', {}),
      [{ by: 'query parameter', name: 'api-version', versions: [], operations: 1 }],
    ],
    ['not in a parameter that only sounds like it', withParameter('conversion', 'query', {}), []],
    [
      'in the media type',
      { paths: { '/pets': { get: { responses: { '200': { description: 'Pets', content: { 'application/vnd.pets.v2+json': {} } } } } } } },
      [{ by: 'media type', versions: ['v2'], operations: 1 }],
    ],
    ['nowhere', { paths: { '/vets/{id}': get } }, []],
  ])('%s', (_, root, expected) => expect(versioningOf(root)).toEqual(expected));
});

describe('version segments', () => {
  it('are told from names', () => {
    expect(
      ['v1', 'V2.1', 'v1beta1', 'v2-rc1', '2024-06-01', '1.0', '{version}', '{api-version}'].filter((text) => !isVersionSegment(text)),
    ).toEqual([]);
    expect(['vets', 'v', '1', 'version', '{id}', 'v1users', '2024', ''].filter(isVersionSegment)).toEqual([]);
  });

  it('are ordered as people count', () => {
    const ordered = ['v1alpha2', 'v1beta1', 'v1beta2', 'v1', 'v1.2', 'v1.10', 'v2', 'v10'];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
    expect(['2024-06-01', '2023-11-30'].sort(compareVersions)).toEqual(['2023-11-30', '2024-06-01']);
  });

  it('are taken out of a path once', () => {
    expect(withoutVersion('/api/v1/pets/v2')).toBe('/api/pets/v2');
    expect(withoutVersion('/pets')).toBe('/pets');
  });
});
