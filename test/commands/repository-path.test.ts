import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { repositoryPaths } from '../../src/commands/repository-path.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'api-diff-path-')));
mkdirSync(join(top, 'tree/.git'), { recursive: true });
mkdirSync(join(top, 'tree/services/users'), { recursive: true });
mkdirSync(join(top, 'bare'));
writeFileSync(join(top, 'tree/services/users/openapi.yaml'), '');
afterAll(() => {
  rmSync(top, { recursive: true });
});

describe('the name of a file in its repository', () => {
  const nameOf = repositoryPaths(join(top, 'tree/services/users'));

  test.each([
    ['openapi.yaml', 'services/users/openapi.yaml'],
    ['./openapi.yaml', 'services/users/openapi.yaml'],
    ['../orders.yaml', 'services/orders.yaml'],
    [join(top, 'tree/api.yaml'), 'api.yaml'],
    ['main:services/users/openapi.yaml', 'services/users/openapi.yaml'],
    ['main:./openapi.yaml', 'services/users/openapi.yaml'],
    [':api.yaml', 'api.yaml'],
  ])('%s is %s', (file, name) => {
    expect(nameOf(file)).toBe(name);
  });

  test.each(['-', 'https://example.com/api.yaml', '../../../outside.yaml', join(top, 'treehouse.yaml')])('%s keeps its name', (file) => {
    expect(nameOf(file)).toBe(file);
  });

  test('is the one that was given where there is no repository', () => {
    expect(repositoryPaths(join(top, 'bare'))('api.yaml')).toBe('api.yaml');
  });
});
