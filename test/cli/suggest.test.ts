import { describe, expect, it } from 'vitest';
import { suggestions } from '../../src/commands/suggest.ts';

describe('suggestions', () => {
  const rules = ['operation-added', 'operation-removed', 'property-became-required', 'maximum-lowered'];

  it('find what a slip of the fingers meant', () => {
    expect(suggestions('operation-removd', rules)[0]).toBe('operation-removed');
    expect(suggestions('Operation-Removed', rules)[0]).toBe('operation-removed');
    expect(suggestions('property-becmae-required', rules)[0]).toBe('property-became-required');
    expect(suggestions('explian', ['rules', 'explain'])).toEqual(['explain']);
  });

  it('find what shares its words', () => {
    expect(suggestions('removed-operation', rules)).toContain('operation-removed');
  });

  it('stay silent where nothing is near', () => {
    expect(suggestions('openapi.yaml', ['rules', 'explain'])).toEqual([]);
    expect(suggestions('', rules)).toEqual([]);
  });
});
