import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { displayWidth } from '../../src/report/text/display-width.ts';
import type { ValueStyle } from '../../src/report/text/value.ts';
import { valueText } from '../../src/report/text/value.ts';

const json: ValueStyle = { notation: 'json', characters: 'unicode', ellipsis: '…' };
const flow: ValueStyle = { ...json, notation: 'flow' };

describe('a value in one line', () => {
  it('is exact JSON where it fits', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        const text = valueText(value as Json, 100_000, json);
        if (text.includes('…') || text.includes('\\u{')) return;
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 300 },
    );
  });

  it('never takes more columns than there are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 1, max: 120 }), fc.constantFrom(json, flow), (value, columns, style) => {
        expect(displayWidth(valueText(value as Json, columns, style))).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 300 },
    );
  });

  it('is written without quotes only where YAML reads the same', () => {
    expect(valueText({ type: 'string', enum: ['red', 'yes', '12', 'a b', ''] }, 80, flow)).toBe(
      '{ type: string, enum: [red, "yes", "12", "a b", ""] }',
    );
  });

  it('counts what it leaves out', () => {
    expect(valueText([1, 2, 3, 4, 5, 6, 7, 8, 9], 22, json)).toBe('[1, 2, 3, 4, … 5 more]');
    expect(valueText({ a: { b: 'too long to be shown' }, c: 1 }, 20, json)).toBe('{ … }');
  });

  it('is cut however huge it is', () => {
    const huge = Array.from({ length: 300_000 }, (_, index) => ({ index, nested: { index } }));
    expect(displayWidth(valueText(huge, 60, json))).toBeLessThanOrEqual(60);
  });

  it('knows wide characters', () => {
    expect(displayWidth('使用者')).toBe(6);
    expect(displayWidth('é')).toBe(1);
    expect(displayWidth('e\u0301')).toBe(1);
  });
});
