import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseUrl } from '../../src/rules/aspect.ts';
import { spellings, takesAll } from '../../src/rules/aspects/url-template.ts';

function template(url: string, fillings: Readonly<Record<string, readonly string[]>> = {}): BaseUrl {
  return { address: '', url, origin: '', path: url, fillings: new Map(Object.entries(fillings)) };
}

describe('laws of URL templates', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), maxLength: 5 });

  it('law: a free variable takes any text within one segment, and some text', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'https://', '/a'), texts, fc.constantFrom('', '.com', '/b'), (before, filling, after) => {
        const takes = takesAll([template(`${before}{name}${after}`)], template(`${before}${filling}${after}`));
        expect(takes).toBe(filling !== '' && !filling.includes('/'));
      }),
      { numRuns: 300 },
    );
  });

  it('law: a template takes what it stands for, and one of more fillings takes one of fewer', () => {
    const names = fc.uniqueArray(fc.constantFrom('eu', 'us', 'eu.us', 'a/b'), { minLength: 1 });
    fc.assert(
      fc.property(names, names, fc.constantFrom('https://{r}.example.com/{free}', '/{r}', '{free}{r}'), (some, others, url) => {
        const [fewer, more] = [template(url, { r: some }), template(url, { r: [...others, ...some] })];
        expect(takesAll([more], fewer)).toBe(true);
        for (const text of spellings(fewer) ?? []) expect(takesAll([fewer], template(text))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a template', () => {
  it('may be taken by several together', () => {
    const both = template('https://{r}.example.com', { r: ['eu', 'us'] });
    const [eu, us] = [template('https://eu.example.com'), template('https://us.example.com')];
    expect(takesAll([eu, us], both)).toBe(true);
    expect(takesAll([eu], both)).toBe(false);
    expect(takesAll([both], eu)).toBe(true);
  });

  it('that stands for too many URLs is not listed, nor taken by any', () => {
    const digits = [...'0123456789'];
    const many = template('/{a}{b}', { a: digits, b: digits });
    expect(spellings(many)).toBeUndefined();
    expect(takesAll([many], many)).toBe(false);
    expect(spellings(template('/{a}', { a: digits }))).toHaveLength(10);
  });
});
