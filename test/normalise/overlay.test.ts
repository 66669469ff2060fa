import { describe, expect, it } from 'vitest';
import { createOverlay } from '../../src/normalise/overlay.ts';
import { documentOf } from '../support/document.ts';

const document = documentOf({ list: [{ name: 'a' }, { name: 'b' }] });

describe('createOverlay', () => {
  it('is the document where nothing was synthesised', () => {
    const overlay = createOverlay(document).document;
    expect(overlay.at('#/list/0/name')).toBe('a');
    expect(overlay.resolve('#/list/1', '#/list/0')).toBe('#/list/1');
    expect(overlay.resolve('#/nowhere', '#')).toBeUndefined();
    expect(overlay.locate('#/list')).toEqual(document.locate('#/list'));
    expect(overlay.writtenAt?.('#/list')).toBe('#/list');
  });

  it('holds synthesised values whose references are addresses', () => {
    const overlay = createOverlay(document);
    const first = overlay.synthesise({ type: 'string' }, { whole: '#/list' });
    const second = overlay.synthesise({ properties: { 'x/y': { $ref: '#/list/0' } } }, { whole: '#/list' });
    expect([first, second]).toEqual(['@synthesised#/0', '@synthesised#/1']);
    expect(overlay.document.at(first)).toEqual({ type: 'string' });
    expect(overlay.document.at(`${second}/properties/x~1y`)).toEqual({ $ref: '#/list/0' });
    expect(overlay.document.at(`${second}/properties/__proto__`)).toBeUndefined();
    expect(overlay.document.at('@synthesised#/7')).toBeUndefined();
    expect(overlay.document.resolve('#/list/0', `${second}/properties/x~1y`)).toBe('#/list/0');
    expect(overlay.document.resolve('#/list/9', second)).toBeUndefined();
  });

  it('leads positions back to what was written', () => {
    const overlay = createOverlay(document);
    const parts = new Map([['/properties/a', '#/list/0']]);
    const address = overlay.synthesise({ properties: { a: {}, b: {} }, required: ['a'] }, { whole: '#/list', parts });
    const written = (part: string) => overlay.document.writtenAt?.(address + part);
    expect(written('')).toBe('#/list');
    expect(written('/required/0')).toBe('#/list');
    expect(written('/properties/a')).toBe('#/list/0');
    expect(written('/properties/a/type')).toBe('#/list/0');
    expect(written('/properties/b')).toBe('#/list');
    expect(overlay.document.locate(`${address}/properties/a`)).toEqual(document.locate('#/list/0'));
  });
});
