import { describe, expect, test } from 'vitest';
import { nearestName } from '../../src/load/nearest-name.ts';
import { namesOpenApi } from '../../src/load/openapi-head.ts';
import { parseRevisionPath, revisionPathText } from '../../src/load/revision-path.ts';
import { parseMergeBase } from '../../src/load/git/resolve-revision.ts';
import { pathFromTop } from '../../src/load/git/repository.ts';

describe('a revision and a path', () => {
  test.each([
    ['main:openapi.yaml', 'main', 'openapi.yaml'],
    ['HEAD~1:api/openapi.yaml', 'HEAD~1', 'api/openapi.yaml'],
    ['main...:openapi.yaml', 'main...', 'openapi.yaml'],
    [':openapi.yaml', '', 'openapi.yaml'],
    [':2:openapi.yaml', ':2', 'openapi.yaml'],
    ['main@{2024-01-31 12:00}:openapi.yaml', 'main@{2024-01-31 12:00}', 'openapi.yaml'],
    ['v1:a:b.yaml', 'v1', 'a:b.yaml'],
    ['m:x.yaml', 'm', 'x.yaml'],
  ])('%j', (source, revision, path) => {
    expect(parseRevisionPath(source, 'linux')).toEqual({ revision, path });
    expect(revisionPathText({ revision, path })).toBe(source);
  });

  test.each(['openapi.yaml', '-', 'https://example.org/openapi.yaml', 'file:///openapi.yaml', 'C:\\api\\openapi.yaml', 'c:/openapi.yaml'])(
    '%j is none',
    (source) => {
      expect(parseRevisionPath(source, 'linux')).toBeUndefined();
    },
  );

  test('on Windows a single letter is a drive', () => {
    expect(parseRevisionPath('C:openapi.yaml', 'win32')).toBeUndefined();
    expect(parseRevisionPath('main:openapi.yaml', 'win32')).toBeDefined();
  });

  test('merge bases', () => {
    expect(parseMergeBase('main...')).toEqual({ base: 'main', head: 'HEAD' });
    expect(parseMergeBase('...work')).toEqual({ base: 'HEAD', head: 'work' });
    expect(parseMergeBase('main')).toBeUndefined();
  });

  test('a path counts from the top, or from the working directory after a dot', () => {
    const repository = { top: '/repository', prefix: 'api/', bare: false };
    expect(pathFromTop(repository, 'openapi.yaml')).toBe('openapi.yaml');
    expect(pathFromTop(repository, './openapi.yaml')).toBe('api/openapi.yaml');
    expect(pathFromTop(repository, '../openapi.yaml')).toBe('openapi.yaml');
    expect(pathFromTop(repository, '.hidden.yaml')).toBe('.hidden.yaml');
    expect(pathFromTop(repository, '../../openapi.yaml')).toBeUndefined();
    expect(pathFromTop(repository, 'a/../../openapi.yaml')).toBeUndefined();
    expect(pathFromTop(repository, '/etc/passwd')).toBeUndefined();
  });
});

test('a swap of neighbours is one slip', () => {
  expect(nearestName('mian', ['main', 'work'])).toBe('main');
  expect(nearestName('niam', ['main', 'work'])).toBeUndefined();
});

describe('the head of a document', () => {
  test.each([
    'openapi: 3.1.0',
    '# hello\n\n"swagger": "2.0"',
    'info: {}\nopenapi : 3',
    '{"info": {"a": ["}"]}, "openapi": "3.1.0"',
    '{ "swagger" : "2.0" }',
  ])('%j is one', (head) => {
    expect(namesOpenApi(head)).toBe(true);
  });
  test.each([
    '',
    'name: openapi',
    '  openapi: 3.1.0',
    'openapis: 1',
    '{"a": {"openapi": "3.1.0"}}',
    '{"a": "openapi", "b": 1}',
    '["openapi"]',
  ])('%j is none', (head) => {
    expect(namesOpenApi(head)).toBe(false);
  });
});
