import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePunycode } from '../../../src/schema/format/punycode.ts';

describe('punycode', () => {
  it.each([
    // RFC 3492, section 7.1.
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
    ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
    ['-> $1.00 <--', '-> $1.00 <-'],
    ['maana-pta', 'mañana'],
    ['', ''],
  ])('%j is %j', (encoded, text) => {
    expect(decodePunycode(encoded)).toBe(text);
  });

  it.each(['X', 'a-X', 'maana-pt', 'maana-p!a', '99999999', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', '-é'])(
    '%j is nothing',
    (encoded) => {
      expect(decodePunycode(encoded)).toBeUndefined();
    },
  );

  it('is what the platform makes of names', () => {
    const letters = fc.constantFrom(...Array.from('abcxyz019äöüßñéžαωдяשלعربहिन日本語한국어ไทย'));
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (label) => {
        const text = label.join('').normalize('NFC');
        const ascii = domainToASCII(text);
        if (!ascii.startsWith('xn--')) return;
        expect(decodePunycode(ascii.slice(4))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
