import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLines } from '../../src/load/source-text.ts';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\n', '\r\n', '\r', '', ' ', '\n'.repeat(70), 'é\n'.repeat(64)), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('lines and columns are those of the text, whichever way its lines end', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { placeOf, textOf } = createLines(text);
      const lines = text.split(/\r\n|\r|\n/);
      expect(lines.map((_, index) => textOf(index + 1))).toEqual(lines);
      expect(textOf(lines.length + 1)).toBeUndefined();
      for (const { index } of text.matchAll(/[^\r\n]/gu)) {
        const before = text.slice(0, index).split(/\r\n|\r|\n/);
        expect(placeOf(index)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }
    }),
    { numRuns: 200 },
  );
});
