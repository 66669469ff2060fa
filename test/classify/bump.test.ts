import { describe, expect, it } from 'vitest';
import { recommendBump } from '../../src/classify/bump.ts';

describe('the next version', () => {
  const next = (old: string, declared: string): string | null => recommendBump([], old, declared).next;

  it('is written as the document writes its own', () => {
    expect(next('v1.12.6', 'v1.13.4')).toBe('v1.12.6');
    expect(next('1.12.6', 'v1.13.4')).toBe('v1.12.6');
    expect(next('v1.12.6', '1.13.4')).toBe('1.12.6');
  });

  it('follows the old document where the new one has no semantic version', () => {
    expect(next('v1.12.6', '2018-12-03')).toBe('v1.12.6');
    expect(next('2018-12-03', 'v1.13.4')).toBeNull();
  });
});
