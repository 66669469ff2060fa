import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/visible.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { errorReport, filledWith } from './sample.ts';

describe('text of a document', () => {
  it('cannot move the cursor, hide, turn the writing direction or fake a line', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['\u001b[2J', '\\u{1b}[2J'],
      ['\u009b31m', '\\u{9b}31m'],
      ['a\nb', 'a\\nb'],
      ['a\rb', 'a\\rb'],
      ['a\tb', 'a\\tb'],
      ['\u0000', '\\u{0}'],
      ['\u202egnp.exe', '\\u{202e}gnp.exe'],
      ['\u2066x\u2069', '\\u{2066}x\\u{2069}'],
      ['\u200b', '\\u{200b}'],
      ['\ufeff', '\\u{feff}'],
      ['\u2028', '\\u{2028}'],
      ['\ud800', '\\u{d800}'],
      ['\u{e0041}', '\\u{e0041}'],
    ];
    for (const [input, output] of cases) expect(visible(input)).toBe(output);
  });

  it('stays as it is when it is only foreign', () => {
    for (const input of ['Grüße', '使用者', '👩‍💻', 'नमस्ते', 'a `b` c']) expect(visible(input)).toBe(input);
  });

  it('becomes ASCII where the terminal has nothing else', () => {
    expect(visible('Grüße', 'ascii')).toBe('Gr\\u{fc}\\u{df}e');
  });

  // Everything that a report holds goes through one gate; this finds the field that somebody forgets.
  it('reaches no screen unescaped, in any field', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', ' ', '`', '\u001b', '\n', '\r', '\u202e', '\u009b', '\u0007', '\ud800', '~', '/'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom('normal' as const, 'verbose' as const, 'quiet' as const),
        fc.constantFrom(80, 140),
        (text, detail, width) => {
          const output = renderText(filledWith(text), { ...defaultTextOptions, detail, width });
          expect(output).not.toMatch(/[^\P{C}\n]/u);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is escaped in errors too', () => {
    const report = { ...errorReport, error: { ...errorReport.error, message: 'bad \u001b[31m', hint: '\u202e', file: 'a\u0007.yaml' } };
    expect(renderText(report, defaultTextOptions)).not.toMatch(/[^\P{C}\n]/u);
  });
});
