import { describe, expect, it } from 'vitest';
import { detectSpecification, specificationText } from '../../src/model/specification.ts';

describe('detectSpecification', () => {
  it.each([
    [{ swagger: '2.0' }, '2.0'],
    [{ swagger: 2 }, '2.0'],
    [{ openapi: '3.0.0' }, '3.0'],
    [{ openapi: '3.0.4' }, '3.0'],
    [{ openapi: '3.0.0-rc2' }, '3.0'],
    [{ openapi: 3 }, '3.0'],
    [{ openapi: '3.1.0' }, '3.1'],
    [{ openapi: 3.1 }, '3.1'],
    [{ openapi: '3.2.0' }, '3.2'],
    [{ openapi: '3.2.17' }, '3.2'],
  ] as const)('knows %j', (root, expected) => {
    expect(detectSpecification(root)).toBe(expected);
  });

  it.each([
    {},
    [],
    null,
    'openapi: 3.0.0',
    { swagger: '1.2' },
    { swagger: '2.1' },
    { openapi: '2.0' },
    { openapi: '3.3.0' },
    { openapi: '3.10.0' },
    { openapi: '4.0.0' },
    { openapi: '3.1.0.1' },
    { openapi: true },
    { asyncapi: '3.0.0' },
  ])('does not claim %j', (root) => {
    expect(detectSpecification(root)).toBeUndefined();
  });

  it('keeps the text as written', () => {
    expect(specificationText({ openapi: '3.1.0' })).toBe('3.1.0');
    expect(specificationText({ swagger: 2 })).toBe('2');
    expect(specificationText({})).toBe('');
  });
});
